namespace ScoReport.Csl.Tests.Properties;

/// <summary>The properties of <see cref="FuzzTests"/> can fail: handed something faulty, each finds the fault in the values of its fixed seed.</summary>
public sealed class FaultTests
{
    const int Values = 100;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    static CitationResult Process(Style style, string? language, IReadOnlyList<Reference> references, IReadOnlyList<Citation> citations) =>
        CitationProcessor.Process(style, LocaleSource.BuiltIn, language, references, citations);

    /// <summary>The property fails and shows the value; <paramref name="why"/> is part of what it says.</summary>
    static void Finds(string why, Action property)
    {
        var failure = Assert.ThrowsAny<Exception>(property);
        Assert.StartsWith("value ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
    }

    static void Finds(string why, FuzzTests.Engine faulty) => Finds(why, () => FuzzTests.Answers(faulty, Values, Patience));

    [Fact]
    public void An_exception_for_one_shape_of_cite() => Finds("a timestamp", static (style, language, references, citations) =>
        citations.SelectMany(static citation => citation.Items).Any(static item => item is { Label: "timestamp", Locator: not null })
            ? throw new InvalidOperationException("a timestamp")
            : Process(style, language, references, citations));

    [Fact]
    public void An_exception_for_one_shape_of_date() => Finds("the year of all years", static (style, language, references, citations) =>
        references.Any(static reference => reference.Dates.Values.Any(static date => date.Parts.Any(static part => part.Year == int.MinValue)))
            ? throw new InvalidOperationException("the year of all years")
            : Process(style, language, references, citations));

    [Fact]
    public void No_answer()
    {
        using var never = new ManualResetEventSlim();
        var patience = TimeSpan.FromMilliseconds(200);
        try
        {
            Finds("no answer after", () => FuzzTests.Answers(Waiting, Values, patience));
        }
        finally
        {
            never.Set();
        }

        CitationResult Waiting(Style style, string? language, IReadOnlyList<Reference> references, IReadOnlyList<Citation> citations)
        {
            if (citations.Count == 6)
            {
                never.Wait();
            }
            return Process(style, language, references, citations);
        }
    }

    [Fact]
    public void A_citation_that_is_lost() => Finds("Assert.Equal", static (style, language, references, citations) =>
        Process(style, language, references, citations) is var result && result.Citations.Length > 4 ? result with { Citations = result.Citations[1..] } : result);

    [Fact]
    public void An_entry_that_is_lost() => Finds("Assert.Equal", static (style, language, references, citations) =>
        Process(style, language, references, citations) is { Bibliography: { Entries.Length: > 3 } list } result ? result with { Bibliography = list with { Entries = list.Entries[..^1] } } : Process(style, language, references, citations));

    [Fact]
    public void An_entry_that_stands_twice() => Finds("Assert.Equal", static (style, language, references, citations) =>
        Process(style, language, references, citations) is { Bibliography: { Entries.Length: > 3 } list } result ? result with { Bibliography = list with { Entries = list.Entries.Add(list.Entries[0]) } } : Process(style, language, references, citations));

    [Fact]
    public void Another_text_the_second_time()
    {
        var n = 0;
        Finds("Assert.Equal", (style, language, references, citations) =>
        {
            var result = Process(style, language, references, citations);
            return n++ % 50 == 49 && result.Citations.Length > 0 ? result with { Citations = result.Citations.SetItem(0, new FormattedCitation { Runs = [new TextRun("other")] }) } : result;
        });
    }

    [Fact]
    public void A_problem_that_points_behind_the_text() => Finds("Assert.InRange", static () => FuzzTests.StylesAreRead(
        static text => Style.Parse(text) is { Style: null } read ? read with { Problems = [read.Problems[0] with { Offset = text.Length + 1 }] } : Style.Parse(text), Values));

    [Fact]
    public void A_style_that_is_refused_without_a_word() => Finds("Assert.NotEmpty", static () => FuzzTests.StylesAreRead(
        static text => Style.Parse(text) is { Style: null } read ? read with { Problems = [] } : Style.Parse(text), Values));

    [Fact]
    public void A_library_with_a_work_twice() => Finds("Assert.Equal", static () => FuzzTests.LibrariesAreRead(
        static text => CslJson.Read(text) is { References.Length: > 2 } read ? read with { References = read.References.Add(read.References[0]) } : CslJson.Read(text), Values));
}

using System.Diagnostics;
using System.Text;
using CsCheck;

namespace ScoReport.Csl.Tests;

/// <summary>Whatever stands in a <c>.bib</c> file, reading it ends, throws nothing, and costs what its length says.</summary>
public sealed class BibLatexProperties
{
    const ulong Seed = 20261128;

    static readonly string[] Pieces =
    [
        "@book{", "@article(", "@string{", "@comment{", "@preamble{", "@xdata{", "\n@inbook{", "}", "}\n", ")", "{", "\"", ",", "=", "#", "%", "\n", " ", "\t",
        "key", "a", "b", "title", "author", "date", "year", "month", "crossref", "xdata", "pages", "langid", "url", "editor", "number", "ids", "options",
        "title = {", "author = \"", "crossref = {a}", "xdata = {b}", "year = 2001", "date = {2001/", "and", " and ", "others", "von", "Last", "First",
        "family=", "given=", "prefix=", "\\", "\\'", "\\\"", "\\c", "\\emph{", "\\enquote{", "\\textsuperscript", "\\url{", "\\href{", "\\foo", "\\em", "\\(",
        "\\ensuremath{", "\\MakeUppercase{", "\\bibstring{phdthesis}", "$", "$$", "^", "_", "~", "--", "---", "``", "''", "'", "`", "?`", "{\\'e}", "\\i", "é",
        "漢", "\uD83D", "\uDE00", "\uFDD0", "\uFDD1", "\0", "0", "1999", "-", "/", "?", "[", "]", ":", ": ", "A", "The", "NATO", "jan", "<i>", "</i>",
    ];

    static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(static i => Pieces[i]);

    static readonly Gen<string> Soup = Piece.Array[0, 60].Select(static pieces => string.Concat(pieces));

    static readonly Gen<string> AnyText = Gen.String[0, 200];

    /// <summary>A sound library with some characters taken out, put in, or doubled.</summary>
    static readonly Gen<string> Mutated = Gen.Select(Gen.Int[0, int.MaxValue], Gen.Select(Gen.Int[0, 100_000], Piece, Gen.Int[0, 30]).Array[1, 6]).Select(static (start, edits) =>
    {
        var text = new StringBuilder(Cases()[start % Cases().Length]);
        foreach (var (at, piece, length) in edits)
        {
            var from = at % (text.Length + 1);
            text.Remove(from, Math.Min(length % 3 == 0 ? length : 0, text.Length - from)).Insert(from, piece);
        }
        return text.ToString();
    });

    static string[]? s_cases;

    static string[] Cases() => s_cases ??=
        [.. Directory.GetFiles(Path.Combine(Folders.Project, "libraries", "bibtex"), "*.txt").Order(StringComparer.Ordinal).Select(static path => Fixture.Read(path).Section("INPUT")!)];

    static void ForAll(Gen<string> texts, int count)
    {
        var random = new PCG(1, Seed);
        for (var i = 0; i < count; i++)
        {
            var text = texts.Generate(random, null, out _);
            try
            {
                Check(BibLatex.Read(text), text);
                Check(BibLatex.Read(text, BibDialect.BibTex), text);
            }
            catch (Exception failure)
            {
                Assert.Fail($"value {i}:\n{text}\n\n{failure}");
            }
        }
    }

    static void Check(LibraryResult result, string text)
    {
        Assert.All(result.References, static reference => Assert.NotEmpty(reference.Id));
        Assert.Equal(result.References.Length, result.References.Select(static reference => reference.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(result.References, reference => Assert.InRange(reference.Span.Offset + reference.Span.Length, 1, text.Length));
        Assert.All(result.References.SelectMany(static reference => reference.Variables.Values), static value => Assert.DoesNotContain(value, static c => c is >= '\uFDD0' and <= '\uFDEF'));
        Assert.All(result.Problems, problem => Assert.InRange(problem.Offset, 0, text.Length));
    }

    [Fact]
    public void Any_text_can_be_read() => ForAll(AnyText, 500);

    [Fact]
    public void Any_mixture_of_its_signs_can_be_read() => ForAll(Soup, 3000);

    [Fact]
    public void A_library_with_errors_put_in_can_be_read() => ForAll(Mutated, 3000);

    /// <summary>Each repeats something that a careless reader would look at again and again.</summary>
    public static TheoryData<string, string> Growing() => new()
    {
        { "entries", "@article{k#, title = {The {Great} Game}, author = {Doe, Jane and von Roe, Rick}, date = {2001-05}}\n" },
        { "unclosed values", "@a{k#, t={\n" },
        { "unclosed quotes", "@a{k#, t=\"\n" },
        { "unclosed comments", "@comment{\n" },
        { "unclosed values on one line", "@a{k#, t={ " },
        { "signs", "@@ " },
        { "groups", "{\\em " },
        { "closers", "} " },
        { "strings", "@string{s# = {x}}\n@a{k#, note = s#}\n" },
        { "missing strings", "@a{k#, note = s#}\n" },
        { "unknown fields", "@a{k#, field# = {x}}\n" },
        { "unknown types", "@t#{k#, note = {x}}\n" },
        { "a chain", "@book{k#, crossref = {k#1}}\n" },
        { "missing parents", "@book{k#, xdata = {m#}}\n" },
        { "one key", "@book{k, title = {x}}\n" },
        { "unknown commands", "@book{k#, title = {\\foo}}\n" },
    };

    [Theory]
    [MemberData(nameof(Growing))]
    public void Ten_times_the_text_takes_about_ten_times_the_time(string name, string line)
    {
        Assert.NotEmpty(name);
        ExpectLinear(Repeated(line, 2_000), Repeated(line, 20_000));
    }

    [Theory]
    [InlineData("@book{k, title = {", "{\\em ", "")]
    [InlineData("@book{k, title = {", "$x^", "}}")]
    [InlineData("@book{k, title = {", "\\(", "}}")]
    [InlineData("@book{k, title = {", "\\'", "}}")]
    [InlineData("@book{k, title = {", "\\ensuremath{", "")]
    [InlineData("@book{k, author = {", "a and ", "}}")]
    [InlineData("@book{k, author = {", "a, ", "}}")]
    [InlineData("@book{k, author = {", "{", "")]
    [InlineData("@book{k, title = {", "A: ", "}}")]
    [InlineData("@book{k, title = {", "{} ", "}}")]
    [InlineData("@book{k, title = {", "<i>", "}}")]
    [InlineData("@book{k, title = ", "{x} # ", "{}}")]
    [InlineData("@book{k, ids = {", "a,", "}}")]
    [InlineData("@book{k, options = {", "a,", "}}")]
    [InlineData("@book{k, ", "title = {x}, ", "}")]
    public void One_long_value_takes_time_by_its_length(string head, string piece, string tail)
    {
        ExpectLinear(head + string.Concat(Enumerable.Repeat(piece, 5_000)) + tail, head + string.Concat(Enumerable.Repeat(piece, 50_000)) + tail);
    }

    [Fact]
    public void Strings_that_double_do_not_explode()
    {
        var text = string.Concat(Enumerable.Range(1, 60).Select(static i => $"@string{{s{i} = s{i - 1} # s{i - 1}}}\n"));
        var result = BibLatex.Read("@string{s0 = {0123456789}}\n" + text + "@book{a, title = s60}");
        Assert.True(Assert.Single(result.References).Variables["title"].Length < 10_000_000);
        Assert.Contains(result.Problems, static problem => problem.Kind == CslProblemKind.UnknownString);
    }

    static string Repeated(string line, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i => line.Replace("k#1", $"k{i + 1}", StringComparison.Ordinal).Replace("#", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));

    // A square would be a hundred times, however often it is read; the machine may be busy with other tests while the larger text is.
    static void ExpectLinear(string small, string large)
    {
        BibLatex.Read(small);
        var (first, second) = (Seconds(small), Seconds(large));
        for (var again = 0; again < 1 || (again < 9 && second >= Most(first)); again++)
        {
            (first, second) = (Math.Min(first, Seconds(small)), Math.Min(second, Seconds(large)));
        }

        Assert.True(second < Most(first), $"{first:0.000} s, then {second:0.000} s");
    }

    static double Most(double first) => (first * 40) + 0.2;

    static double Seconds(string text)
    {
        var watch = Stopwatch.StartNew();
        BibLatex.Read(text);
        return watch.Elapsed.TotalSeconds;
    }
}

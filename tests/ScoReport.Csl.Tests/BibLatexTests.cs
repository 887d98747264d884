using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ScoReport.Csl.Tests;

/// <summary>
/// The cases in <c>libraries/bibtex</c>: a <c>.bib</c> text, what it comes to as CSL-JSON, and its problems. Without the
/// section PROBLEMS a case has none; the section DIALECT may say "bibtex", and LANGUAGE the language of entries that name none. SCOREPORT_REWRITE=1 writes what is expected anew.
/// </summary>
public sealed class BibLatexTests
{
    static readonly string Folder = Path.Combine(Folders.Project, "libraries", "bibtex");

    static readonly bool Rewrites =
        Environment.GetEnvironmentVariable("SCOREPORT_REWRITE") == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    public static TheoryData<string> Cases() =>
        [.. Directory.GetFiles(Folder, "*.txt").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_library_reads_as_its_case_says(string name)
    {
        var path = Path.Combine(Folder, name + ".txt");
        var fixture = Fixture.Read(path);
        var dialect = fixture.Section("DIALECT")?.Trim() == "bibtex" ? BibDialect.BibTex : BibDialect.BibLatex;
        var result = BibLatex.Read(fixture.Section("INPUT")!, dialect, fixture.Section("LANGUAGE")?.Trim());
        var (references, problems) = (ReferenceText.Of(result.References), string.Join('\n', result.Problems.Select(Line)));
        if (Rewrites)
        {
            File.WriteAllText(path, Rewritten(fixture, references, problems));
            return;
        }
        Assert.Equal(fixture.Expected, references);
        Assert.Equal(fixture.Section("PROBLEMS") ?? "", problems);
    }

    static string Line(CslProblem problem) =>
        $"{problem.Line}:{problem.Column}: {problem.Kind}: {problem.Message}" + (problem.Hint is { } hint ? $" ({hint})" : "");

    static string Rewritten(Fixture fixture, string references, string problems)
    {
        var text = new StringBuilder();
        foreach (var (name, body) in ((string, string?)[])[
            ("DESCRIPTION", fixture.Section("DESCRIPTION")), ("DIALECT", fixture.Section("DIALECT")), ("LANGUAGE", fixture.Section("LANGUAGE")), ("INPUT", fixture.Section("INPUT")),
            ("RESULT", references), ("PROBLEMS", problems)])
        {
            if (!string.IsNullOrEmpty(body))
            {
                text.Append(CultureInfo.InvariantCulture, $">>===== {name} =====>>\n{body}\n<<===== {name} =====<<\n\n");
            }
        }
        return text.ToString().TrimEnd() + "\n";
    }

    [Fact]
    public void Problems_stand_at_their_offsets()
    {
        const string Text = "@book{a, title = {One}}\n\n@book{a, titel = {Two}}";
        Assert.All(BibLatex.Read(Text).Problems, static problem =>
        {
            var before = Text[..problem.Offset];
            Assert.Equal(problem.Line, before.Count(static c => c == '\n') + 1);
            Assert.Equal(problem.Column, problem.Offset - before.LastIndexOf('\n'));
        });
    }

    [Fact]
    public void An_entry_and_its_key_have_their_spans()
    {
        const string Text = "% a comment\n@Book{key:1,\n  title = {One},\n}\n";
        var reference = Assert.Single(BibLatex.Read(Text).References);
        Assert.Equal("@Book{key:1,\n  title = {One},\n}", Text.Substring(reference.Span.Offset, reference.Span.Length));
        Assert.Equal("key:1", Text.Substring(reference.IdSpan.Offset, reference.IdSpan.Length));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("No entries here, but a me@example.org.\n")]
    [InlineData("\uFEFF@comment{nothing}\n")]
    public void A_text_without_entries_is_an_empty_library(string text)
    {
        var result = BibLatex.Read(text);
        Assert.Empty(result.References);
        Assert.Empty(result.Problems);
    }

    /// <summary>What the engine writes as BibLaTeX it reads again: keys, types, names, dates and titles.</summary>
    [Fact]
    public void References_survive_being_written_and_read()
    {
        var json = File.ReadAllText(Path.Combine(Folders.Project, "..", "..", "content", "references.json"));
        var written = CslJson.Read(json).References.Where(static reference => BibLatexFormat.Write([reference]).Length > 0).ToList();
        var read = BibLatex.Read(BibLatexFormat.Write(written));
        Assert.Empty(read.Problems);
        Assert.Equal(written.Select(Kept), read.References.Select(Kept));
    }

    // A family name of two words alone and the name of a body are written alike.
    static string Kept(Reference reference) => string.Join(" | ",
        reference.Id, Plain(reference, "title"), Plain(reference, "container-title"), Plain(reference, "volume"), Plain(reference, "page"), Plain(reference, "DOI"), Plain(reference, "URL"),
        string.Join("; ", reference.Names.GetValueOrDefault("author", []).Select(static name => $"{name.Literal}{name.NonDroppingParticle}{name.DroppingParticle}{name.Family}, {name.Given}, {name.Suffix}")),
        reference.Dates.TryGetValue("issued", out var date) ? string.Join('/', date.Parts) : "");

    static string Plain(Reference reference, string variable) =>
        Regex.Replace(reference.Variables.GetValueOrDefault(variable, ""), "<[^>]+>", "").Replace('’', '\'').ToUpperInvariant();
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ScoReport.Benchmarks.Corpora;

/// <summary>A work that chapters cite.</summary>
public sealed record Work(string Key, string Family, string Given, int Year, string Title, string Journal);

/// <summary>One chapter: what every tool is given, in the words that are the same for all of them.</summary>
/// <param name="Number">From 1, over the whole corpus.</param>
/// <param name="Part">From 1.</param>
/// <param name="Slug">File name without its ending.</param>
/// <param name="Title">Title.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Body">Markdown; <c>⟦link:N⟧</c> stands for the address of chapter N, <c>⟦cite:K⟧</c> for a citation of work K.</param>
public sealed record Page(int Number, int Part, string Slug, string Title, string Summary, string Body);

/// <summary>Pages of about 600 words with the structure that real chapters have. The same number gives the same pages, everywhere.</summary>
public sealed record Corpus(ImmutableArray<Page> Pages, ImmutableArray<Work> Works)
{
    const int PagesInPart = 50;
    const int MostWorks = 300;
    const ulong Seed = 20261124;

    /// <summary>The corpus of <paramref name="count"/> pages.</summary>
    public static Corpus Of(int count)
    {
        var works = WorksOf(Math.Min(MostWorks, count * 3));
        return new Corpus([.. Enumerable.Range(1, count).Select(number => PageOf(number, count, works))], works);
    }

    /// <summary>Name of a part's folder.</summary>
    public static string Folder(int part) => string.Create(CultureInfo.InvariantCulture, $"part-{part:000}");

    static ImmutableArray<Work> WorksOf(int count)
    {
        var prose = new Prose(Seed);
        string Name() => Capital(prose.Word().Replace("'", "", StringComparison.Ordinal)) + (char)('a' + prose.Next(26)) + (char)('a' + prose.Next(26));
        return [.. Enumerable.Range(0, count).Select(i => new Work(
            string.Create(CultureInfo.InvariantCulture, $"work-{i:000}"), Name(), Name(), 1980 + prose.Next(45), prose.Phrase(6), "Journal of " + prose.Phrase(2)))];
    }

    static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    static Page PageOf(int number, int count, ImmutableArray<Work> works)
    {
        var prose = new Prose(Seed + ((ulong)number * 7919));
        var title = prose.Phrase(4).Replace("'", "", StringComparison.Ordinal);
        var slug = string.Create(CultureInfo.InvariantCulture, $"{title.ToLowerInvariant().Replace(' ', '-')}-{number}");
        return new Page(number, ((number - 1) / PagesInPart) + 1, slug, title, prose.Phrase(14) + ".", Body(prose, number, count, works));
    }

    static string Body(Prose prose, int number, int count, ImmutableArray<Work> works)
    {
        var text = new StringBuilder();
        string Cite(int nth) => $"⟦cite:{works[((number * 3) + nth) % works.Length].Key}⟧";
        string Link() => $"[{prose.Phrase(3)}](⟦link:{1 + prose.Next(count)}⟧)";

        Paragraph(text, prose, 4, " " + Cite(0) + ".");
        Paragraph(text, prose, 4, " See also [the page before](⟦link:" + Math.Max(1, number - 1) + "⟧)." + Note(1));

        Heading(text, prose, 2);
        Paragraph(text, prose, 5, " " + Link() + " " + Cite(1) + ".");
        List(text, prose, ordered: false, Link());

        Heading(text, prose, 3);
        Paragraph(text, prose, 4, Note(2));
        Table(text, prose);

        Heading(text, prose, 2);
        Paragraph(text, prose, 5, " " + Cite(2) + ".");
        Code(text, prose);
        text.Append("> ").Append(prose.Sentence()).Append("\n> ").Append(prose.Sentence()).Append("\n\n");

        Heading(text, prose, 3);
        Paragraph(text, prose, 4, " " + Link() + " and [a site](https://example.org/" + number + ").");
        List(text, prose, ordered: true, "");

        Heading(text, prose, 2);
        Paragraph(text, prose, 5, Note(3));
        Paragraph(text, prose, 3, "");
        for (var n = 1; n <= 3; n++)
        {
            text.Append("[^n").Append(n).Append("]: ").Append(prose.Sentence()).Append("\n\n");
        }

        return text.ToString();
    }

    static string Note(int number) => string.Create(CultureInfo.InvariantCulture, $"[^n{number}]");

    static void Heading(StringBuilder text, Prose prose, int level) => text.Append('#', level).Append(' ').Append(prose.Phrase(4)).Append("\n\n");

    static void Paragraph(StringBuilder text, Prose prose, int sentences, string end)
    {
        for (var i = 0; i < sentences; i++)
        {
            text.Append(i == 0 ? "" : " ").Append(prose.Sentence());
        }

        text.Append(end).Append("\n\n");
    }

    static void List(StringBuilder text, Prose prose, bool ordered, string last)
    {
        for (var i = 1; i <= 4; i++)
        {
            text.Append(ordered ? i.ToString(CultureInfo.InvariantCulture) + ". " : "- ").Append(prose.Phrase(5)).Append(i == 4 && last.Length > 0 ? " " + last : "").Append('\n');
        }

        text.Append('\n');
    }

    static void Table(StringBuilder text, Prose prose)
    {
        text.Append("| Country | Year | Amount | Share |\n|:--|--:|--:|:-:|\n");
        for (var i = 0; i < 6; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {prose.Phrase(2)} | {1990 + prose.Next(30)} | {prose.Next(10000)}.{prose.Next(10)} | {prose.Next(100)}% |\n");
        }

        text.Append('\n');
    }

    static void Code(StringBuilder text, Prose prose)
    {
        text.Append("```python\nimport math\n\n");
        text.Append(CultureInfo.InvariantCulture, $"def share(amount, total={prose.Next(1000)}):\n    \"\"\"What part of the total it is.\"\"\"\n");
        text.Append("    if total == 0:\n        return None  # nothing to share\n    return math.floor(100 * amount / total)\n\n");
        text.Append(CultureInfo.InvariantCulture, $"for n in range({prose.Next(100)}):\n    print(\"{prose.Phrase(2).Replace("'", "", StringComparison.Ordinal)}\", share(n))\n```\n\n");
    }
}

using System.Text;
using CsCheck;
using ScoReport.Sources;

namespace ScoReport.Tests.Properties;

/// <summary>Reports with real structure and nothing wrong in them, made of numbers.</summary>
static class MadeReport
{
    static readonly string[] Languages = ["en", "de", "fr", "es", "ru", "zh-Hans", "fa"];
    static readonly string[] Styles = ["author-date", "numeric", "notes"];

    /// <summary>The files of a report in an order of their own.</summary>
    public static Gen<IReadOnlyList<FileEntry>> Reports { get; } =
        from chapters in Gen.Int[1, 6]
        from language in Gen.OneOf(Languages)
        from style in Gen.OneOf(Styles)
        from choices in Gen.Int[0, 11].Array[6 * 8]
        select Files(chapters, language, style, choices);

    static IReadOnlyList<FileEntry> Files(int chapters, string language, string style, int[] choices)
    {
        var files = new Dictionary<string, string>
        {
            ["report.yaml"] = $$"""
                title: A made report
                language: {{language}}
                date: 2026-11-24
                base-url: https://example.org/r
                citation: { style: {{style}} }
                chapters: ["chapters/**/*.md"]
                key-findings: ["Found [@r0]."]
                outputs: [site, zip]

                """,
            ["references.json"] = "[" + string.Join(",", Enumerable.Range(0, 4).Select(Reference)) + "]",
            ["glossary.yaml"] = "terms:\n  - {term: Word, definition: 'Cites [@r1], see [chapter](chapters/01-c0.md).', see: [Wort]}\n  - {term: Wort, definition: D.}\n",
            ["data/datapackage.yaml"] = "resources:\n  - name: t\n    path: t.csv\n    schema: {primaryKey: k, fields: [{name: k}, {name: n, type: number}]}\n",
            ["data/t.csv"] = "k,n\nI,1234.5\ni,-0.5\nı,\n",
            ["chapters/map.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        };
        for (var i = 0; i < chapters; i++)
        {
            files.Add(PathOf(i), Chapter(i, chapters, choices.AsSpan(i * 8, 8)));
        }

        return [.. files.Select(static f => FileEntry.OfText(f.Key, f.Value))];
    }

    // Two authors and two years each, so that citations have to be told apart.
    static string Reference(int i) => $$$"""
        {"id": "r{{{i}}}", "type": "book", "title": "Title {{{i}}}", "author": [{"family": "Name{{{i % 2}}}", "given": "G"}], "issued": {"date-parts": [[200{{{i / 2}}}]]}}
        """;

    // Every third chapter lies in a folder, and is so in a part.
    static string PathOf(int chapter) => (chapter % 3 == 2 ? "chapters/part-I/" : "chapters/") + $"{chapter + 1:00}-c{chapter}.md";

    static string LinkTo(int from, int to) => from % 3 == 2
        ? (to % 3 == 2 ? "" : "../") + PathOf(to)[(to % 3 == 2 ? "chapters/part-I/" : "chapters/").Length..]
        : PathOf(to)["chapters/".Length..];

    static string Chapter(int index, int count, ReadOnlySpan<int> choices)
    {
        var text = new StringBuilder();
        text.Append("---\nid: sec-c").Append(index).Append("\ntitle: Title I of *").Append(index).Append("*\nsummary: About @sec-c0 [@r").Append(index % 4).Append("].\naliases: [old/c").Append(index).Append(".html]\n---\n\n");
        for (var n = 0; n < choices.Length; n++)
        {
            var other = choices[n] % count;
            text.Append(choices[n] switch
            {
                0 => $"## Background\n\nText [@r{n % 4}, p. {n}].\n\n",
                1 => $"## Section I {{#sec-s{index}-{n}}}\n\nSee @sec-s{index}-{n} and @sec-c{other}.\n\n### İstanbul ığ\n\n",
                2 => $"Word[^n{n}] and again[^n{n}].\n\n[^n{n}]: Note of @r{n % 4} [p. 3].\n\n",
                3 => $"![A map of {n} [@r2].](../map.svg){{#fig-f{index}-{n}}}\n\nSee @fig-f{index}-{n}.\n\n".Replace("../", index % 3 == 2 ? "../" : "", StringComparison.Ordinal),
                4 => $"::: {{#tbl-t{index}-{n} .table data=\"t\" sort=\"-n\"}}\nCaption [@r3].\n:::\n\nSee @tbl-t{index}-{n}.\n\n",
                5 => $"[Chapter]({LinkTo(index, other)}) and [id]({LinkTo(index, other)}#sec-c{other}).\n\n",
                6 => $"::: {{.note #note-{index}-{n}}}\n\"Quoted 'text' in a box\" -- [here](#note-{index}-{n}).\n:::\n\n",
                7 => "- [ ] one\n- [x] two `code`\n\n> Quote with {{ t[\"I\"].n }}\n\n",
                8 => $"::: {{#tbl-w{index}-{n}}}\n| A | B |\n|---|--:|\n| I | 1,5 |\n\nWritten caption.\n:::\n\n",
                9 => "```csharp\nvar i = 1; // İ\n```\n\nTerm\n:   Definition.\n\n",
                10 => "[term](" + (index % 3 == 2 ? "../../" : "../") + "glossary.yaml#wort) and [data](" + (index % 3 == 2 ? "../../" : "../") + "data/t.csv)\n\n",
                _ => $"@r{n % 4} says, as do others [see @r0; -@r1; @r2; @r3].\n\n",
            });
        }

        return text.ToString();
    }
}

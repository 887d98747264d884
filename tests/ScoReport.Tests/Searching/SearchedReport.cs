using System.Globalization;
using System.Text.Json;
using ScoReport.Sources;

namespace ScoReport.Tests.Searching;

/// <summary>The search files of a build, read as a browser reads them.</summary>
sealed class SearchedReport
{
    const string Last = "ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`{";
    const string High = "!#$%&'()*+,-./:;";

    SearchedReport(Built built, JsonElement head)
    {
        (Built, Head) = (built, head);
        var pages = head.GetProperty("pages").EnumerateArray().SelectMany(static p => Enumerable.Repeat(p[0].GetString()!, p[2].GetInt32())).ToList();
        var texts = Shards("texts").SelectMany(static s => s.EnumerateArray()).Select(static e => e.GetString()!).ToList();
        var own = pages.TakeWhile(static page => !OfTheme.Contains(page)).Count();
        (Pages, Texts, Kinds) = (pages[..own], texts[..own], head.GetProperty("kinds").GetString()![..own]);
        AboutItself = [.. pages.Zip(texts, static (page, text) => page + "\t" + text).Skip(own)];
        var blocks = Shards("terms").SelectMany(static s => s.EnumerateArray()).ToList();
        Blocks = [.. blocks.Select(static b => b[0].GetString()!)];
        Words = blocks.SelectMany(static b => Read(b[0].GetString()!, b[1].GetString()!)).Select(w => (w.Word, Postings: string.Join(' ', w.Postings.Where(p => int.Parse(p.TrimEnd(Signs), CultureInfo.InvariantCulture) < own))))
            .Where(static w => w.Postings.Length > 0).ToDictionary(static w => w.Word, static w => w.Postings);
    }

    // Every report has these, last of all and in the theme's words.
    static readonly string[] OfTheme = ["cite.html", "about.html"];

    // Of fields and counts; Searching/PostingCode.cs.
    static readonly char[] Signs = ['<', '=', '>', '?', '@', '|', '}', ' '];

    public Built Built { get; }

    public JsonElement Head { get; }

    /// <summary>Anchor, heading and text of each entry, with tabs between them.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The page of each entry.</summary>
    public IReadOnlyList<string> Pages { get; }

    /// <summary>Where each word stands: entries, each with the signs of its fields and its count.</summary>
    public IReadOnlyDictionary<string, string> Words { get; }

    /// <summary>The first word of each block of words that is decoded by itself.</summary>
    public IReadOnlyList<string> Blocks { get; }

    public string Kinds { get; }

    /// <summary>Page, anchor, heading and text of the entries that tell of the report itself, which are not among the others.</summary>
    public IReadOnlyList<string> AboutItself { get; }

    /// <summary>Every file of the index, in one text.</summary>
    public string All => string.Concat(Built.Files.Keys.Where(static p => p.StartsWith("site/search/", StringComparison.Ordinal)).Select(Built.Text));

    public static SearchedReport Of(params (string Path, string Text)[] files) => Of(Build(files));

    public static SearchedReport Of(Built built) => new(built, Handed(built, "index"));

    public static Built Build(params (string Path, string Text)[] files) =>
        Built.Of(FileTree.Of(files.Prepend(("report.yaml", "title: A report\nlanguage: en\nchapters: [chapters/*.md]\noutputs: [site]\n")).GroupBy(static f => f.Item1).Select(static g => FileEntry.OfText(g.Key, g.Last().Item2))));

    static JsonElement Handed(Built built, string name)
    {
        var text = built.Text($"site/search/{name}.js");
        var start = $"scoreportSearch(\"{name}\",";
        Assert.StartsWith(start, text, StringComparison.Ordinal);
        Assert.EndsWith(")\n", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text[start.Length..^2]);
        return json.RootElement.Clone();
    }

    IEnumerable<JsonElement> Shards(string list) =>
        Head.GetProperty(list).EnumerateArray().Select(shard => Handed(Built, shard[1].GetString()!));

    // A block of words; the word that stands before it is the first in it.
    static IEnumerable<(string Word, List<string> Postings)> Read(string first, string shard)
    {
        Assert.StartsWith("0" + first, shard, StringComparison.Ordinal);
        var before = "";
        for (var at = 0; at < shard.Length;)
        {
            var shared = char.IsAsciiDigit(shard[at]) ? shard[at] - '0' : shard[at] - 'a' + 10;
            var word = at + 1;
            var end = word;
            while (shard[end] >= 0x80 || char.IsAsciiLetterLower(shard[end]) || char.IsAsciiDigit(shard[end]))
            {
                end++;
            }

            before = before[..shared] + shard[word..end];
            var (entry, high, postings) = (-1, 0, new List<string>());
            for (at = end; at < shard.Length && !(shard[at] >= 0x80 || char.IsAsciiLetterLower(shard[at]) || char.IsAsciiDigit(shard[at])); at++)
            {
                if (High.Contains(shard[at]))
                {
                    high = (high * 16) + High.IndexOf(shard[at], StringComparison.Ordinal);
                }
                else if (Last.Contains(shard[at]))
                {
                    entry += (high * 32) + Last.IndexOf(shard[at], StringComparison.Ordinal) + 1;
                    high = 0;
                    postings.Add(entry.ToString(CultureInfo.InvariantCulture));
                }
                else
                {
                    postings[^1] += shard[at];
                }
            }

            yield return (before, postings);
        }
    }
}

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
        Texts = [.. Shards("e", "texts").SelectMany(static s => s.EnumerateArray()).Select(static e => e.GetString()!)];
        Words = Shards("t", "terms").SelectMany(static s => Read(s.GetString()!)).ToDictionary(static w => w.Word, static w => w.Postings);
        Pages = [.. head.GetProperty("pages").EnumerateArray().SelectMany(static p => Enumerable.Repeat(p[0].GetString()!, p[2].GetInt32()))];
    }

    public Built Built { get; }

    public JsonElement Head { get; }

    /// <summary>Anchor, heading and text of each entry, with tabs between them.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The page of each entry.</summary>
    public IReadOnlyList<string> Pages { get; }

    /// <summary>Where each word stands: entries, each with the signs of its fields and its count.</summary>
    public IReadOnlyDictionary<string, string> Words { get; }

    public string Kinds => Head.GetProperty("kinds").GetString()!;

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

    IEnumerable<JsonElement> Shards(string kind, string list) =>
        Head.GetProperty(list).EnumerateArray().Select((shard, i) => Handed(Built, $"{kind}{i}-{shard[1].GetString()}"));

    static IEnumerable<(string Word, string Postings)> Read(string shard)
    {
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
                    postings.Add(entry.ToString(System.Globalization.CultureInfo.InvariantCulture));
                }
                else
                {
                    postings[^1] += shard[at];
                }
            }

            yield return (before, string.Join(' ', postings));
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using ScoReport.Arranging;
using ScoReport.Rendering;
using ScoReport.Sources;

namespace ScoReport.Searching;

/// <summary>
/// The index as plain scripts below <c>search/</c>, which a page can load from a file too: <c>index.js</c> with pages and entries,
/// shards of words (<c>t…</c>) and shards of texts (<c>e…</c>), each loaded when a query needs it. A shard's name ends in a hash of
/// what is in it, so that a copy that a browser keeps is never taken for a newer one.
/// </summary>
public static partial class SearchFiles
{
    /// <summary>Folder of the index.</summary>
    public const string Folder = "search";

    // The theme's script that reads the index; without it nobody would.
    const string Reader = "assets/search.js";

    // Characters of a shard. What a browser feels is the number of files, not their size; what a network feels is the size.
    const int MostOfWords = 64_000;
    const int MostOfTexts = 32_000;

    // Texts of a short report: the first three letters of a question need nearly all of them.
    const int ShortReport = 384_000;
    const int FilesOfShortReport = 4;

    // Characters of words that are decoded together.
    const int MostOfBlock = 12_000;

    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The files; none for a theme that has no search, or a report that wants none.</summary>
    public static FileTree Of(Site site, Theme theme)
    {
        if (!site.Report.Config.HasSearch || !theme.Assets.Contains(Reader))
        {
            return FileTree.Empty;
        }

        string[][] names = [.. SearchIndex.Names(site.Report.Glossary)];
        var index = SearchIndex.Of(EntryReader.Read(site, theme), site.Report.Config.Language, names);
        var terms = TermShards(index);
        var texts = TextShards(index);
        return FileTree.Of([.. terms.Select(static s => s.File), .. texts.Select(static s => s.File), new FileEntry($"{Folder}/index.js", () => Head(index, names, terms, texts))]);
    }

    sealed record Shard(string First, int FirstEntry, string Name, FileEntry File);

    static ImmutableArray<Shard> TermShards(SearchIndex index)
    {
        var shards = ImmutableArray.CreateBuilder<Shard>();
        var blocks = new List<Block>();
        var size = 0;
        foreach (var block in Blocks(index))
        {
            blocks.Add(block);
            size += block.Words.Length;
            if (size >= MostOfWords)
            {
                Close();
            }
        }

        Close();
        return shards.DrainToImmutable();

        void Close()
        {
            if (blocks.Count > 0)
            {
                Block[] all = [.. blocks];
                shards.Add(Made("t", shards.Count, all[0].First, 0, json => Lists(json, all, static (json, block) =>
                {
                    json.WriteStringValue(block.First);
                    json.WriteStringValue(block.Words);
                })));
                blocks.Clear();
                size = 0;
            }
        }
    }

    // Words that can be read without those before them, and the first of them.
    sealed record Block(string First, string Words);

    static IEnumerable<Block> Blocks(SearchIndex index)
    {
        var words = new StringBuilder();
        var (first, before) = ("", "");
        foreach (var (term, postings) in index.Terms)
        {
            first = words.Length == 0 ? term : first;
            PostingCode.Write(words, before, term, postings);
            before = term;
            if (words.Length >= MostOfBlock)
            {
                yield return new Block(first, words.ToString());
                words.Clear();
                before = "";
            }
        }

        if (words.Length > 0)
        {
            yield return new Block(first, words.ToString());
        }
    }

    static ImmutableArray<Shard> TextShards(SearchIndex index)
    {
        var shards = ImmutableArray.CreateBuilder<Shard>();
        var lines = new List<string>();
        var (size, count) = (0, 0);
        string[] texts = [.. index.Pages.SelectMany(static p => p.Entries).Select(static entry => $"{entry.Anchor}\t{White().Replace(entry.Heading, " ")}\t{Lines(entry)}")];
        var all = texts.Sum(static line => line.Length);
        var most = all > ShortReport ? MostOfTexts : Math.Max(MostOfTexts, all / FilesOfShortReport);
        foreach (var line in texts)
        {
            lines.Add(line);
            size += line.Length;
            count++;
            if (size >= most)
            {
                Close();
            }
        }

        Close();
        return shards.DrainToImmutable();

        void Close()
        {
            if (lines.Count > 0)
            {
                string[] own = [.. lines];
                shards.Add(Made("e", shards.Count, "", count - own.Length, json => WriteAll(json, own)));
                lines.Clear();
                size = 0;
            }
        }
    }

    // A find is shown with one sentence, so each is a line; a reference is shown whole.
    static string Lines(SearchEntry entry)
    {
        var text = entry.Shown.Replace('\t', ' ');
        return entry.Kind == EntryKind.Reference ? text : SentenceEnd().Replace(text, "$1\n");
    }

    static void WriteAll(Utf8JsonWriter json, IEnumerable<string> all)
    {
        json.WriteStartArray();
        foreach (var one in all)
        {
            json.WriteStringValue(one);
        }

        json.WriteEndArray();
    }

    static Shard Made(string kind, int number, string first, int firstEntry, Action<Utf8JsonWriter> write)
    {
        var data = Json(write);
        var name = string.Create(CultureInfo.InvariantCulture, $"{kind}{number}-{Hash(data)}");
        return new Shard(first, firstEntry, name, FileEntry.Of($"{Folder}/{name}.js", Script(name, data)));
    }

    static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            write(json);
        }

        return bytes.ToArray();
    }

    static byte[] Script(string name, ReadOnlySpan<byte> data) => [.. "scoreportSearch(\""u8, .. Encoding.UTF8.GetBytes(name), .. "\","u8, .. data, .. ")\n"u8];

    // FNV-1a, 64 bits, of which 40 are kept: names of one build differ by their number already.
    static string Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in bytes)
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return (hash >> 24).ToString("x10", CultureInfo.InvariantCulture);
    }

    static byte[] Head(SearchIndex index, string[][] names, ImmutableArray<Shard> terms, ImmutableArray<Shard> texts) => Script("index", Json(json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("pages");
        Lists(json, index.Pages, static (json, page) =>
        {
            json.WriteStringValue(page.Path);
            json.WriteStringValue(page.Title);
            json.WriteNumberValue(page.Entries.Length);
        });
        json.WriteString("kinds", string.Concat(index.Pages.SelectMany(static p => p.Entries).Select(Sign)));
        json.WriteString("lengths", string.Concat(index.Lengths.Select(Sign)));
        json.WritePropertyName("terms");
        Lists(json, terms, static (json, shard) =>
        {
            json.WriteStringValue(shard.First);
            json.WriteStringValue(shard.Name);
        });
        json.WritePropertyName("texts");
        Lists(json, texts, static (json, shard) =>
        {
            json.WriteNumberValue(shard.FirstEntry);
            json.WriteStringValue(shard.Name);
        });
        json.WriteStartArray("names");
        foreach (var line in names)
        {
            WriteAll(json, line);
        }

        json.WriteEndArray();
        json.WritePropertyName("stops");
        WriteAll(json, index.StopWords.Order(StringComparer.Ordinal));
        json.WriteEndObject();
    }));

    // A list of lists.
    static void Lists<T>(Utf8JsonWriter json, IEnumerable<T> all, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray();
        foreach (var one in all)
        {
            json.WriteStartArray();
            write(json, one);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    static char Sign(SearchEntry entry) => entry.Kind switch
    {
        EntryKind.Section => (char)('0' + entry.Level),
        EntryKind.Table => 't',
        EntryKind.Figure => 'f',
        EntryKind.Note => 'n',
        // Entries of a list, which are no less about a word for being longer.
        EntryKind.Reference or EntryKind.Dataset => 'r',
        _ => 'g',
    };

    // Four steps to a doubling are exact enough, and one character.
    static char Sign(int length) => (char)('0' + Math.Round(4 * Math.Log2(length + 1)));

    [GeneratedRegex(@"[\t\r\n]+")]
    private static partial Regex White();

    [GeneratedRegex("""([.!?؟]["”’»)\]]*)\s+(?![\p{Ll}\d\s])|(?<=[。！？])(?=.)""")]
    private static partial Regex SentenceEnd();
}

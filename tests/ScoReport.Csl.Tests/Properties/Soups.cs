using System.Collections.Immutable;
using CsCheck;
using ScoReport.Csl.Model;

namespace ScoReport.Csl.Tests.Properties;

/// <summary>References, citations and texts as nobody would write them, made of what matters to the engine.</summary>
static class Soups
{
    static readonly string[] Words =
    [
        "", " ", "a", "The", "of", "SCO", "Шанхай", "上海", "سازمان", "Oʻzbekiston", "d’", "van der", "Jr.", "12", "12-3", "S1–S9", "e123", "xii-xiv", "2nd", "No. 5", "1,2 & 3",
        "\"", "“", "”", "'", "’", "‘", "<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "<span class=\"nocase\">", "</span>", "<sc>", "&amp;", "&", "<", ">", "?", "!", ".", "..", ",", ":", ";", "(", ")", "[", "-", "–",
        "https://example.org/", "10.1/x", "\u00A0", "\n", "\t", "\u0301", "\uD800", "😀", "«", "»", "\\-", "{", "\0",
    ];

    public static readonly Gen<string> Text = Gen.OneOf(Words).Array[0, 8].Select(static words => string.Concat(words));

    static readonly Gen<string> Short = Gen.OneOf(Gen.Const(""), Gen.Const(""), Text);

    public static readonly Gen<Name> Name = Gen.Select(
        Gen.Select(Text, Short, Short, Short), Gen.Select(Short, Short, Gen.Bool, Gen.Bool),
        static (a, b) => new Name { Family = a.Item1, Given = a.Item2, DroppingParticle = a.Item3, NonDroppingParticle = a.Item4, Suffix = b.Item1, Literal = b.Item2.Length > 0 ? b.Item2 : null, StaticOrdering = b.Item3, CommaSuffix = b.Item4 });

    static readonly Gen<int> Year = Gen.OneOf(Gen.Int[1990, 2030], Gen.Int[-500, 500], Gen.OneOf(int.MinValue, int.MaxValue, 0, -1, 9999, 10000));

    static readonly Gen<DateParts> Part = Gen.Select(Year, Gen.Int[-1, 26], Gen.Int[-1, 40], static (year, month, day) => new DateParts(year, month, day));

    public static readonly Gen<DateVariable> Date = Gen.Select(
        Part.Array[0, 3], Short, Short, Gen.Bool, static (parts, literal, season, uncertain) => new DateVariable
        {
            Parts = [.. parts],
            Literal = literal.Length > 0 ? literal : null,
            SeasonText = season.Length > 0 ? season : null,
            IsUncertain = uncertain,
        });

    static readonly string[] Types = [.. Vocabulary.Types.Order(StringComparer.Ordinal), "", "unheard-of"];
    static readonly string[] Variables =
    [
        "title", "title-short", "container-title", "collection-title", "volume-title", "volume", "issue", "page", "page-first", "edition", "number", "number-of-pages", "number-of-volumes", "chapter-number", "publisher",
        "publisher-place", "event-title", "event-place", "genre", "medium", "status", "version", "URL", "DOI", "ISBN", "language", "note", "archive", "archive_location", "authority", "references", "original-title", "citation-label", "no-such",
    ];

    static Gen<Dictionary<string, T>> Map<T>(string[] keys, Gen<T> values, int most) =>
        Gen.Select(Gen.OneOf(keys), values).Array[0, most].Select(static pairs => pairs.DistinctBy(static pair => pair.Item1).ToDictionary(static pair => pair.Item1, static pair => pair.Item2));

    public static readonly Gen<Reference> Reference = Gen.Select(
        Gen.Select(Gen.OneOf("a", "b", "c", "d", "e", "f"), Gen.OneOf(Types)),
        Map(Variables, Text, 12),
        Map([.. Vocabulary.NameVariables.Order(StringComparer.Ordinal), "author", "author", "editor"], Name.Array[0, 5].Select(static names => names.ToImmutableArray()), 5),
        Map([.. Vocabulary.DateVariables.Order(StringComparer.Ordinal), "issued", "issued"], Date, 4),
        static (head, variables, names, dates) => new Reference { Id = head.Item1, Type = head.Item2, Variables = variables, Names = names, Dates = dates });

    static readonly Gen<CitationItem> Item = Gen.Select(
        Gen.Select(Gen.OneOf("a", "b", "c", "d", "e", "f", "unknown"), Short, Gen.OneOf(null, "page", "chapter", "sub verbo", "sub-verbo", "timestamp", "unheard-of", "")),
        Gen.Select(Short, Short, Gen.Bool, Gen.Bool),
        static (head, rest) => new CitationItem
        {
            Id = head.Item1,
            Locator = head.Item2.Length > 0 ? head.Item2 : null,
            Label = head.Item3,
            Prefix = rest.Item1.Length > 0 ? [new TextRun(rest.Item1)] : [],
            SuffixMarkup = rest.Item2,
            SuppressAuthor = rest.Item3 && rest.Item4,
            AuthorOnly = rest.Item3 && !rest.Item4,
        });

    public static readonly Gen<Citation> Citation = Gen.Select(
        Item.Array[0, 5], Gen.Int[0, 6], Gen.Enum<CitationMode>(), Gen.Bool,
        static (items, note, mode, starts) => new Citation { Items = [.. items], NoteIndex = note, Mode = mode, StartsPart = starts });

    public static readonly Gen<string> Language = Gen.OneOf("en-US", "en-GB", "de", "fr-FR", "ru-RU", "zh-CN", "fa-IR", "es", "tr", "xx-YY", "", "a_b-c", "🙂", "de-DE-u-co-phonebk", "sr-Latn-RS");

    /// <summary>A text with pieces of it removed, doubled, exchanged or put in by accident.</summary>
    public static Gen<string> Mutated(string text, string[] pieces, int most) =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, text.Length], Gen.Int[0, text.Length], Gen.OneOf(pieces)).Array[1, most]
            .Select(changes => changes.Aggregate(text, static (now, change) => Changed(now, change.Item1, change.Item2, change.Item3, change.Item4)));

    static string Changed(string text, int kind, int from, int to, string piece)
    {
        (from, to) = (Math.Min(Math.Min(from, to), text.Length), Math.Min(Math.Max(from, to), text.Length));
        var near = Math.Min(text.Length, from + ((to - from) % 60));
        return kind switch
        {
            0 => text.Insert(from, piece),
            1 => text.Remove(from, near - from),
            2 => text.Insert(from, text[from..near]),
            3 => text[..near] + piece + text[near..],
            4 when from % 7 == 0 => text[..from],
            _ => text.Remove(from, Math.Min(1, text.Length - from)).Insert(from, piece),
        };
    }
}

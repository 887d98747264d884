using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>
/// Takes the keys of one mapping by name and type, reporting what is missing or wrong; <see cref="Finish"/> then reports
/// what was not asked for. A text is never read as a list of one: that would be a second way of writing each list.
/// </summary>
public sealed partial class YamlReader
{
    readonly Dictionary<string, YamlEntry> _entries = new(StringComparer.Ordinal);
    readonly List<string> _known = [];
    readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    readonly Diagnostics _diagnostics;

    YamlReader(YamlMapping mapping, string what, bool isComplete, Diagnostics diagnostics)
    {
        Mapping = mapping;
        What = what;
        IsComplete = isComplete;
        _diagnostics = diagnostics;
        foreach (var entry in mapping.Entries)
        {
            _entries.TryAdd(entry.Key, entry);
        }
    }

    /// <summary>The mapping being read.</summary>
    public YamlMapping Mapping { get; }

    /// <summary>What the mapping is, for messages: "report.yaml", "front matter".</summary>
    public string What { get; }

    /// <summary>Whether the mapping could be read to its end. What could not be read is unknown, and so not missing.</summary>
    public bool IsComplete { get; }

    /// <summary>
    /// Reads <paramref name="text"/>, which stands in <paramref name="file"/> at <paramref name="offset"/>, as a mapping
    /// called <paramref name="what"/> in messages. Reports what cannot be read; the keys before that are there.
    /// </summary>
    public static YamlReader OfText(SourceFile file, string text, int offset, string what, Diagnostics diagnostics)
    {
        var root = Yaml.Read(file, text, offset, diagnostics, out var isComplete);
        return OfRoot(root, what, isComplete, diagnostics);
    }

    /// <summary>Reads <paramref name="root"/>, a document that is read already, as <see cref="OfText"/> does.</summary>
    public static YamlReader OfRoot(YamlValue root, string what, bool isComplete, Diagnostics diagnostics)
    {
        if (root is YamlMapping mapping)
        {
            return new YamlReader(mapping, what, isComplete, diagnostics);
        }

        diagnostics.Add(Problems.WrongType(root.At, what, "a mapping", root.Kind));
        return new YamlReader(new YamlMapping(root.At, []), what, isComplete: false, diagnostics);
    }

    /// <summary>Reads a whole file as <see cref="OfText"/> does.</summary>
    public static YamlReader OfFile(SourceFile file, string what, Diagnostics diagnostics) => OfText(file, file.Text, 0, what, diagnostics);

    /// <summary>Reads <paramref name="value"/> as a mapping; reports it and gives nothing when it is something else.</summary>
    public static YamlReader? Of(YamlValue value, string what, Diagnostics diagnostics)
    {
        if (value is YamlMapping mapping)
        {
            return new YamlReader(mapping, what, isComplete: true, diagnostics);
        }

        diagnostics.Add(Problems.WrongType(value.At, what, "a mapping", value.Kind));
        return null;
    }

    /// <summary>The entry under <paramref name="key"/>, marked as known; nothing when absent or empty.</summary>
    public YamlEntry? Take(string key)
    {
        _known.Add(key);
        _taken.Add(key);
        return _entries.TryGetValue(key, out var entry) && entry.Value is not YamlScalar { IsNull: true } ? entry : null;
    }

    /// <summary>Whether <paramref name="key"/> is there, be it empty.</summary>
    public bool Has(string key) => _entries.ContainsKey(key);

    /// <summary>Where the value of <paramref name="key"/> stands, or would stand.</summary>
    public SourceSpan PlaceOf(string key) => _entries.TryGetValue(key, out var entry) ? entry.At : Mapping.At;

    /// <summary>A text, or nothing; <paramref name="expected"/> names what it has to say in the report of a list or mapping.</summary>
    public Located<string>? Text(string key, string expected = "a text") => Take(key) is { } entry ? AsText(entry.Value, $"'{key}'", expected) : null;

    /// <summary>A text's value, or nothing.</summary>
    public string? TextValue(string key) => Text(key)?.Value;

    /// <summary>A text that must be there; the empty text when it is not, and a report of that.</summary>
    public Located<string> Required(string key)
    {
        Require(key);
        return Text(key) ?? new Located<string>("", Mapping.At);
    }

    /// <summary>Reports <paramref name="key"/> when it is absent, or has an empty text or list.</summary>
    public void Require(string key)
    {
        _entries.TryGetValue(key, out var entry);
        if (entry?.Value is null or YamlSequence { Items: [] } || (entry.Value is YamlScalar scalar && (scalar.IsNull || string.IsNullOrWhiteSpace(scalar.Text))))
        {
            ReportMissing(entry?.At ?? Mapping.At with { Length = 0 }, key);
        }
    }

    void ReportMissing(SourceSpan at, string key)
    {
        if (IsComplete)
        {
            _diagnostics.Add(Problems.MissingKey(at, key, What));
        }
    }

    /// <summary>A calendar day, or nothing; one that does not exist is reported.</summary>
    public DateOnly? Date(string key)
    {
        if (Text(key, "a date") is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        _diagnostics.Add(Problems.ImpossibleDate(text.At, key, text.Value));
        return null;
    }

    /// <summary>A whole number, or nothing.</summary>
    public int? Integer(string key) => Whole<int>(key);

    /// <summary>A whole number that need not fit into 32 bits, such as the size of a file, or nothing.</summary>
    public long? LongInteger(string key) => Whole<long>(key);

    T? Whole<T>(string key) where T : struct, IBinaryInteger<T>
    {
        const string Expected = "a whole number";
        if (Text(key, Expected) is not { } text)
        {
            return null;
        }

        if (T.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        _diagnostics.Add(Problems.WrongType(text.At, $"'{key}'", Expected, $"'{text.Value}'"));
        return null;
    }

    /// <summary>True or false; <paramref name="otherwise"/> when absent.</summary>
    public bool Flag(string key, bool otherwise = false)
    {
        const string Expected = "true or false";
        if (Text(key, Expected) is not { } text)
        {
            return otherwise;
        }

        if (text.Value is not ("true" or "false"))
        {
            _diagnostics.Add(Problems.WrongType(text.At, $"'{key}'", Expected, $"'{text.Value}'"));
        }

        return text.Value == "true";
    }

    /// <summary>One of <paramref name="choices"/>, or nothing; another word is reported with the nearest choice.</summary>
    public string? Choice(string key, params ReadOnlySpan<string> choices)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (choices.Contains(text.Value))
        {
            return text.Value;
        }

        _diagnostics.Add(Problems.UnknownChoice(text.At, key, text.Value, choices.ToArray()));
        return null;
    }

    /// <summary>A list of texts.</summary>
    public ImmutableArray<Located<string>> Texts(string key)
    {
        var texts = ImmutableArray.CreateBuilder<Located<string>>();
        foreach (var item in Items(key))
        {
            if (AsText(item, $"an item of '{key}'") is { } text)
            {
                texts.Add(text);
            }
        }

        return texts.ToImmutable();
    }

    /// <summary>The values of a list of texts.</summary>
    public ImmutableArray<string> TextValues(string key) => [.. Texts(key).Select(static t => t.Value)];

    /// <summary>The items of a list; anything else is reported and has none.</summary>
    public IReadOnlyList<YamlValue> Items(string key)
    {
        var value = Take(key)?.Value;
        if (value is null or YamlSequence)
        {
            return value is YamlSequence list ? list.Items : [];
        }

        _diagnostics.Add(Problems.WrongType(value.At, $"'{key}'", "a list", value.Kind, "a list is written [one, two], or with '- ' before each item"));
        return [];
    }

    /// <summary>A mapping below this one, or nothing.</summary>
    public YamlReader? Nested(string key) => Take(key) is { } entry ? Of(entry.Value, $"'{key}'", _diagnostics) : null;

    /// <summary>The mappings of a list.</summary>
    public IEnumerable<YamlReader> NestedList(string key)
    {
        foreach (var item in Items(key))
        {
            if (Of(item, $"an item of '{key}'", _diagnostics) is { } reader)
            {
                yield return reader;
            }
        }
    }

    /// <summary>The author's own keys under <c>custom</c>: texts as they are, lists joined with commas.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Custom() =>
        Nested("custom") is { } custom ? [.. custom.Mapping.Entries.Select(static e => KeyValuePair.Create(e.Key, Flat(e.Value)))] : [];

    /// <summary>Passes over texts that are known and mean nothing here.</summary>
    public void PassTexts(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            Text(key);
        }
    }

    /// <summary>Reports the keys that nobody asked for.</summary>
    public void Finish()
    {
        foreach (var entry in Mapping.Entries)
        {
            if (!_taken.Contains(entry.Key))
            {
                _diagnostics.Add(Problems.UnknownKey(entry.At, entry.Key, What, _known));
            }
        }
    }

    /// <summary>The keys that nobody asked for, and those that somebody did: for readers with words of their own for them.</summary>
    public (IEnumerable<YamlEntry> Left, IReadOnlyList<string> Known) Rest() => (Mapping.Entries.Where(e => !_taken.Contains(e.Key)), _known);

    /// <summary>A scalar's text; nothing and a report, with <paramref name="what"/> it should be, when there is none.</summary>
    public Located<string>? AsText(YamlValue value, string what, string expected = "a text")
    {
        if (value is YamlScalar { IsNull: false } scalar)
        {
            return new Located<string>(scalar.Text, scalar.At);
        }

        _diagnostics.Add(Problems.WrongType(value.At, what, expected, value.Kind));
        return null;
    }

    static string Flat(YamlValue value) => value switch
    {
        YamlScalar scalar => scalar.Text,
        YamlSequence list => string.Join(", ", list.Items.Select(Flat)),
        YamlMapping mapping => string.Join(", ", mapping.Entries.Select(static e => e.Key + ": " + Flat(e.Value))),
        _ => "",
    };

    /// <summary>Whether <paramref name="tag"/> has the shape of a BCP 47 language tag.</summary>
    public static bool IsLanguageTag(string tag) => LanguageTag().IsMatch(tag);

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex LanguageTag();
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>
/// Takes the keys of one mapping by name and type, reporting what is missing or wrong;
/// <see cref="Finish"/> then reports what was not asked for.
/// </summary>
public sealed partial class YamlReader
{
    readonly Dictionary<string, YamlEntry> _entries = new(StringComparer.Ordinal);
    readonly List<string> _known = [];
    readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    readonly Diagnostics _diagnostics;

    /// <summary>Reads <paramref name="mapping"/>, called <paramref name="what"/> in messages.</summary>
    public YamlReader(YamlMapping mapping, string what, Diagnostics diagnostics)
    {
        Mapping = mapping;
        What = what;
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

    /// <summary>Reads <paramref name="value"/> as a mapping; reports it and gives nothing when it is something else.</summary>
    public static YamlReader? Of(YamlValue value, string what, Diagnostics diagnostics)
    {
        if (value is YamlMapping mapping)
        {
            return new YamlReader(mapping, what, diagnostics);
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

    /// <summary>A text, or nothing.</summary>
    public Located<string>? Text(string key) => Take(key) is { } entry ? AsText(entry.Value, key) : null;

    /// <summary>A text's value, or nothing.</summary>
    public string? TextValue(string key) => Text(key)?.Value;

    /// <summary>A text that must be there; the empty text when it is not, and a report of that.</summary>
    public Located<string> Required(string key)
    {
        if (Text(key) is { } text)
        {
            return text;
        }

        if (!_entries.TryGetValue(key, out var entry) || entry.Value is YamlScalar { IsNull: true })
        {
            var at = entry?.At ?? Mapping.At with { Length = 0 };
            _diagnostics.Add(Problems.MissingKey(at, key, What));
        }

        return new Located<string>("", Mapping.At);
    }

    /// <summary>A calendar day, or nothing; one that does not exist is reported.</summary>
    public DateOnly? Date(string key)
    {
        if (Text(key) is not { } text)
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
    public int? Integer(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        _diagnostics.Add(Problems.WrongType(text.At, $"'{key}'", "a whole number", $"'{text.Value}'"));
        return null;
    }

    /// <summary>True or false; false when absent.</summary>
    public bool Flag(string key)
    {
        if (Text(key) is not { } text)
        {
            return false;
        }

        if (text.Value is not ("true" or "false"))
        {
            _diagnostics.Add(Problems.WrongType(text.At, $"'{key}'", "true or false", $"'{text.Value}'"));
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

    /// <summary>A list of texts; a single text is a list of one.</summary>
    public ImmutableArray<Located<string>> Texts(string key)
    {
        var texts = ImmutableArray.CreateBuilder<Located<string>>();
        foreach (var item in Items(key))
        {
            if (AsText(item, key) is { } text)
            {
                texts.Add(text);
            }
        }

        return texts.ToImmutable();
    }

    /// <summary>The values of a list of texts.</summary>
    public ImmutableArray<string> TextValues(string key) => [.. Texts(key).Select(static t => t.Value)];

    /// <summary>The items of a list; anything else is a list of one.</summary>
    public IReadOnlyList<YamlValue> Items(string key) => Take(key)?.Value switch
    {
        null => [],
        YamlSequence list => list.Items,
        { } single => [single],
    };

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

    /// <summary>Keeps every further key from being reported.</summary>
    public void AllowOthers()
    {
        foreach (var key in _entries.Keys)
        {
            _taken.Add(key);
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

    /// <summary>A scalar's text, or nothing and a report.</summary>
    public Located<string>? AsText(YamlValue value, string key)
    {
        if (value is YamlScalar scalar)
        {
            return new Located<string>(scalar.Text, scalar.At);
        }

        _diagnostics.Add(Problems.WrongType(value.At, $"'{key}'", "a text", value.Kind));
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

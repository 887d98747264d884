using System.Buffers;
using System.Text;

namespace ScoReport.Csl.Libraries;

/// <summary>Writes YAML in blocks: mappings and lists of mappings, with texts in double quotes wherever they could be read as something else.</summary>
sealed class YamlText
{
    static readonly SearchValues<char> Plainable = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 _/.()-");
    static readonly string[] Words = ["", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"];

    readonly StringBuilder _builder = new();
    int _indent;
    bool _startsItem;

    /// <summary>A key with a mapping below it, until <see cref="Close"/>.</summary>
    public void Open(string key)
    {
        Begin(key).Append('\n');
        _indent += 2;
    }

    /// <summary>A key with a list below it, until <see cref="Close"/>; each item begins with <see cref="Item"/>.</summary>
    public void OpenList(string key)
    {
        Begin(key).Append('\n');
        _indent += 4;
    }

    /// <summary>Begins the next item of the list.</summary>
    public void Item() => _startsItem = true;

    /// <summary>Ends a mapping.</summary>
    public void Close() => _indent -= 2;

    /// <summary>Ends a list; an item of nothing leaves nothing.</summary>
    public void CloseList() => (_indent, _startsItem) = (_indent - 4, false);

    /// <summary>A key with a text; nothing when there is no text.</summary>
    public void Text(string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Begin(key).Append(' ').Append(Quoted(value)).Append('\n');
        }
    }

    /// <summary>A key with a number or a word that needs no quotes.</summary>
    public void Plain(string key, string value) => Begin(key).Append(' ').Append(value).Append('\n');

    /// <summary>A key with a list of texts; nothing when there are none.</summary>
    public void Texts(string key, IReadOnlyCollection<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }
        Begin(key).Append('\n');
        foreach (var value in values)
        {
            _builder.Append(' ', _indent + 2).Append("- ").Append(Quoted(value)).Append('\n');
        }
    }

    StringBuilder Begin(string key)
    {
        _builder.Append(' ', _startsItem ? _indent - 2 : _indent).Append(_startsItem ? "- " : "").Append(key).Append(':');
        _startsItem = false;
        return _builder;
    }

    static string Quoted(string value) => IsPlain(value) ? value : $"\"{string.Concat(value.Select(Escaped))}\"";

    // Words only: what begins with a digit could be a number or a date.
    static bool IsPlain(string value) =>
        value.Length > 0 && char.IsAsciiLetter(value[0]) && value[^1] != ' ' && value.AsSpan().IndexOfAnyExcept(Plainable) < 0
        && !Words.Contains(value, StringComparer.OrdinalIgnoreCase);

    static string Escaped(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < ' ' or (>= '\u007F' and < '\u00A0') or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' => "\\u" + ((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture),
        _ => c.ToString(),
    };

    public override string ToString() => _builder.ToString();
}

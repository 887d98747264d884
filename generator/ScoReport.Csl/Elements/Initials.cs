using System.Text;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Elements;

/// <summary>Given names as initials (CSL 1.0.2, "Name": initialize-with, initialize, initialize-with-hyphen).</summary>
static class Initials
{
    /// <summary>The given names, shortened when there is text to initialize with; with initialize="false" only existing initials are respelled.</summary>
    public static string Apply(string given, string? with, NameOptions options, bool hyphen)
    {
        if (given.Length == 0)
        {
            return given;
        }
        // Given names in Chinese characters, kana or Hangul are never abbreviated.
        if (given[0] is >= '\u3040' and < '\uA000' or >= '\uAC00' and < '\uD7B0')
        {
            return given;
        }
        if (options.Initialize == false && options.InitializeWith is { } respelled)
        {
            return Build(given, respelled, hyphen, initialize: false);
        }
        return with is null ? given : Build(given, with, hyphen, initialize: true);
    }

    static string Build(string given, string with, bool hyphen, bool initialize)
    {
        var builder = new StringBuilder();
        foreach (var word in given.Replace('\u00A0', ' ').Replace(".", ". ", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is "." or "-")
            {
                continue;
            }
            AppendWord(builder, word, with, hyphen, initialize);
        }
        return builder.ToString().Trim();
    }

    static void AppendWord(StringBuilder builder, string word, string with, bool hyphen, bool initialize)
    {
        if (char.IsLower(word[0]) || (!initialize && !IsInitial(word)))
        {
            Space(builder);
            builder.Append(word).Append(' ');
            return;
        }
        var parts = word.Split('-', '–');
        for (var i = 0; i < parts.Length; i++)
        {
            var (before, bare, after) = Untagged(parts[i]);
            var part = bare.TrimEnd('.');
            if (part.Length == 0 || (i > 0 && char.IsLower(part[0])))
            {
                continue;
            }
            if (i > 0 || (parts[0].Length == 0 && builder.Length > 0))
            {
                TrimEnd(builder);
                builder.Append(hyphen ? "-" : "");
            }
            builder.Append(before).Append(IsAbbreviation(bare) ? part : Initial(part)).Append(with);
            if (after.Length > 0)
            {
                TrimEnd(builder);
                builder.Append(after).Append(with.EndsWith(' ') ? " " : "");
            }
        }
    }

    /// <summary>Markup around a word stays around its initial.</summary>
    static (string Before, string Word, string After) Untagged(string word)
    {
        if (word[..Math.Min(1, word.Length)] != "<")
        {
            return ("", word, "");
        }
        var start = word.IndexOf('>', StringComparison.Ordinal) + 1;
        var end = word.LastIndexOf("</", StringComparison.Ordinal);
        return start > 0 && end > start ? (word[..start], word[start..end], word[end..]) : ("", word, "");
    }

    /// <summary>A short abbreviation written as one stays as it is: "Ph.", "Ts.".</summary>
    static bool IsAbbreviation(string word) => word.Length is > 2 and <= 4 && word[^1] == '.';

    static bool IsInitial(string word) => IsAbbreviation(word) || word.Trim('.', '-').Split('-').All(part => part.TrimEnd('.').Length == 1) && char.IsUpper(word.Trim('-', '.')[0]);

    /// <summary>The first letter, or all the capitals a word starts with when small letters follow ("TSerendorj": "Ts").</summary>
    static string Initial(string part)
    {
        var capitals = part.TakeWhile(char.IsUpper).Count();
        return capitals > 1 && capitals < part.Length ? part[0] + part[1..capitals].ToLowerInvariant() : First(part);
    }

    static string First(string part) => char.IsSurrogate(part[0]) && part.Length > 1 ? part[..2] : char.ToUpperInvariant(part[0]).ToString();

    static void Space(StringBuilder builder)
    {
        if (builder.Length > 0 && builder[^1] != ' ')
        {
            builder.Append(' ');
        }
    }

    static void TrimEnd(StringBuilder builder)
    {
        while (builder.Length > 0 && builder[^1] == ' ')
        {
            builder.Length--;
        }
    }
}

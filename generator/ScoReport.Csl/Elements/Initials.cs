using System.Text;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Elements;

/// <summary>Given names as initials (CSL 1.0.2, "Name": initialize-with, initialize, initialize-with-hyphen).</summary>
internal static class Initials
{
    /// <summary>The given names, shortened when there is text to initialize with; with initialize="false" only existing initials are respelled.</summary>
    public static string Apply(string given, string? with, NameOptions options, bool hyphen)
    {
        if (given.Length == 0)
        {
            return given;
        }
        if (options.Initialize == false && options.InitializeWith is { } respelled)
        {
            return Build(given, respelled, hyphen, initialize: false);
        }
        return with is null ? given : Build(given, with, hyphen, initialize: true);
    }

    private static string Build(string given, string with, bool hyphen, bool initialize)
    {
        var builder = new StringBuilder();
        foreach (var word in given.Replace(".", ". ", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is "." or "-")
            {
                continue;
            }
            AppendWord(builder, word, with, hyphen, initialize);
        }
        return builder.ToString().Trim();
    }

    private static void AppendWord(StringBuilder builder, string word, string with, bool hyphen, bool initialize)
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
            var part = parts[i].TrimEnd('.');
            if (part.Length == 0)
            {
                continue;
            }
            if (i > 0 || (parts[0].Length == 0 && builder.Length > 0))
            {
                TrimEnd(builder);
                builder.Append(hyphen ? "-" : "");
            }
            builder.Append(Initial(part)).Append(with);
        }
    }

    private static bool IsInitial(string word) => word.Trim('.', '-').Split('-').All(part => part.TrimEnd('.').Length == 1) && char.IsUpper(word.Trim('-')[0]);

    private static string Initial(string part) => char.IsSurrogate(part[0]) && part.Length > 1 ? part[..2] : char.ToUpperInvariant(part[0]).ToString();

    private static void Space(StringBuilder builder)
    {
        if (builder.Length > 0 && builder[^1] != ' ')
        {
            builder.Append(' ');
        }
    }

    private static void TrimEnd(StringBuilder builder)
    {
        while (builder.Length > 0 && builder[^1] == ' ')
        {
            builder.Length--;
        }
    }
}

using System.Collections.Immutable;
using System.Text;

namespace ScoReport.Csl.Libraries;

/// <summary>
/// Lists of names: "First von Last", "von Last, First", "von Last, Jr, First", BibLaTeX's <c>family=…, given=…</c>, and
/// names of bodies in braces. They are divided where no braces stand around, after the LaTeX has been read.
/// </summary>
static class BibNames
{
    /// <summary>What "and others" becomes; the engine shows a list that ends with it as "et al.".</summary>
    public static readonly Name Others = new() { Literal = "others" };

    public static ImmutableArray<Name> Read(string marked, BibOptions options, Action<string> onOdd) =>
        [.. SplitAnd(marked).Select(text => ReadName(text, options, onOdd)).OfType<Name>()];

    /// <summary>The members of a list of BibTeX: what stands between the words "and" outside braces.</summary>
    public static List<string> SplitAnd(string marked)
    {
        List<string> parts = [];
        var (depth, start) = (0, 0);
        for (var i = 0; i < marked.Length; i++)
        {
            if (Marks.IsMark(marked[i]))
            {
                depth += Marks.IsOpener(marked[i]) ? 1 : -1;
            }
            else if (depth == 0 && IsAnd(marked, i))
            {
                parts.Add(marked[start..i]);
                (start, i) = (i + 3, i + 2);
            }
        }
        parts.Add(marked[start..]);
        return [.. parts.Select(static part => part.Trim()).Where(static part => part.Length > 0)];
    }

    /// <summary>Whether the word "and" stands here by itself.</summary>
    public static bool IsAnd(string text, int at) =>
        text[at] is 'a' or 'A' && string.Compare(text, at, "and", 0, 3, StringComparison.OrdinalIgnoreCase) == 0
        && (at == 0 || char.IsWhiteSpace(text[at - 1])) && (at + 3 == text.Length || (at + 3 < text.Length && char.IsWhiteSpace(text[at + 3])));

    static Name? ReadName(string marked, BibOptions options, Action<string> onOdd)
    {
        if (marked == "others")
        {
            return Others;
        }
        if (IsWhollyProtected(marked))
        {
            return new Name { Literal = Marks.ToPlain(marked).Trim() };
        }
        var parts = Split(marked, static c => c == ',').Select(static part => part.Trim()).ToList();
        var name = KeyOf(parts[0]) is not null ? Extended(parts, options) : Classic(parts, options, marked, onOdd);
        return name.Family.Length > 0 ? name : name.Given.Length > 0 ? name with { Family = name.Given, Given = "" } : null;
    }

    /// <summary>Whether one pair of braces holds it all.</summary>
    public static bool IsWhollyProtected(string marked)
    {
        if (marked.Length < 2 || marked[0] != Marks.Protect)
        {
            return false;
        }
        var depth = 0;
        for (var i = 0; i < marked.Length; i++)
        {
            depth += marked[i] == Marks.Protect ? 1 : marked[i] == Marks.Closer(Marks.Protect) ? -1 : 0;
            if (depth == 0)
            {
                return i == marked.Length - 1;
            }
        }
        return false;
    }

    /// <summary>Divides at the characters outside braces.</summary>
    static List<string> Split(string marked, Func<char, bool> isSeparator)
    {
        List<string> parts = [];
        var (depth, start) = (0, 0);
        for (var i = 0; i < marked.Length; i++)
        {
            if (Marks.IsMark(marked[i]))
            {
                depth += Marks.IsOpener(marked[i]) ? 1 : -1;
            }
            else if (depth == 0 && isSeparator(marked[i]))
            {
                parts.Add(marked[start..i]);
                start = i + 1;
            }
        }
        parts.Add(marked[start..]);
        return parts;
    }

    static List<string> Words(string marked) => [.. Split(marked, char.IsWhiteSpace).Where(static word => word.Length > 0)];

    static string? KeyOf(string part)
    {
        var equals = part.IndexOf('=');
        return equals > 0 && part[..equals].Trim() is "family" or "given" or "prefix" or "suffix" or "useprefix" or "id" or "hash"
            or "family-i" or "given-i" or "prefix-i" or "suffix-i" or "nosort" or "sortingnamekeytemplatename"
            ? part[..equals].Trim()
            : null;
    }

    static Name Extended(List<string> parts, BibOptions options)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        string? last = null;
        foreach (var part in parts)
        {
            if (KeyOf(part) is { } key)
            {
                values[key] = Plain(part[(part.IndexOf('=') + 1)..].Trim().Trim('"'));
                last = key;
            }
            else if (last is not null)
            {
                // "given=John, given=…" is one way to write several names, a bare comma another.
                values[last] += " " + Plain(part);
            }
        }
        var keeps = values.TryGetValue("useprefix", out var own) ? own == "true" : options.KeepsPrefix;
        return WithPrefix(
            new Name
            {
                Family = values.GetValueOrDefault("family", ""),
                Given = SpaceInitials(values.GetValueOrDefault("given", "")),
                Suffix = values.GetValueOrDefault("suffix", ""),
            },
            values.GetValueOrDefault("prefix", ""), keeps);
    }

    static Name Classic(List<string> parts, BibOptions options, string marked, Action<string> onOdd)
    {
        if (parts.Count > 3)
        {
            onOdd($"The name '{Marks.ToPlain(marked)}' has more than two commas.");
        }
        if (parts.Count == 1)
        {
            return FirstVonLast(Words(parts[0]), options.KeepsPrefix);
        }
        var family = Words(parts[0]);
        // BibTeX takes all up to the last word in lower case as the particle; biblatex only what is first, and so do we.
        var von = Math.Min(family.TakeWhile(StartsLower).Count(), Math.Max(0, family.Count - 1));
        var name = new Name
        {
            Family = Join(family.Skip(von)),
            Given = SpaceInitials(Join(Words(string.Join(' ', parts.Skip(parts.Count > 2 ? 2 : 1))))),
            Suffix = parts.Count > 2 ? Plain(parts[1]) : "",
            CommaSuffix = parts.Count > 2 && options.HasJuniorComma,
        };
        return WithPrefix(name, Join(family.Take(von)), options.KeepsPrefix);
    }

    /// <summary>The particle is what lies between the first word in lower case and the last one that another word follows.</summary>
    static Name FirstVonLast(List<string> words, bool keeps)
    {
        var first = words.FindIndex(StartsLower);
        var lastLower = words.Count < 2 ? -1 : words.FindLastIndex(words.Count - 2, StartsLower);
        if (lastLower < 0)
        {
            return new Name { Family = Join(words.TakeLast(1)), Given = SpaceInitials(Join(words.SkipLast(1))) };
        }
        var name = new Name { Family = Join(words.Skip(lastLower + 1)), Given = SpaceInitials(Join(words.Take(first))) };
        return WithPrefix(name, Join(words.Skip(first).Take(lastLower - first + 1)), keeps);
    }

    static Name WithPrefix(Name name, string prefix, bool keeps) =>
        keeps ? name with { NonDroppingParticle = prefix } : name with { DroppingParticle = prefix };

    static string Join(IEnumerable<string> words) => Plain(string.Join(' ', words));

    static string Plain(string marked) => Marks.ToPlain(marked).Trim();

    /// <summary>Whether the first letter outside braces is in lower case; a word without one is no particle.</summary>
    static bool StartsLower(string word)
    {
        var depth = 0;
        foreach (var c in word)
        {
            if (Marks.IsMark(c))
            {
                depth += Marks.IsOpener(c) ? 1 : -1;
            }
            else if (depth == 0 && char.IsLetter(c))
            {
                return char.IsLower(c);
            }
        }
        return false;
    }

    /// <summary>"J.G." is "J. G.".</summary>
    static string SpaceInitials(string given)
    {
        var builder = new StringBuilder(given.Length + 4);
        for (var i = 0; i < given.Length; i++)
        {
            builder.Append(given[i]);
            if (given[i] == '.' && i > 0 && i + 1 < given.Length && char.IsUpper(given[i - 1]) && char.IsUpper(given[i + 1]) && (i == 1 || !char.IsLetter(given[i - 2])))
            {
                builder.Append(' ');
            }
        }
        return builder.ToString();
    }
}

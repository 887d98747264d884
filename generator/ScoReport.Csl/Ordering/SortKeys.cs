using System.Globalization;
using System.Text;
using ScoReport.Csl.Elements;
using ScoReport.Csl.Locales;
using ScoReport.Csl.Text;
using SortKey = ScoReport.Csl.Styles.SortKey;

namespace ScoReport.Csl.Ordering;

/// <summary>One value of a sort key, comparable within one language; empty values come last.</summary>
sealed class SortValue
{
    readonly byte[] _key;

    SortValue(byte[] key) => _key = key;

    public bool IsEmpty => _key.Length == 0;

    /// <summary>
    /// Words in one key, a space between, which sorts before any letter: a shorter name comes before a longer one, and accents
    /// decide only where all words are alike. Apostrophes and commas part words; other punctuation does not count.
    /// </summary>
    public static SortValue Of(string text, CompareInfo compare)
    {
        var words = Words(text);
        return new SortValue(words.Length == 0 ? [] : compare.GetSortKey(words, CompareOptions.IgnoreCase | CompareOptions.NumericOrdering).KeyData);
    }

    static string Words(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || c is ',' or '-' or '–' or '—' or '\'' or '’' or '‘')
            {
                builder.Append(builder.Length == 0 || builder[^1] == ' ' ? "" : " ");
            }
            else if (c is not ('ʾ' or 'ʿ' or '“' or '”' or '"' or '.' or '[' or ']' or '(' or ')' or ':' or ';' or '?' or '!'))
            {
                builder.Append(c);
            }
        }
        return builder.ToString().TrimEnd(' ');
    }

    public static int Compare(SortValue left, SortValue right) => left._key.AsSpan().SequenceCompareTo(right._key);
}

/// <summary>Sort keys of references (CSL 1.0.2, "Sorting").</summary>
sealed class SortKeys
{
    readonly System.Collections.Immutable.ImmutableArray<SortKey> _keys;
    readonly CompareInfo _compare;

    public SortKeys(System.Collections.Immutable.ImmutableArray<SortKey> keys, Locale locale)
    {
        _keys = keys;
        _compare = CompareInfoOf(locale.Language);
    }

    public bool IsEmpty => _keys.IsEmpty;

    static CompareInfo CompareInfoOf(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language).CompareInfo;
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture.CompareInfo;
        }
    }

    public SortValue[] Of(CiteContext context)
    {
        var values = new SortValue[_keys.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = SortValue.Of(Text(_keys[i], context), _compare);
        }
        return values;
    }

    static string Text(SortKey key, CiteContext context)
    {
        var sorting = context with { SortKey = key };
        if (key.Macro is { } macro)
        {
            return Renderer.RenderMacro(sorting, macro)?.PlainText() ?? "";
        }
        return Variable(key.Variable ?? "", sorting);
    }

    static string Variable(string name, CiteContext context)
    {
        var reference = context.Reference;
        if (reference.Names.ContainsKey(name))
        {
            return Renderer.RenderNamesKey(context, name)?.PlainText() ?? "";
        }
        if (reference.Dates.TryGetValue(name, out var date))
        {
            return date.Parts.IsEmpty ? date.Literal ?? "" : Renderer.SortText(date, default);
        }
        var text = name == "citation-number" ? Numbers.Text(context.CitationNumber) : name == "citation-label" ? context.CitationLabel : reference.Variables.GetValueOrDefault(name) ?? "";
        return Model.Vocabulary.NumberVariables.Contains(name) ? Padded(text) : Markup.Strip(text);
    }

    static string Padded(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString("00000000", CultureInfo.InvariantCulture) : text;

    public int Compare(SortValue[] left, SortValue[] right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i].IsEmpty || right[i].IsEmpty)
            {
                if (left[i].IsEmpty != right[i].IsEmpty)
                {
                    return left[i].IsEmpty ? 1 : -1;
                }
                continue;
            }
            var order = SortValue.Compare(left[i], right[i]);
            if (order != 0)
            {
                return _keys[i].Descending ? -order : order;
            }
        }
        return 0;
    }
}

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
    readonly byte[][] _words;

    SortValue(byte[][] words) => _words = words;

    public bool IsEmpty => _words.Length == 0;

    /// <summary>Words compare one by one, so that a shorter name comes before a longer one; apostrophes and commas do not count.</summary>
    public static SortValue Of(string text, CompareInfo compare)
    {
        List<byte[]> words = [];
        foreach (var word in Words(text))
        {
            words.Add(compare.GetSortKey(word, CompareOptions.IgnoreCase | CompareOptions.NumericOrdering).KeyData);
        }
        return new SortValue([.. words]);
    }

    static IEnumerable<string> Words(string text)
    {
        var builder = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || c is ',' or '-' or '–' or '—' or '\'' or '’' or '‘')
            {
                if (builder.Length > 0)
                {
                    yield return builder.ToString();
                    builder.Clear();
                }
            }
            else if (c is not ('ʾ' or 'ʿ' or '“' or '”' or '"' or '.' or '[' or ']' or '(' or ')' or ':' or ';' or '?' or '!'))
            {
                builder.Append(c);
            }
        }
        if (builder.Length > 0)
        {
            yield return builder.ToString();
        }
    }

    public static int Compare(SortValue left, SortValue right)
    {
        for (var i = 0; i < left._words.Length && i < right._words.Length; i++)
        {
            var order = left._words[i].AsSpan().SequenceCompareTo(right._words[i]);
            if (order != 0)
            {
                return order;
            }
        }
        return left._words.Length.CompareTo(right._words.Length);
    }
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

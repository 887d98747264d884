using System.Collections.Immutable;
using System.Globalization;
using ScoReport.Csl.Styles;
using ScoReport.Csl.Text;

namespace ScoReport.Csl.Elements;

/// <summary>cs:date (CSL 1.0.2, "Date", "Date Ranges").</summary>
sealed partial class Renderer
{
    Rendered RenderDate(DateElement element)
    {
        if (_silenced.Contains(element.Variable) || !Reference.Dates.TryGetValue(element.Variable, out var date) || DateFormat.IsEmpty(date))
        {
            return Rendered.Missing;
        }
        if (_context.IsComparing && element.Variable == "accessed")
        {
            return Rendered.Missing;
        }
        _substituted?.Add(element.Variable);
        var (parts, delimiter) = PartsOf(element);
        if (_context.IsSorting && !date.Parts.IsEmpty)
        {
            return new Rendered(new TextNode($" {SortText(date, parts)} "), VariableUse.Present);
        }
        var node = date.Parts.IsEmpty ? Unparsed(date, parts) : new SpanNode(DateNodes(date, parts, delimiter)) { Delimiter = delimiter };
        return node.IsEmpty ? Rendered.Missing : new Rendered(NodeSearch.Wrap([NodeSearch.Wrap([node], LocalizedFormatting(element.Form), Language)], element.Formatting, Language), VariableUse.Present);
    }

    /// <summary>What the locale asks for its date as a whole.</summary>
    Formatting LocalizedFormatting(DateForm form) => form switch
    {
        DateForm.Numeric => Locale.NumericFormatting,
        DateForm.Text => Locale.TextFormatting,
        _ => Formatting.None,
    };

    Node Unparsed(DateVariable date, ImmutableArray<DatePartElement> parts)
    {
        if (date.Literal is null)
        {
            return new TextNode(parts.Any(part => part.Name == DatePartName.Month) ? date.SeasonText! : "");
        }
        // Words take the place of the year: a style that prints month and day elsewhere does not want them twice.
        return parts.Any(part => part.Name == DatePartName.Year)
            ? new SpanNode([new SpanNode(Markup.Parse(date.Literal)), .. ImplicitYearSuffix()]) { Tag = NodeTag.Year }
            : new SpanNode();
    }

    /// <summary>A date as it sorts, in digits, so that it comes before words: years of all eras, then the months, but not seasons, and days that would be shown.</summary>
    internal static string SortText(DateVariable date, ImmutableArray<DatePartElement> parts)
    {
        var hasMonth = parts.IsDefault || parts.Any(part => part.Name == DatePartName.Month);
        var hasDay = parts.IsDefault || parts.Any(part => part.Name == DatePartName.Day);
        return string.Join('-', date.Parts.Select(part => string.Create(CultureInfo.InvariantCulture,
            $"{(part.Year < 0 ? '0' : '1')}{(part.Year < 0 ? 10000 + part.Year : part.Year):00000}{(hasMonth && part.Season == 0 ? part.Month : 0):00}{(hasDay ? part.Day : 0):00}")));
    }

    (ImmutableArray<DatePartElement> Parts, string Delimiter) PartsOf(DateElement element)
    {
        if (element.Form == DateForm.None)
        {
            return (element.Parts, element.Delimiter);
        }
        var numeric = element.Form == DateForm.Numeric;
        var parts = (numeric ? Locale.NumericDate : Locale.TextDate)
            .Where(part => Includes(element.Precision, part.Name))
            .Select(part => Overridden(part, element.Parts.FirstOrDefault(own => own.Name == part.Name)));
        return ([.. parts], numeric ? Locale.NumericDelimiter : Locale.TextDelimiter);
    }

    static bool Includes(DatePrecision precision, DatePartName name) => name switch
    {
        DatePartName.Day => precision == DatePrecision.YearMonthDay,
        DatePartName.Month => precision != DatePrecision.Year,
        _ => true,
    };

    static DatePartElement Overridden(DatePartElement part, DatePartElement? own) => own is null ? part : new DatePartElement
    {
        Name = part.Name,
        Form = own.Form == DatePartForm.Default ? part.Form : own.Form,
        RangeDelimiter = own.RangeDelimiter ?? part.RangeDelimiter,
        Formatting = own.Formatting with { Prefix = part.Formatting.Prefix, Suffix = part.Formatting.Suffix, TextCase = own.Formatting.TextCase == TextCase.None ? part.Formatting.TextCase : own.Formatting.TextCase },
    };

    List<Node> DateNodes(DateVariable date, ImmutableArray<DatePartElement> parts, string delimiter)
    {
        var first = date.Parts[0];
        if (date.Parts.Length == 1 || date.Parts[1] == first)
        {
            return [.. parts.Select(part => DatePart(part, first, true)).OfType<Node>()];
        }
        return RangeNodes(first, date.Parts[1], parts, delimiter);
    }

    /// <summary>The parts at and below the largest that differs are shown for both ends; the others once, where they stand.</summary>
    List<Node> RangeNodes(DateParts first, DateParts last, ImmutableArray<DatePartElement> parts, string delimiter)
    {
        var differing = first.Year != last.Year || last.IsOpen ? DatePartName.Year : first.Month != last.Month ? DatePartName.Month : DatePartName.Day;
        var start = parts.TakeWhile(part => part.Name < differing).Count();
        var end = parts.Length - parts.Reverse().TakeWhile(part => part.Name < differing).Count();
        if (start >= end)
        {
            return [.. parts.Select(part => DatePart(part, first, true)).OfType<Node>()];
        }
        var middle = parts[start..end];
        // "April" of two years, where the style prints the years elsewhere.
        if (middle.All(part => DateFormat.Part(part, first, Locale) == DateFormat.Part(part, last, Locale)))
        {
            return [.. parts.Select(part => DatePart(part, first, true)).OfType<Node>()];
        }
        // A date without the part that differs, as a day and month across two years, is a range of the largest part it has.
        var largest = middle.FirstOrDefault(part => part.Name == differing) ?? middle.MinBy(part => part.Name)!;
        var rangeDelimiter = largest.RangeDelimiter ?? "–";
        var left = middle.Select((part, index) => DatePart(part, first, false, cutSuffix: IsLastShown(middle, index, first))).OfType<Node>().ToList();
        var right = middle.Select((part, index) => DatePart(part, last, true, cutPrefix: index == 0)).OfType<Node>().ToList();
        List<Node> range = [new SpanNode(left) { Delimiter = delimiter }, new TextNode(rangeDelimiter), new SpanNode(right) { Delimiter = delimiter }];
        return
        [
            .. parts[..start].Select(part => DatePart(part, first, true)).OfType<Node>(),
            new SpanNode(range),
            .. parts[end..].Select(part => DatePart(part, first, true)).OfType<Node>(),
        ];
    }

    bool IsLastShown(ImmutableArray<DatePartElement> parts, int index, DateParts date) =>
        parts.Skip(index + 1).All(part => DateFormat.Part(part, date, Locale).Length == 0);

    Node? DatePart(DatePartElement part, DateParts date, bool mayHaveSuffix, bool cutSuffix = false, bool cutPrefix = false)
    {
        var text = DateFormat.Part(part, date, Locale);
        if (text.Length == 0)
        {
            return null;
        }
        var formatting = part.Formatting with
        {
            Suffix = cutSuffix ? "" : part.Formatting.Suffix,
            Prefix = cutPrefix ? "" : part.Formatting.Prefix,
        };
        if (part.Name != DatePartName.Year)
        {
            return NodeSearch.Wrap([new TextNode(text)], formatting, Language);
        }
        List<Node> nodes = [new TextNode(text)];
        if (mayHaveSuffix)
        {
            nodes.AddRange(ImplicitYearSuffix());
        }
        return NodeSearch.Wrap(nodes, formatting, Language, NodeTag.Year);
    }

    /// <summary>The year-suffix follows the first year shown, unless the style places it itself.</summary>
    IEnumerable<Node> ImplicitYearSuffix()
    {
        if (_yearSuffixDone || _context.Area.UsesYearSuffixVariable || _context.Hints.YearSuffix.Length == 0)
        {
            return [];
        }
        _yearSuffixDone = true;
        return [new SpanNode([new TextNode(_context.Hints.YearSuffix)]) { Tag = NodeTag.YearSuffix }];
    }
}

using ScoReport.Csl.Styles;
using ScoReport.Csl.Text;

namespace ScoReport.Csl.Collapsing;

/// <summary>Cite grouping and collapsing (CSL 1.0.2, "Cite Grouping", "Cite Collapsing").</summary>
static class CiteCollapse
{
    public static List<RenderedCite> Apply(List<RenderedCite> cites, CitationOptions options, string layoutDelimiter)
    {
        if (options.Collapse == Collapse.CitationNumber)
        {
            CollapseNumbers(cites, options, layoutDelimiter);
            return cites;
        }
        if (options.Collapse == Collapse.None && options.CiteGroupDelimiter is null)
        {
            return cites;
        }
        var grouped = Group(cites);
        CollapseGroups(grouped, options, layoutDelimiter);
        return grouped;
    }

    /// <summary>Moves cites with the same names behind the first of them, but none past a prefix or suffix.</summary>
    static List<RenderedCite> Group(List<RenderedCite> cites)
    {
        List<RenderedCite> grouped = [];
        var barrier = 0;
        foreach (var cite in cites)
        {
            if (cite.HasPrefix)
            {
                barrier = grouped.Count;
            }
            var last = cite.NamesText.Length == 0 || cite.HasPrefix || cite.HasSuffix ? -1 : grouped.FindLastIndex(other => other.NamesText == cite.NamesText);
            grouped.Insert(last < barrier ? grouped.Count : last + 1, cite);
            if (cite.HasSuffix)
            {
                barrier = grouped.Count;
            }
        }
        return grouped;
    }

    static void CollapseGroups(List<RenderedCite> cites, CitationOptions options, string layoutDelimiter)
    {
        for (var start = 0; start < cites.Count;)
        {
            var end = start + 1;
            while (end < cites.Count && AreOneGroup(cites[start], cites[end]))
            {
                end++;
            }
            var group = cites[start..end];
            CollapseGroup(group, options, layoutDelimiter);
            // With collapse="year" the delimiter follows any group; otherwise one that was collapsed.
            if (end < cites.Count && options.Collapse != Collapse.None && (group.Count > 1 || options.Collapse == Collapse.Year))
            {
                cites[end].DelimiterBefore = options.AfterCollapseDelimiter;
            }
            start = end;
        }
    }

    /// <summary>Cites without names belong together only where they are nothing but years, as after an author named in the sentence.</summary>
    static bool AreOneGroup(RenderedCite left, RenderedCite right) =>
        left.NamesText == right.NamesText && (left.NamesText.Length > 0 || (IsOnlyYear(left.Node) && IsOnlyYear(right.Node)));

    static bool IsOnlyYear(Node cite) => cite.Find(NodeTag.Year)?.PlainText() == cite.PlainText();

    static void CollapseGroup(List<RenderedCite> group, CitationOptions options, string layoutDelimiter)
    {
        for (var i = 1; i < group.Count; i++)
        {
            var standApart = options.Collapse == Collapse.Year && HaveLocators(group[i - 1], group[i]);
            group[i].DelimiterBefore = standApart ? options.AfterCollapseDelimiter ?? layoutDelimiter : options.CiteGroupDelimiter;
            if (options.Collapse != Collapse.None && !group[i].HasPrefix && !group[i - 1].HasSuffix)
            {
                HideNames(group[i]);
            }
        }
        if (options.Collapse is Collapse.YearSuffix or Collapse.YearSuffixRanged)
        {
            CollapseYearSuffixes(group, options, layoutDelimiter);
        }
    }

    /// <summary>Two locators in a row need more than a comma between them; the specification leaves this case open.</summary>
    static bool HaveLocators(RenderedCite left, RenderedCite right) => left.HasLocator && right.HasLocator;

    static void HideNames(RenderedCite cite)
    {
        cite.Node.Find(NodeTag.Names)?.Children.Clear();
        cite.IsCollapsed = true;
    }

    static void CollapseYearSuffixes(List<RenderedCite> group, CitationOptions options, string layoutDelimiter)
    {
        var years = group.Select(cite => Year(cite.Node)).ToList();
        var suffixes = group.Select(cite => cite.Node.Find(NodeTag.YearSuffix)).ToList();
        var run = 0;
        var any = false;
        for (var i = 1; i < group.Count; i++)
        {
            var same = suffixes[i] is not null && suffixes[i - 1] is not null && years[i] == years[i - 1]
                && !group[i - 1].HasLocator && !group[i].HasLocator && !group[i - 1].HasSuffix && !group[i].HasPrefix;
            if (!same)
            {
                run = i;
                continue;
            }
            any = true;
            group[i].Node = Locatored(group[i].Node, suffixes[i]!);
            group[i].DelimiterBefore = options.YearSuffixDelimiter ?? layoutDelimiter;
            group[i].IsCollapsed = true;
            if (options.Collapse == Collapse.YearSuffixRanged)
            {
                CloseRange(group, suffixes, run, i);
            }
        }
        if (any)
        {
            SeparateYears(group, years, options, layoutDelimiter);
        }
    }

    /// <summary>Once suffixes have been collapsed, years stand apart as cites do.</summary>
    static void SeparateYears(List<RenderedCite> group, List<string> years, CitationOptions options, string layoutDelimiter)
    {
        for (var i = 1; i < group.Count; i++)
        {
            if (years[i] != years[i - 1])
            {
                group[i].DelimiterBefore = options.AfterCollapseDelimiter ?? layoutDelimiter;
            }
        }
    }

    static SpanNode Locatored(Node cite, SpanNode suffix) =>
        cite.Find(NodeTag.Locator) is { } locator ? new SpanNode([suffix, locator]) { Delimiter = ", " } : new SpanNode([suffix]);

    /// <summary>Three or more suffixes in a row become a range.</summary>
    static void CloseRange(List<RenderedCite> group, List<SpanNode?> suffixes, int run, int i)
    {
        var start = i;
        while (start > run && Follows(suffixes[start - 1], suffixes[start]) && !group[start].HasLocator)
        {
            start--;
        }
        if (i - start < 2)
        {
            return;
        }
        for (var inside = start + 1; inside < i; inside++)
        {
            group[inside].IsHidden = true;
        }
        group[i].DelimiterBefore = "–";
    }

    static bool Follows(SpanNode? first, SpanNode? second)
    {
        var (left, right) = (Bare(first), Bare(second));
        return left.Length == 1 && right.Length == 1 && left[0] + 1 == right[0];
    }

    static string Bare(SpanNode? suffix) => suffix is null ? "" : string.Concat(suffix.Children.Select(child => child.PlainText()));

    static string Year(Node cite)
    {
        var year = cite.Find(NodeTag.Year);
        if (year is null)
        {
            return "";
        }
        var text = string.Concat(year.Children.Where(child => child is not SpanNode { Tag: NodeTag.YearSuffix }).Select(child => child.PlainText()));
        return text;
    }

    static void CollapseNumbers(List<RenderedCite> cites, CitationOptions options, string layoutDelimiter)
    {
        for (var start = 0; start < cites.Count;)
        {
            var end = start + 1;
            while (end < cites.Count && IsOnlyNumber(cites[end - 1]) && IsOnlyNumber(cites[end]) && cites[end].CitationNumber == cites[end - 1].CitationNumber + 1)
            {
                end++;
            }
            if (end - start >= 3)
            {
                HideInside(cites, start, end);
            }
            if (end < cites.Count && (end - start >= 3 || HaveLocators(cites[end - 1], cites[end])))
            {
                cites[end].DelimiterBefore = options.AfterCollapseDelimiter ?? layoutDelimiter;
            }
            start = end;
        }
    }

    static void HideInside(List<RenderedCite> cites, int start, int end)
    {
        for (var inside = start + 1; inside < end - 1; inside++)
        {
            cites[inside].IsHidden = true;
        }
        cites[end - 1].DelimiterBefore = "–";
    }

    static bool IsOnlyNumber(RenderedCite cite) =>
        !cite.HasPrefix && !cite.HasSuffix && cite.Node.Find(NodeTag.Locator) is null && cite.Node.Find(NodeTag.CitationNumber) is not null;
}

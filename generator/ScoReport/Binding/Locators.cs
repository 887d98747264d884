using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using ScoReport.Document;

namespace ScoReport.Binding;

/// <summary>
/// Splits what follows a citation key into locator and remark, as Pandoc does: "pp. 33-35 and passim" is the pages 33-35 and
/// the remark "and passim". English words are understood in any language of the document.
/// </summary>
static class Locators
{
    static readonly FrozenDictionary<string, string> Labels = new Dictionary<string, string>
    {
        ["act"] = "act",
        ["acts"] = "act",
        ["appendix"] = "appendix",
        ["app."] = "appendix",
        ["annex"] = "appendix",
        ["appendices"] = "appendix",
        ["art."] = "article-locator",
        ["arts."] = "article-locator",
        ["article"] = "article-locator",
        ["articles"] = "article-locator",
        ["book"] = "book",
        ["books"] = "book",
        ["bk."] = "book",
        ["bks."] = "book",
        ["canon"] = "canon",
        ["canons"] = "canon",
        ["chapter"] = "chapter",
        ["chapters"] = "chapter",
        ["chap."] = "chapter",
        ["chaps."] = "chapter",
        ["ch."] = "chapter",
        ["column"] = "column",
        ["columns"] = "column",
        ["col."] = "column",
        ["cols."] = "column",
        ["equation"] = "equation",
        ["equations"] = "equation",
        ["eq."] = "equation",
        ["eqs."] = "equation",
        ["figure"] = "figure",
        ["figures"] = "figure",
        ["fig."] = "figure",
        ["figs."] = "figure",
        ["folio"] = "folio",
        ["folios"] = "folio",
        ["fol."] = "folio",
        ["fols."] = "folio",
        ["issue"] = "issue",
        ["issues"] = "issue",
        ["no."] = "issue",
        ["nos."] = "issue",
        ["number"] = "issue",
        ["numbers"] = "issue",
        ["line"] = "line",
        ["lines"] = "line",
        ["l."] = "line",
        ["ll."] = "line",
        ["note"] = "note",
        ["notes"] = "note",
        ["n."] = "note",
        ["nn."] = "note",
        ["opus"] = "opus",
        ["opera"] = "opus",
        ["op."] = "opus",
        ["opp."] = "opus",
        ["page"] = "page",
        ["pages"] = "page",
        ["p."] = "page",
        ["pp."] = "page",
        ["pg."] = "page",
        ["pgs."] = "page",
        ["paragraph"] = "paragraph",
        ["paragraphs"] = "paragraph",
        ["para."] = "paragraph",
        ["paras."] = "paragraph",
        ["¶"] = "paragraph",
        ["¶¶"] = "paragraph",
        ["part"] = "part",
        ["parts"] = "part",
        ["pt."] = "part",
        ["pts."] = "part",
        ["rule"] = "rule",
        ["rules"] = "rule",
        ["r."] = "rule",
        ["rr."] = "rule",
        ["section"] = "section",
        ["sections"] = "section",
        ["sec."] = "section",
        ["secs."] = "section",
        ["§"] = "section",
        ["§§"] = "section",
        ["scene"] = "scene",
        ["scenes"] = "scene",
        ["sc."] = "scene",
        ["s.v."] = "sub-verbo",
        ["s.vv."] = "sub-verbo",
        ["sub-verbo"] = "sub-verbo",
        ["supplement"] = "supplement",
        ["supp."] = "supplement",
        ["supps."] = "supplement",
        ["table"] = "table",
        ["tables"] = "table",
        ["tbl."] = "table",
        ["tbls."] = "table",
        ["timestamp"] = "timestamp",
        ["time"] = "timestamp",
        ["verse"] = "verse",
        ["verses"] = "verse",
        ["v."] = "verse",
        ["vv."] = "verse",
        ["volume"] = "volume",
        ["volumes"] = "volume",
        ["vol."] = "volume",
        ["vols."] = "volume",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    static readonly SearchValues<char> Roman = SearchValues.Create("ivxlcdmIVXLCDM-–");

    /// <summary>Label (a CSL locator term; nothing means page), locator (nothing when there is none), and the rest as a remark.</summary>
    public static (string? Label, string? Locator, ImmutableArray<Inline> Remark) Split(ImmutableArray<Inline> suffix)
    {
        if (suffix is not [Text first, ..])
        {
            return (null, null, suffix);
        }

        var text = first.Value.AsSpan().TrimStart();
        if (text.StartsWith(","))
        {
            text = text[1..].TrimStart();
        }

        if (text.StartsWith("{"))
        {
            return Braced(text, suffix, first);
        }

        var word = FirstWord(text);
        var label = Labels.GetValueOrDefault(word.ToString());
        var rest = label is null ? text : text[word.Length..].TrimStart();
        var length = LocatorLength(rest, needsDigit: label is null);
        if (length == 0)
        {
            return (null, null, suffix);
        }

        return (label, rest[..length].ToString(), Remark(rest[length..], suffix, first));
    }

    // "{pp. 1, 2}" is a locator whatever it looks like; "{}" says that there is none.
    static (string?, string?, ImmutableArray<Inline>) Braced(ReadOnlySpan<char> text, ImmutableArray<Inline> suffix, Text first)
    {
        var close = text.IndexOf('}');
        if (close < 0)
        {
            return (null, null, suffix);
        }

        var inside = text[1..close].Trim();
        var word = FirstWord(inside);
        var label = Labels.GetValueOrDefault(word.ToString());
        var locator = (label is null ? inside : inside[word.Length..].TrimStart()).ToString();
        return (label, locator.Length == 0 ? null : locator, Remark(text[(close + 1)..], suffix, first));
    }

    static ImmutableArray<Inline> Remark(ReadOnlySpan<char> rest, ImmutableArray<Inline> suffix, Text first) =>
        rest.IsEmpty ? suffix.RemoveAt(0) : suffix.SetItem(0, first with { Value = rest.ToString() });

    // "p.33" is a word "p." and a number: a full stop ends a label.
    static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !char.IsDigit(text[end]))
        {
            end++;
        }

        return text[..end];
    }

    // Numbers, Roman numerals and ranges, joined by commas, "and" or "&", as long as numbers follow.
    static int LocatorLength(ReadOnlySpan<char> text, bool needsDigit)
    {
        var end = PieceLength(text, needsDigit);
        while (end > 0 && end < text.Length)
        {
            var joint = JointLength(text[end..]);
            var next = joint == 0 ? 0 : PieceLength(text[(end + joint)..], needsDigit: true);
            if (next == 0)
            {
                break;
            }

            end += joint + next;
        }

        return end;
    }

    static int JointLength(ReadOnlySpan<char> text)
    {
        foreach (var joint in (ReadOnlySpan<string>)[", ", ",", " & ", "; "])
        {
            if (text.StartsWith(joint))
            {
                return joint.Length;
            }
        }

        return 0;
    }

    static int PieceLength(ReadOnlySpan<char> text, bool needsDigit)
    {
        var end = 0;
        var digits = false;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '–' or '.' or ':' or '/' or '(' or ')' or '+'))
        {
            digits |= char.IsDigit(text[end]);
            end++;
        }

        while (end > 0 && text[end - 1] is '.' or ':')
        {
            end--;
        }

        return digits || (!needsDigit && end > 0 && IsRoman(text[..end])) ? end : 0;
    }

    static bool IsRoman(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(Roman) < 0;
}

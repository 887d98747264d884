using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>
/// Follows the allowed tags through a run of neighbours, text and Markdown among them, and reports what does not nest:
/// an element that is never closed, or that stands where HTML does not let it (HTML Living Standard, section 4, content models).
/// </summary>
/// <param name="inParagraph">Whether the run stands where only phrasing content may: in a paragraph, a heading, a cell.</param>
/// <param name="diagnostics">Receives what does not nest.</param>
sealed class HtmlNesting(bool inParagraph, Diagnostics diagnostics)
{
    readonly record struct Open(string Name, SourceSpan At);

    readonly Stack<Open> _open = [];
    readonly HashSet<int> _summarized = [];

    /// <summary>Whether the element has no content and no closing tag.</summary>
    public static bool IsVoid(string name) => name is "br" or "hr" or "wbr";

    static bool IsPhrasing(string name) =>
        name is not ("dd" or "details" or "div" or "dl" or "dt" or "hr" or "li" or "ol" or "p" or "summary" or "ul");

    // What an element may hold: phrasing where it is phrasing itself, or is one of these.
    static bool HoldsPhrasing(string name) => IsPhrasing(name) || name is "p" or "summary";

    static bool IsParent(string child, string parent) => child switch
    {
        "li" => parent is "ul" or "ol",
        "dd" or "dt" => parent == "dl",
        "summary" => parent == "details",
        "rp" or "rt" => parent == "ruby",
        _ => parent is not ("ul" or "ol" or "dl"),
    };

    static string ParentOf(string child) => child switch
    {
        "li" => "<ul> or <ol>",
        "dd" or "dt" => "<dl>",
        "summary" => "<details>",
        _ => "<ruby>",
    };

    /// <summary>A tag, at its place.</summary>
    public void Add(HtmlTag tag, SourceSpan at)
    {
        if (tag.Closes)
        {
            Close(tag.Name, at);
            return;
        }

        CheckPlace(tag.Name, at);
        if (tag.Name == "summary" && !_summarized.Add(_open.Count))
        {
            diagnostics.Add(Problems.HtmlNesting(at, "a <details> has one <summary>, and it has one already"));
        }

        if (!IsVoid(tag.Name))
        {
            _open.Push(new Open(tag.Name, at));
            _summarized.Remove(_open.Count);
        }
    }

    /// <summary>A block of Markdown among the tags.</summary>
    public void AddMarkdown(SourceSpan at)
    {
        if (_open.TryPeek(out var parent) && (HoldsPhrasing(parent.Name) || parent.Name is "ul" or "ol" or "dl"))
        {
            diagnostics.Add(Problems.HtmlNesting(at, $"Markdown makes a paragraph or another block here, and a <{parent.Name}> cannot hold one"));
        }
    }

    void CheckPlace(string name, SourceSpan at)
    {
        if (!_open.TryPeek(out var parent))
        {
            if (inParagraph && !IsPhrasing(name))
            {
                diagnostics.Add(Problems.HtmlNesting(at, $"a <{name}> cannot stand within a line of text"));
            }
            else if (!IsParent(name, ""))
            {
                diagnostics.Add(Problems.HtmlNesting(at, $"a <{name}> stands only in {ParentOf(name)}"));
            }
        }
        else if (!IsParent(name, parent.Name) || (HoldsPhrasing(parent.Name) && !IsPhrasing(name)))
        {
            diagnostics.Add(Problems.HtmlNesting(at, $"a <{name}> cannot stand in a <{parent.Name}>"));
        }
    }

    void Close(string name, SourceSpan at)
    {
        if (_open.TryPeek(out var last) && last.Name == name)
        {
            CheckSummary(last);
            _open.Pop();
            return;
        }

        if (!_open.Any(o => o.Name == name))
        {
            diagnostics.Add(Problems.HtmlNesting(at, $"this </{name}> closes nothing that is open here"));
            return;
        }

        while (_open.Peek().Name != name)
        {
            Unclosed(_open.Pop());
        }

        _open.Pop();
    }

    void CheckSummary(Open element)
    {
        if (element.Name == "details" && !_summarized.Contains(_open.Count))
        {
            diagnostics.Add(Problems.HtmlNesting(element.At, "this <details> has no <summary>, which is the line that opens it"));
        }
    }

    /// <summary>The end of the run: what is still open is reported.</summary>
    public void Finish()
    {
        foreach (var open in _open.Reverse())
        {
            Unclosed(open);
        }
    }

    void Unclosed(Open element) => diagnostics.Add(Problems.HtmlNesting(element.At, $"this <{element.Name}> is never closed"));
}

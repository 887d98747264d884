using System.Collections.Frozen;

namespace ScoReport.Csl.Text;

/// <summary>Settles punctuation where two pieces of text meet, and at closing quotes (CSL 1.0.2, "Locale options": punctuation-in-quote).</summary>
static class Punctuation
{
    const string Marks = ".,;:!?";

    /// <summary>What two meeting marks become; pairs not listed stay as they are.</summary>
    static readonly FrozenDictionary<(char, char), string> Meeting = new Dictionary<(char, char), string>
    {
        [(':', ':')] = ":",
        [(':', '.')] = ":",
        [(':', '!')] = "!",
        [(':', '?')] = "?",
        [('.', '.')] = ".",
        [(';', ':')] = ";",
        [(';', '.')] = ";",
        [(';', ';')] = ";",
        [(';', '!')] = "!",
        [(';', '?')] = "?",
        [('!', ':')] = "!",
        [('!', '.')] = "!",
        [('!', '!')] = "!",
        [('?', ':')] = "?",
        [('?', '.')] = "?",
        [('?', '?')] = "?",
        [(',', ',')] = ",",
    }.ToFrozenDictionary();

    public static void Settle(List<FlowItem> flow, bool punctuationInQuote)
    {
        var (beforePrevious, previous) = (-1, -1);
        for (var i = 0; i < flow.Count; i++)
        {
            if (flow[i].Kind != FlowKind.Text || flow[i].Text.Length == 0)
            {
                continue;
            }
            if (previous >= 0)
            {
                var before = flow[previous].Text;
                Meet(flow, previous, i, punctuationInQuote);
                if (beforePrevious >= 0 && before.Length == 1 && flow[previous].Text != before)
                {
                    // A mark that has become another may now belong inside a quote that ended before it.
                    Meet(flow, beforePrevious, previous, punctuationInQuote);
                }
                (beforePrevious, previous) = Remaining(flow, beforePrevious, previous);
            }
            if (flow[i].Text.Length > 0)
            {
                (beforePrevious, previous) = (previous, i);
            }
        }
    }

    /// <summary>The neighbours to the left that still have text.</summary>
    static (int Before, int Last) Remaining(List<FlowItem> flow, int before, int last)
    {
        var hasBefore = before >= 0 && flow[before].Text.Length > 0;
        return flow[last].Text.Length > 0 ? (hasBefore ? before : -1, last) : (-1, hasBefore ? before : -1);
    }

    static void Meet(List<FlowItem> flow, int left, int right, bool inQuote)
    {
        if (flow[left].Origin is { } origin && ReferenceEquals(origin, flow[right].Origin))
        {
            return;
        }
        var quote = ClosedQuote(flow, left, right);
        if (!quote || !IsMark(flow[right].Text[0]))
        {
            MeetPlain(flow[left], flow[right]);
        }
        else if (inQuote)
        {
            MoveInside(flow[left], flow[right]);
        }
        else
        {
            MeetOutside(flow[left], flow[right]);
        }
    }

    static bool ClosedQuote(List<FlowItem> flow, int left, int right)
    {
        for (var i = left + 1; i < right; i++)
        {
            if (flow[i] is { Kind: FlowKind.Close, Span.Quoted: true })
            {
                return true;
            }
            if (flow[i].Kind == FlowKind.Open)
            {
                return false;
            }
        }
        return false;
    }

    static bool IsMark(char c) => Marks.Contains(c, StringComparison.Ordinal);

    static void MeetPlain(FlowItem left, FlowItem right)
    {
        var (last, first) = (left.Text[^1], right.Text[0]);
        if (IsMark(last) && Meeting.TryGetValue((last, first), out var met))
        {
            left.Text = string.Concat(left.Text.AsSpan(0, left.Text.Length - 1), met);
            right.Text = right.Text[1..];
        }
        else if (last is ' ' or '\u00A0' && first == ' ')
        {
            right.Text = right.Text.TrimStart(' ');
        }
    }

    /// <summary>Marks go before the closing quote, but for colons and semicolons.</summary>
    static void MoveInside(FlowItem left, FlowItem right)
    {
        var (last, first) = (left.Text[^1], right.Text[0]);
        if (!IsMark(last) && first is ':' or ';')
        {
            return;
        }
        var marks = first.ToString();
        if (IsMark(last))
        {
            marks = Meeting.GetValueOrDefault((last, first), string.Concat(last, first));
            left.Text = left.Text[..^1];
        }
        var inside = marks.TakeWhile(mark => mark is not (':' or ';')).Count();
        left.Text += marks[..inside];
        right.Text = marks[inside..] + right.Text[1..];
    }

    /// <summary>Marks stay outside; of two that would become one, a full stop or comma goes outside and others stay where they are.</summary>
    static void MeetOutside(FlowItem left, FlowItem right)
    {
        var (last, first) = (left.Text[^1], right.Text[0]);
        if (!IsMark(last) || !Meeting.TryGetValue((last, first), out var met))
        {
            return;
        }
        if (met[0] == last && last is not ('.' or ','))
        {
            right.Text = right.Text[1..];
        }
        else
        {
            left.Text = left.Text[..^1];
        }
    }
}

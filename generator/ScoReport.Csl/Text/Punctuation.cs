using System.Collections.Frozen;

namespace ScoReport.Csl.Text;

/// <summary>Settles punctuation where two pieces of text meet, and at closing quotes (CSL 1.0.2, "Locale options": punctuation-in-quote).</summary>
internal static class Punctuation
{
    private const string Marks = ".,;:!?";

    /// <summary>What two meeting marks become; pairs not listed stay as they are.</summary>
    private static readonly FrozenDictionary<(char, char), string> Meeting = new Dictionary<(char, char), string>
    {
        [(':', ':')] = ":", [(':', '.')] = ":", [(':', '!')] = "!", [(':', '?')] = "?",
        [('.', '.')] = ".",
        [(';', ':')] = ";", [(';', '.')] = ";", [(';', ';')] = ";", [(';', '!')] = "!", [(';', '?')] = "?",
        [('!', ':')] = "!", [('!', '.')] = "!", [('!', '!')] = "!",
        [('?', ':')] = "?", [('?', '.')] = "?", [('?', '?')] = "?",
        [(',', ',')] = ",",
    }.ToFrozenDictionary();

    public static void Settle(List<FlowItem> flow, bool punctuationInQuote)
    {
        var previous = -1;
        for (var i = 0; i < flow.Count; i++)
        {
            if (flow[i].Kind != FlowKind.Text || flow[i].Text.Length == 0)
            {
                continue;
            }
            if (previous >= 0)
            {
                Meet(flow, previous, i, punctuationInQuote);
            }
            if (flow[i].Text.Length > 0)
            {
                previous = i;
            }
        }
    }

    private static void Meet(List<FlowItem> flow, int left, int right, bool inQuote)
    {
        var quote = ClosedQuote(flow, left, right);
        if (quote && IsMark(flow[right].Text[0]))
        {
            MeetAtQuote(flow[left], flow[right], flow, right, inQuote);
        }
        else
        {
            MeetPlain(flow[left], flow[right]);
        }
    }

    private static bool ClosedQuote(List<FlowItem> flow, int left, int right)
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

    private static bool IsMark(char c) => Marks.Contains(c, StringComparison.Ordinal);

    private static void MeetPlain(FlowItem left, FlowItem right)
    {
        var (last, first) = (left.Text[^1], right.Text[0]);
        if (IsMark(last) && Meeting.TryGetValue((last, first), out var met))
        {
            left.Text = string.Concat(left.Text.AsSpan(0, left.Text.Length - 1), met);
            right.Text = right.Text[1..];
        }
        else if (last == ' ' && first == ' ')
        {
            right.Text = right.Text.TrimStart(' ');
        }
    }

    private static void MeetAtQuote(FlowItem left, FlowItem right, List<FlowItem> flow, int index, bool inQuote)
    {
        var last = left.Text[^1];
        var first = right.Text[0];
        string marks;
        if (IsMark(last))
        {
            marks = Meeting.GetValueOrDefault((last, first), string.Concat(last, first));
            left.Text = left.Text[..^1];
        }
        else if (inQuote && first is '.' or ',')
        {
            marks = first.ToString();
        }
        else
        {
            return;
        }
        right.Text = right.Text[1..];
        var inside = inQuote ? marks.TakeWhile(mark => mark is not (':' or ';')).Count() : 0;
        left.Text += marks[..inside];
        if (inside < marks.Length)
        {
            right.Text = marks[inside..] + right.Text;
        }
        if (right.Text.Length > 0 && index + 1 < flow.Count && right.Text == " " && flow[index + 1].Text.StartsWith(' '))
        {
            right.Text = "";
        }
    }
}

using System.Text;

namespace ScoReport.Csl.Libraries;

/// <summary>The inline Markdown of CSL-YAML fields as the markup of CSL-JSON.</summary>
static class FieldMarkdown
{
    static readonly (string Class, string Open)[] Spans =
        [("{.nocase}", "<span class=\"nocase\">"), ("{.smallcaps}", "<span style=\"font-variant:small-caps;\">"), ("{.nodecor}", "<span class=\"nodecor\">")];

    /// <summary>The text with *…*, **…**, ^…^, ~…~ and [….]{.nocase|.smallcaps|.nodecor} as tags. A mark without its other half, or behind a backslash, is text.</summary>
    public static string ToMarkup(string text) =>
        text.AsSpan().IndexOfAny("*^~[\\") < 0 ? text : new Reading(text).Run();

    sealed class Reading(string text)
    {
        readonly StringBuilder _out = new(text.Length + 16);
        // The marks that are open: where they stand in the output, for the opening tag that they become when they are closed.
        readonly List<(string Mark, int At)> _open = [];
        readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
        readonly List<(int At, string Tag, int Replaces)> _tags = [];

        public string Run()
        {
            for (var i = 0; i < text.Length;)
            {
                i += Step(i);
            }
            return WithTags();
        }

        int Step(int i)
        {
            switch (text[i])
            {
                case '\\' when i + 1 < text.Length && (char.IsPunctuation(text[i + 1]) || char.IsSymbol(text[i + 1])):
                    _out.Append(text[i + 1]);
                    return 2;
                case '*' when i + 1 < text.Length && text[i + 1] == '*':
                    return Mark(i, "**", "<b>", "</b>");
                case '*':
                    return Mark(i, "*", "<i>", "</i>");
                case '^':
                    return Mark(i, "^", "<sup>", "</sup>");
                case '~':
                    return Mark(i, "~", "<sub>", "</sub>");
                case '[':
                    Open("[");
                    _out.Append('[');
                    return 1;
                case ']' when Spans.FirstOrDefault(span => text.AsSpan(i + 1).StartsWith(span.Class, StringComparison.Ordinal)) is { Open: not null } span && Close("[", span.Open):
                    _out.Append("</span>");
                    return 1 + span.Class.Length;
                default:
                    _out.Append(text[i]);
                    return 1;
            }
        }

        int Mark(int i, string mark, string open, string close)
        {
            var follows = i + mark.Length < text.Length ? text[i + mark.Length] : ' ';
            var before = i > 0 ? text[i - 1] : ' ';
            if (!char.IsWhiteSpace(before) && Close(mark, open))
            {
                _out.Append(close);
                return mark.Length;
            }
            if (!char.IsWhiteSpace(follows))
            {
                Open(mark);
            }
            _out.Append(mark);
            return mark.Length;
        }

        void Open(string mark)
        {
            _open.Add((mark, _out.Length));
            _counts[mark] = _counts.GetValueOrDefault(mark) + 1;
        }

        // Marks that were opened in between have no other half.
        bool Close(string mark, string open)
        {
            // What is looked at in vain is taken away below, and nothing is looked for that is not there: linear in all.
            if (_open.Count == 0 || _counts.GetValueOrDefault(mark) == 0)
            {
                return false;
            }
            var index = _open.FindLastIndex(candidate => candidate.Mark == mark);
            foreach (var (passed, _) in _open.Skip(index))
            {
                _counts[passed]--;
            }
            _tags.Add((_open[index].At, open, mark.Length));
            _open.RemoveRange(index, _open.Count - index);
            return true;
        }

        string WithTags()
        {
            var plain = _out.ToString();
            var result = new StringBuilder(plain.Length + 16);
            var from = 0;
            foreach (var (at, tag, replaces) in _tags.OrderBy(static tag => tag.At))
            {
                result.Append(plain, from, at - from).Append(tag);
                from = at + replaces;
            }
            return result.Append(plain, from, plain.Length - from).ToString();
        }
    }
}

using System.Collections.Frozen;
using System.Text;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Libraries;

/// <summary>One tag with its value; the offsets are those of tag and value in the text.</summary>
sealed record RisTag(string Tag, string Value, int Offset, int ValueOffset);

/// <summary>The tags from TY to ER.</summary>
sealed record RisRecord(IReadOnlyList<RisTag> Tags, TextSpan Span)
{
    /// <summary>The value of the type tag, which is the first.</summary>
    public RisTag Type => Tags[0];
}

/// <summary>Divides a RIS text into records. A record without its ER ends where the next begins.</summary>
sealed class RisRecords(string text, ProblemList problems)
{
    static readonly FrozenSet<string> KnownTags = FrozenSet.ToFrozenSet(
        """
        TY ER ID AU A1 A2 A3 A4 A5 ED TA AB AD AN AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DI DO DP DS ED EP ET FD H1 H2 IS J1 J2 JA JF JO
        KW L1 L2 L3 L4 LA LB LK LL LS M1 M2 M3 N1 N2 NO NV OL OP PA PB PM PP PY RD RI RN RP RT SE SF SL SN SO SP SR ST SV T1 T2 T3 TI TT U1 U2 U3 U4 U5
        UR VL VO WP WT WV Y1 Y2 YR
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    readonly List<RisRecord> _records = [];
    readonly List<RisTag> _open = [];
    readonly StringBuilder _more = new();
    bool _isOutside;
    int _end;

    public List<RisRecord> Read()
    {
        for (var at = text.StartsWith('\uFEFF') ? 1 : 0; at < text.Length;)
        {
            var end = text.AsSpan(at).IndexOfAny('\r', '\n') is >= 0 and var length ? at + length : text.Length;
            ReadLine(at, end);
            at = end + (text.AsSpan(end).StartsWith("\r\n") ? 2 : 1);
        }
        EndRecord();
        return _records;
    }

    void ReadLine(int start, int end)
    {
        var line = text.AsSpan(start, end - start).TrimEnd();
        var indent = line.Length - line.TrimStart().Length;
        var bare = line[indent..];
        if (bare.Length == 0)
        {
            return;
        }
        if (TagOf(bare, out var length) is not { } tag)
        {
            Continue(bare, start + indent);
            return;
        }
        var value = bare[length..].TrimStart();
        Add(new RisTag(tag, value.ToString(), start + indent, start + indent + bare.Length - value.Length), start + line.Length);
    }

    // "TI  - " is the format; "TI - " and "TI- " occur, and count only with tags that there are, since they could be prose.
    static string? TagOf(ReadOnlySpan<char> line, out int length)
    {
        length = 2;
        if (line.Length < 3 || !char.IsAsciiLetterUpper(line[0]) || !(char.IsAsciiLetterUpper(line[1]) || char.IsAsciiDigit(line[1])))
        {
            return null;
        }
        while (length < line.Length && line[length] is ' ' or '\t')
        {
            length++;
        }
        var spaces = length - 2;
        if (length >= line.Length || line[length] != '-' || (length + 1 < line.Length && line[length + 1] is not (' ' or '\t')))
        {
            return null;
        }
        length++;
        var tag = line[..2].ToString();
        return spaces == 2 || KnownTags.Contains(tag) ? tag : null;
    }

    void Add(RisTag tag, int end)
    {
        JoinLines();
        if (tag.Tag == "TY")
        {
            if (_open.Count > 0)
            {
                problems.Add(CslProblemKind.MissingEnd, _open[0].Offset, "This record has no end before the next one begins.", "a line 'ER  - ' stands behind every record");
            }
            EndRecord();
            _isOutside = false;
            _open.Add(tag);
        }
        else if (tag.Tag == "ER")
        {
            _end = end;
            EndRecord();
        }
        else if (_open.Count == 0)
        {
            ReportOutside(tag.Offset);
        }
        else
        {
            _open.Add(tag);
        }
        _end = end;
    }

    void Continue(ReadOnlySpan<char> line, int offset)
    {
        if (_open.Count == 0)
        {
            ReportOutside(offset);
            return;
        }
        _more.Append('\n').Append(line);
        _end = offset + line.Length;
    }

    // The lines that go on the last value, of which there may be thousands, are joined to it once.
    void JoinLines()
    {
        if (_more.Length > 0)
        {
            _open[^1] = _open[^1] with { Value = _open[^1].Value + _more };
            _more.Clear();
        }
    }

    void ReportOutside(int offset)
    {
        if (!_isOutside)
        {
            problems.Add(CslProblemKind.Syntax, offset, "A RIS record begins with 'TY  - ' and its type; what stands here belongs to none.", "it is left out up to the next record");
            _isOutside = true;
        }
    }

    void EndRecord()
    {
        JoinLines();
        if (_open.Count > 0)
        {
            _records.Add(new RisRecord([.. _open], new TextSpan(_open[0].Offset, _end - _open[0].Offset)));
            _open.Clear();
        }
    }
}

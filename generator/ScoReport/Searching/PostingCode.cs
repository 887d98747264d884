using System.Text;

namespace ScoReport.Searching;

/// <summary>
/// Writes lists of postings in characters that no word has (words are lower case), so that a shard of words is one text that
/// compresses well and that a short regular expression takes apart. <c>assets/search.js</c> reads it.
/// </summary>
/// <remarks>
/// A posting is its distance from the one before it: as many digits of base 16 as it takes, the highest first, and a last one of base 32.
/// A word that stands once in the text of an entry needs no more. Otherwise one sign says title, caption or both, and one how often:
/// not at all, twice, three or four times, up to seven, more.
/// </remarks>
static class PostingCode
{
    const string Last = "ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`{";
    const string High = "!#$%&'()*+,-./:;";
    const string Fields = "<=>";
    const string Counts = "?@|} ";

    /// <summary>A shard: every word without what it has in common with the one before it, and its postings.</summary>
    public static void Write(StringBuilder shard, string before, string term, List<Posting> postings)
    {
        var shared = Shared(before, term);
        shard.Append((char)(shared < 10 ? '0' + shared : 'a' + shared - 10)).Append(term, shared, term.Length - shared);
        var last = -1;
        foreach (var posting in postings)
        {
            Write(shard, posting.Entry - last - 1);
            last = posting.Entry;
            var fields = (posting.InTitle ? 1 : 0) + (posting.InCaption ? 2 : 0);
            if (fields > 0)
            {
                shard.Append(Fields[fields - 1]);
            }

            if (posting.Count != 1)
            {
                shard.Append(Counts[posting.Count switch { 0 => 0, 2 => 1, < 5 => 2, < 8 => 3, _ => 4 }]);
            }
        }
    }

    static void Write(StringBuilder shard, int distance)
    {
        if (distance >= 32)
        {
            WriteHigh(shard, distance / 32);
        }

        shard.Append(Last[distance % 32]);
    }

    static void WriteHigh(StringBuilder shard, int high)
    {
        if (high >= 16)
        {
            WriteHigh(shard, high / 16);
        }

        shard.Append(High[high % 16]);
    }

    // Half of a character of two halves cannot be written to a file.
    static int Shared(string before, string term)
    {
        var most = Math.Min(35, Math.Min(before.Length, term.Length));
        var shared = 0;
        while (shared < most && before[shared] == term[shared])
        {
            shared++;
        }

        return shared > 0 && char.IsHighSurrogate(term[shared - 1]) ? shared - 1 : shared;
    }
}

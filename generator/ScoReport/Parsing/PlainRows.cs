using System.Buffers;
using System.Text;

namespace ScoReport.Parsing;

/// <summary>The rows of a file in a dialect that CsvHelper has no option for, written anew as RFC 4180 has them; and where each stands in the file.</summary>
/// <param name="Bytes">The rows.</param>
/// <param name="Places">Where each begins in the text of the file and how long it is there.</param>
/// <param name="IsUnclosed">Whether a row was left out whose quotation mark is never closed.</param>
sealed record PlainRows(ReadOnlyMemory<byte> Bytes, IReadOnlyList<(int Start, int Length)> Places, bool IsUnclosed)
{
    static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    /// <summary>Writes the rows of <paramref name="bytes"/>; <paramref name="faulty"/> is told where a value is amiss, and how.</summary>
    public static PlainRows Of(ReadOnlySpan<byte> bytes, TableDialect dialect, Action<int, string> faulty)
    {
        var scanner = new RowScanner(Encoding.UTF8.GetString(bytes), dialect, faulty);
        var written = new ArrayBufferWriter<byte>(bytes.Length + 256);
        List<(int Start, int Length)> places = [];
        while (scanner.Read() && scanner.OpenedAt is null)
        {
            places.Add((scanner.Start, scanner.Length));
            for (var i = 0; i < scanner.Places.Count; i++)
            {
                written.Write(i == 0 ? ""u8 : ","u8);
                Write(written, scanner[i], scanner.Places.Count == 1);
            }

            written.Write("\n"u8);
        }

        return new PlainRows(written.WrittenMemory, places, scanner.OpenedAt is not null);
    }

    // A row of one empty value must not become an empty line, which is none.
    static void Write(ArrayBufferWriter<byte> written, ReadOnlySpan<char> value, bool isAlone)
    {
        if (!value.ContainsAny(Special) && !(isAlone && value.IsEmpty))
        {
            Encoding.UTF8.GetBytes(value, written);
            return;
        }

        written.Write("\""u8);
        for (var quote = value.IndexOf('"'); quote >= 0; quote = value.IndexOf('"'))
        {
            Encoding.UTF8.GetBytes(value[..(quote + 1)], written);
            written.Write("\""u8);
            value = value[(quote + 1)..];
        }

        Encoding.UTF8.GetBytes(value, written);
        written.Write("\""u8);
    }
}

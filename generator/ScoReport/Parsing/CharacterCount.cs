using System.Text;

namespace ScoReport.Parsing;

/// <summary>
/// Tells how many UTF-16 code units stand before a byte of a UTF-8 text. Places are mostly asked for in their order, so
/// counting goes on from the last one; in a text of ASCII there is nothing to count.
/// </summary>
sealed class CharacterCount(ReadOnlyMemory<byte> bytes)
{
    readonly bool _isAscii = Ascii.IsValid(bytes.Span);
    int _atByte;
    int _characters;

    public int To(int byteOffset)
    {
        byteOffset = Math.Min(byteOffset, bytes.Length);
        if (_isAscii)
        {
            return byteOffset;
        }

        if (byteOffset < _atByte)
        {
            // A row is asked for twice, with its end between.
            var back = Encoding.UTF8.GetCharCount(bytes.Span[byteOffset.._atByte]);
            (_characters, _atByte) = (_characters - back, byteOffset);
            return _characters;
        }

        _characters += Encoding.UTF8.GetCharCount(bytes.Span[_atByte..byteOffset]);
        _atByte = byteOffset;
        return _characters;
    }
}

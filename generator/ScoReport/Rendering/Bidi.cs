using System.Text;

namespace ScoReport.Rendering;

/// <summary>Texts of data that run against the page: they are set apart, so that their brackets and full stops stay at their own ends (HTML, "bdi").</summary>
static class Bidi
{
    /// <summary><paramref name="text"/> as HTML, in an element of its own where something in it runs the other way than the page.</summary>
    public static string Isolated(string text, bool isRightToLeft)
    {
        var html = HtmlWriter.Escaped(text);
        return RunsAgainst(text, isRightToLeft) ? $"<bdi>{html}</bdi>" : html;
    }

    /// <summary>Whether something in <paramref name="text"/> runs the other way than the page.</summary>
    public static bool RunsAgainst(string text, bool isRightToLeft)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsControl(rune.Value) || (IsRightToLeft(rune.Value) ? !isRightToLeft : isRightToLeft && Rune.IsLetter(rune)))
            {
                return true;
            }
        }

        return false;
    }

    // Hebrew, Arabic and their neighbours, their presentation forms, and the blocks of old and rare scripts (Unicode, DerivedBidiClass).
    static bool IsRightToLeft(int value) => value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);

    // Marks that turn the direction of what follows, and might not end with their cell.
    static bool IsControl(int value) => value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}

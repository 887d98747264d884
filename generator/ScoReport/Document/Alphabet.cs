using System.Collections.Frozen;

namespace ScoReport.Document;

/// <summary>
/// The order of words in a language. The tables are ours, so that a list never changes with the machine's culture data; Chinese, whose
/// order by sound or stroke needs a dictionary, stands in the order of its code points, that is by radical and stroke, unless its authors say the sound.
/// </summary>
public sealed class Alphabet : IComparer<string>
{
    // Behind everything that is no letter of the language, as other scripts are.
    const int First = 0x11_0000;

    // Letters in order; what stands in one group differs only where everything else is equal.
    static readonly FrozenDictionary<string, Alphabet> ByLanguage = new Dictionary<string, Alphabet>
    {
        ["de"] = new("", Latin),
        ["es"] = new("aáà b cç d eé f g h ií j k l m n ñ oóò p q r s t uúü v w x y z", ""),
        ["fr"] = new("", Latin),
        ["ru"] = new("а б в г д её ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я", ""),
        ["fa"] = new("آ اأإٱ ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق کك گ ل م ن وؤ هةۀ یيىئ", ""),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    const string Latin = "aàáâãäå cç eèéêë iìíîï nñ oòóôõöø uùúûü yýÿ";

    // Marks that are written or not: the joiner's opposite, and the vowels of Arabic script.
    const string Ignored = "\u200C\u200D\u0640\u064B\u064C\u064D\u064E\u064F\u0650\u0651\u0652\u0654";

    readonly FrozenDictionary<char, int> _weights;

    Alphabet(string letters, string folded)
    {
        var weights = new Dictionary<char, int>();
        foreach (var group in folded.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var c in group)
            {
                weights[c] = group[0];
            }
        }

        var at = First;
        foreach (var group in letters.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            at++;
            foreach (var c in group)
            {
                weights[c] = at;
            }
        }

        _weights = weights.ToFrozenDictionary();
    }

    /// <summary>The order of a BCP 47 tag's language; that of code points, whatever the case, where the language needs no other or is not known.</summary>
    public static IComparer<string> Of(string language) =>
        ByLanguage.TryGetValue(language.Split('-')[0].ToLowerInvariant(), out var own) ? own : StringComparer.OrdinalIgnoreCase;

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var (a, b) = (x ?? "", y ?? "");
        for (int i = 0, j = 0; ; i++, j++)
        {
            while (i < a.Length && Ignored.Contains(a[i]))
            {
                i++;
            }

            while (j < b.Length && Ignored.Contains(b[j]))
            {
                j++;
            }

            if (i >= a.Length || j >= b.Length)
            {
                return (i < a.Length).CompareTo(j < b.Length) is not 0 and var longer ? longer : string.CompareOrdinal(a, b);
            }

            if (Weight(a[i]).CompareTo(Weight(b[j])) is not 0 and var order)
            {
                return order;
            }
        }
    }

    int Weight(char c) => char.ToLowerInvariant(c) is var lower && _weights.TryGetValue(lower, out var weight) ? weight : lower;
}

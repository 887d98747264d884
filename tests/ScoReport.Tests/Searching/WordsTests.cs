using System.Globalization;
using System.Text.RegularExpressions;
using ScoReport.Searching;

namespace ScoReport.Tests.Searching;

/// <summary>Texts are taken apart as <c>tests/specs/searching/words.txt</c> says; the browser's tests hold the theme's script to the same file.</summary>
public partial class WordsTests
{
    public static TheoryData<string, string> Cases() =>
    [
        .. File.ReadLines(Repository.PathOf("tests", "specs", "searching", "words.txt"))
            .Where(static line => line.Contains(" =>", StringComparison.Ordinal) && line[0] != '#')
            .Select(static line => line.Split(" =>", 2))
            .Select(static parts => (parts[0], parts[1].Trim())),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_text_has_these_words(string text, string words) =>
        Assert.Equal(words, string.Join(' ', new Tokenizer().Of(Visible(text)).Select(static t => (t.IsJoined ? "+" : "") + t.Text)));

    [Fact]
    public void Half_characters_break_off() => Assert.Equal(["a", "b"], new Tokenizer().Of("a\uD800b").Select(static t => t.Text));

    static string Visible(string text) => Escape().Replace(text, static m => ((char)int.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"\\u([0-9a-f]{4})")]
    private static partial Regex Escape();
}

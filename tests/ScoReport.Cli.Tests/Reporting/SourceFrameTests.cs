using CsCheck;
using ScoReport.Cli.Reporting;
using ScoReport.Sources;
using Spectre.Console;

namespace ScoReport.Cli.Tests.Reporting;

public sealed class SourceFrameTests
{
    [Theory]
    [InlineData("see [@a] here", 4, 4, "see [@a] here", "    ^^^^")]
    [InlineData("see [@a] here", 4, 0, "see [@a] here", "    ^")]
    [InlineData("one\ntwo", 4, 3, "two", "^^^")]
    [InlineData("one\ntwo", 1, 6, "one", " ^^")]
    [InlineData("one", 3, 0, "one", "   ^")]
    [InlineData("\tx", 1, 1, "    x", "    ^")]
    [InlineData("中文 x", 3, 1, "中文 x", "     ^")]
    [InlineData("中文 x", 0, 2, "中文 x", "^^^^")]
    [InlineData("a\u001b[31mb", 1, 1, "a␛[31mb", " ^")]
    public void Carets_stand_below_the_place(string text, int start, int length, string line, string carets) =>
        Assert.Equal(new SourceFrame(line, carets), SourceFrame.Of(SourceFile.Of("a.md", text).Span(start, length), 40));

    [Fact]
    public void A_long_line_is_cut_around_the_place()
    {
        var text = new string('a', 100) + "BAD" + new string('b', 100);
        Assert.Equal(new SourceFrame("…aaaaaaaaaBADbbbbbbbbbbbbbbbb…", "          ^^^"), SourceFrame.Of(SourceFile.Of("a.md", text).Span(100, 3), 30));
    }

    [Fact]
    public void A_frame_fits_whatever_the_text()
    {
        var texts = Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Const('中'), Gen.Const('\t'), Gen.Const('\u0301'), Gen.Const('\u001b')), 0, 120];
        Gen.Select(texts, Gen.Int[0, 120], Gen.Int[0, 120], Gen.Int[0, 90]).Sample(
            (text, start, length, width) =>
            {
                var frame = SourceFrame.Of(SourceFile.Of("a.md", text).Span(start, length), width);
                return frame.Line.GetCellWidth() <= Math.Max(20, width) && !frame.Line.Any(char.IsControl) && frame.Carets.EndsWith('^');
            },
            seed: "0000000000001",
            iter: 2000,
            threads: 1);
    }
}

using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Binding;

/// <summary>
/// Digits and separators in a report that runs from right to left. CSL says nothing of either: years and pages come as the library has them,
/// commas and semicolons as the style does, and both have those of Latin texts.
/// </summary>
static partial class Citing
{
    /// <summary>What stands between works belongs to the sentence.</summary>
    public static string Separated(string text, string document) =>
        Scripts.Of(document) == Script.Arabic ? text.Replace(',', '،').Replace(';', '؛')
        : Primary(document) == "zh" ? Full().Replace(text, static sign => sign.Value.Trim() switch { "(" => "（", ")" => "）", _ => "；" })
        : text;

    // In Chinese, brackets and marks between clauses are as wide as a character, and bring their own space.
    [GeneratedRegex(@" ?\(|\)|; ?")]
    private static partial Regex Full();

    /// <summary>A work in the report's language has its digits and separators; one in another keeps those of its own, and sets apart what the style adds in the report's.</summary>
    static ImmutableArray<Inline> InItsDigits(ImmutableArray<Inline> inlines, string? language, string? title, string document, bool inText)
    {
        if (Scripts.Of(document) != Script.Arabic)
        {
            return inlines;
        }

        var first = Scripts.In(PlainText.Of(inlines));
        var isOwn = language is null ? (string.IsNullOrEmpty(title) ? first : Scripts.In(title)) == Script.Arabic : Primary(language) == Primary(document);
        var numbers = NumberStyle.Of(document);
        var printed = isOwn ? Texts(inlines, text => [text with { Value = Localised(text.Value, numbers) }])
            : inText || first == Script.Arabic ? inlines
            : Texts(inlines, text => Phrases(text, numbers));
        return inText && HasNoDirection(PlainText.Of(inlines)) ? printed.Insert(0, new Text(inlines[0].At, RightToLeftMark)) : printed;
    }

    const string RightToLeftMark = "\u200F";

    // A year and a page behind the name that a sentence has: by itself a link without letters runs from left to right.
    static bool HasNoDirection(string text) => !text.Any(char.IsLetter) && !text.All(char.IsDigit);

    // Addresses stay as they are.
    static ImmutableArray<Inline> Texts(ImmutableArray<Inline> inlines, Func<Text, IEnumerable<Inline>> change) =>
    [
        .. inlines.SelectMany(inline => inline switch
        {
            Text text => change(text),
            Styled styled => [styled with { Inlines = Texts(styled.Inlines, change) }],
            Span { Attributes: var attributes } span when attributes["lang"] is null => [span with { Inlines = Texts(span.Inlines, change) }],
            BoundLink { Target: not ExternalTarget } link => [link with { Inlines = Texts(link.Inlines, change) }],
            _ => [inline],
        }),
    ];

    // Latin words keep their numbers and the commas between them: "C++ 11", "Doe, Jane".
    static string Localised(string text, NumberStyle numbers)
    {
        if (text.Contains("://", StringComparison.Ordinal))
        {
            return text;
        }

        var next = new Script[text.Length + 1];
        for (var i = text.Length - 1; i >= 0; i--)
        {
            next[i] = Scripts.Of(text[i]) is var own && own == Script.None ? next[i + 1] : own;
        }

        var localised = new StringBuilder(text.Length);
        var isLatin = false;
        for (var i = 0; i < text.Length; i++)
        {
            var script = Scripts.Of(text[i]);
            isLatin = script == Script.Latin || (isLatin && script == Script.None && !(text[i] == ' ' && i > 0 && text[i - 1] is '.' or ',' or ';' or ')'));
            localised.Append(text[i] switch
            {
                >= '0' and <= '9' when !isLatin => numbers.InDigits(text[i].ToString()),
                ',' when !isLatin || next[i] != Script.Latin => "،",
                ';' => "؛",
                var other => other.ToString(),
            });
        }

        return localised.ToString();
    }

    // In an entry that runs from left to right: "ش.", "3 مه", "و". Unless they are set apart, the numbers behind them run with them.
    static IEnumerable<Inline> Phrases(Text text, NumberStyle numbers)
    {
        var done = 0;
        foreach (Match phrase in Phrase().Matches(text.Value))
        {
            if (phrase.Index > done)
            {
                yield return text with { Value = text.Value[done..phrase.Index] };
            }

            yield return new Span(text.At, Attributes.None with { Classes = [Span.Apart] }, [text with { Value = numbers.InDigits(Day().Replace(phrase.Value, "\u00A0")) }]);
            done = phrase.Index + phrase.Length;
        }

        if (done < text.Value.Length)
        {
            yield return text with { Value = text.Value[done..] };
        }
    }

    // A day stays with its month.
    [GeneratedRegex("(?<=[0-9]) ")]
    private static partial Regex Day();

    // Words of Arabic letters, with the days and years that belong to them.
    [GeneratedRegex(@"(?:\b[0-9]+[ \u00A0])?[\u0620-\u065F\u0670-\u06D3\u200C]+(?:[ \u00A0](?:[0-9]+[ \u00A0])?[\u0620-\u065F\u0670-\u06D3\u200C]+)*(?:[ \u00A0][0-9]+\b)?")]
    private static partial Regex Phrase();
}

using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>Says of what a style prints which language it is in, where that is not the document's: screen readers and hyphenation go by it.</summary>
static partial class Citing
{
    /// <summary>Marks a work's title, and whatever stands in another script.</summary>
    /// <param name="inlines">What is printed of the work.</param>
    /// <param name="work">The work's variables.</param>
    /// <param name="document">The document's language.</param>
    /// <param name="inText">Whether it stands in a sentence: there the document decides in which order names, words and years are read, and Latin names stand in it as wholes.</param>
    static ImmutableArray<Inline> InItsLanguage(ImmutableArray<Inline> inlines, IReadOnlyDictionary<string, string> work, string document, bool inText = false)
    {
        var language = work.GetValueOrDefault("language") is { } tag && YamlReader.IsLanguageTag(tag) ? tag : null;
        var title = language is not null && Primary(language) != Primary(document) ? work.GetValueOrDefault("title") : null;
        var script = Scripts.Of(document);
        inlines = InItsDigits(inlines, language, work.GetValueOrDefault("title"), document, inText);
        return new LanguageMarks(string.IsNullOrEmpty(title) ? null : Folded(title), language, script) { MarksLatin = inText && script == Script.Arabic }.Of(inlines);
    }

    static string Primary(string tag) => tag.Split('-')[0].ToLowerInvariant();

    // What styles change in a title, character for character: quotes and spaces.
    static string Folded(string text) => string.Create(text.Length, text, static (folded, text) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            folded[i] = text[i] switch { '’' or '‘' => '\'', '“' or '”' or '«' or '»' => '"', '\u00A0' or '\u202F' => ' ', var c => c };
        }
    });

    sealed class LanguageMarks(string? title, string? language, Script document)
    {
        /// <summary>Whether Latin words are marked, too.</summary>
        public bool MarksLatin { get; init; }

        public ImmutableArray<Inline> Of(ImmutableArray<Inline> inlines) => [.. (MarksLatin ? [.. Joined(inlines)] : inlines).SelectMany(Of)];

        // Styles print a title's inner quotes as texts of their own.
        static List<Inline> Joined(ImmutableArray<Inline> inlines)
        {
            var joined = new List<Inline>(inlines.Length);
            foreach (var inline in inlines)
            {
                if (inline is Text text && joined is [.., Text before])
                {
                    joined[^1] = before with { Value = before.Value + text.Value };
                }
                else
                {
                    joined.Add(inline);
                }
            }

            return joined;
        }

        IEnumerable<Inline> Of(Inline inline) => inline switch
        {
            Text text => Titled(text),
            Styled styled when title is not null && Folded(PlainText.Of(styled.Inlines)).Equals(title, StringComparison.OrdinalIgnoreCase) => [styled with { Inlines = [In(styled.At, styled.Inlines, Tag(Scripts.In(title)))] }],
            Styled styled => [styled with { Inlines = Of(styled.Inlines) }],
            Span span => [span with { Inlines = Of(span.Inlines) }],
            BoundLink link => [link with { Inlines = Of(link.Inlines) }],
            _ => [inline],
        };

        IEnumerable<Inline> Titled(Text text)
        {
            var at = title is null ? -1 : Folded(text.Value).IndexOf(title, StringComparison.OrdinalIgnoreCase);
            return at < 0 ? Scripted(text)
                : [.. Scripted(text with { Value = text.Value[..at] }), In(text.At, [text with { Value = text.Value.Substring(at, title!.Length) }], Tag(Scripts.In(title))), .. Scripted(text with { Value = text.Value[(at + title.Length)..] })];
        }

        // Runs of letters of one other script, with what stands between them.
        IEnumerable<Inline> Scripted(Text text)
        {
            var value = text.Value;
            var done = 0;
            for (var i = 0; i < value.Length; i++)
            {
                var script = Scripts.Of(value[i]);
                if (script == Script.None || (script == Script.Latin && !MarksLatin) || script == document)
                {
                    continue;
                }

                var end = i + 1;
                for (var j = end; j < value.Length && Scripts.Of(value[j]) is var next && (next == script || next == Script.None); j++)
                {
                    end = next == script ? j + 1 : end;
                }

                end = Closed(value, i, end);

                if (i > done)
                {
                    yield return text with { Value = value[done..i] };
                }

                yield return In(text.At, [text with { Value = value[i..end] }], Tag(script));
                done = end;
                i = end - 1;
            }

            if (done < value.Length)
            {
                yield return text with { Value = value[done..] };
            }
        }

        // With the mark that closes what is opened inside: "Host ‹Mission 2007›".
        static int Closed(string text, int from, int end)
        {
            var close = text.AsSpan(from, end - from).LastIndexOfAny("‹“‘(") is >= 0 and var open && text.AsSpan(from + open, end - from - open).IndexOfAny("›”’)") < 0 ? text.AsSpan(end).IndexOfAny("›”’)") : -1;
            return end + close + 1;
        }

        static Span In(SourceSpan at, ImmutableArray<Inline> inlines, string tag) => new(at, new Attributes(null, [], [new("lang", tag)]), inlines);

        // The work's own language in its own script needs no more; in Latin letters it is a transliteration; a script of another language is all that is known.
        string Tag(Script script) =>
            language is not null && (Scripts.Of(language) == script || script == Script.None) ? language
            : language is not null && script == Script.Latin ? Primary(language) + "-Latn"
            : "und-" + Scripts.Code(script);
    }
}

/// <summary>A script of those that are told apart here.</summary>
enum Script
{
    /// <summary>No letter, or one of another script.</summary>
    None,

    /// <summary>Latin.</summary>
    Latin,

    /// <summary>Cyrillic.</summary>
    Cyrillic,

    /// <summary>Arabic.</summary>
    Arabic,

    /// <summary>Chinese characters.</summary>
    Han,
}

/// <summary>Scripts of characters and languages.</summary>
static class Scripts
{
    /// <summary>The script of a letter.</summary>
    public static Script Of(char c) => c switch
    {
        (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '\u00C0' and <= '\u024F' and not '\u00D7' and not '\u00F7') or (>= '\u1E00' and <= '\u1EFF') => Script.Latin,
        >= '\u0400' and <= '\u052F' => Script.Cyrillic,
        (>= '\u0620' and <= '\u06FF' and not (>= '\u0660' and <= '\u066D') and not '\u06D4' and not (>= '\u06F0' and <= '\u06F9')) or (>= '\u0750' and <= '\u077F') => Script.Arabic,
        (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') => Script.Han,
        _ => Script.None,
    };

    /// <summary>The script of a text's first letter.</summary>
    public static Script In(string text) => text.Select(Of).FirstOrDefault(static script => script != Script.None);

    /// <summary>The script in which a language is written, if its tag names no other (BCP 47).</summary>
    public static Script Of(string tag) => tag.ToLowerInvariant().Split('-') switch
    {
        var parts when parts.Contains("latn") => Script.Latin,
        var parts when parts.Contains("cyrl") => Script.Cyrillic,
        var parts when parts.Contains("arab") => Script.Arabic,
        ["ru" or "uk" or "be" or "bg" or "mk" or "sr" or "kk" or "ky" or "tg" or "mn" or "tt", ..] => Script.Cyrillic,
        ["fa" or "prs" or "ar" or "ur" or "ps" or "ug", ..] => Script.Arabic,
        ["zh" or "ja", ..] => Script.Han,
        _ => Script.Latin,
    };

    /// <summary>The code of ISO 15924.</summary>
    public static string Code(Script script) => script switch { Script.Cyrillic => "Cyrl", Script.Arabic => "Arab", Script.Han => "Hani", _ => "Latn" };
}

using System.Collections.Immutable;
using Markdig.Syntax.Inlines;
using ScoReport.Document;
using ScoReport.Sources;
using Inline = ScoReport.Document.Inline;
using MarkdigInline = Markdig.Syntax.Inlines.Inline;

namespace ScoReport.Parsing;

/// <summary>Citations and cross-references, put together of keys and the brackets around them.</summary>
sealed partial class MarkdownInlines
{
    // A key in running text: a cross-reference, or a citation with the author in the sentence.
    void AddKey(KeyInline key, ImmutableArray<Inline>.Builder into)
    {
        var at = At(key);
        var hyphen = TakeHyphen(into);
        _typography.Follow('x');
        if (IsCrossReference(key.Key))
        {
            into.Add(new CrossReference(hyphen is null ? at : at with { Start = at.Start - 1, Length = at.Length + 1 }, key.Key, hyphen is not null));
            return;
        }

        into.Add(new Cite(at, AuthorInText: hyphen is null, [new CiteItem(at, key.Key, hyphen is not null, [], [])]));
    }

    // A second key that runs together with the first is part of a word, as an address is.
    void CheckEnd(KeyInline key, MarkdigInline? next)
    {
        if (next is LiteralInline literal && MarkdownSyntax.KeyLength(literal.Content.AsSpan(), out var second) is > 0 and var length && literal.Content.CurrentChar == '@')
        {
            diagnostics.Add(Problems.KeysRunTogether(At(key) with { Start = At(literal).Start, Length = length }, second.ToString()));
        }
    }

    internal static bool IsCrossReference(string key) =>
        key.StartsWith("fig-", StringComparison.Ordinal) || key.StartsWith("tbl-", StringComparison.Ordinal) || key.StartsWith("sec-", StringComparison.Ordinal);

    // "-@key": the hyphen belongs to the key when nothing but space or an opening mark stands before it.
    static Text? TakeHyphen(ImmutableArray<Inline>.Builder into)
    {
        if (into.Count == 0 || into[^1] is not Text { Value: ['-'] or [.., ' ' or '(' or '[', '-'] } text)
        {
            return null;
        }

        into.RemoveAt(into.Count - 1);
        if (text.Value.Length > 1)
        {
            into.Add(text with { Value = text.Value[..^1], At = text.At with { Length = text.At.Length - 1 } });
        }

        return text;
    }

    void Citation(List<MarkdigInline> siblings, int open, int close, bool isSuffix, ImmutableArray<Inline>.Builder into)
    {
        var at = file.Span(At(siblings[open]).Start, At(siblings[close]).Start + 1 - At(siblings[open]).Start);
        var content = ImmutableArray.CreateBuilder<Inline>();
        Convert(siblings, open + 1, close, content);
        _typography.Follow('x');
        var parts = Split(content.DrainToImmutable());
        if (isSuffix && into.Count > 0 && into[^1] is Cite { Items: [var first] } author)
        {
            // "@key [p. 3; @other]": a first part without a key is the author's locator, the others are further works.
            var isLocator = !parts[0].Any(static i => i is Cite);
            var whole = author.At with { Length = at.Start + at.Length - author.At.Start };
            into[^1] = author with
            {
                At = whole,
                Items = [isLocator ? first with { Suffix = Trimmed(parts[0]) } : first, .. parts.Skip(isLocator ? 1 : 0).SelectMany(Items)],
            };
            return;
        }

        if (parts.All(static p => p.Any(static i => i is CrossReference) && !p.Any(static i => i is Cite)))
        {
            AddCrossReferences(parts, into);
            return;
        }

        ImmutableArray<CiteItem> items = [.. parts.SelectMany(Items)];
        foreach (var again in items.Where((item, i) => items.Take(i).Any(earlier => earlier.Key == item.Key)))
        {
            diagnostics.Add(Problems.CitedTwice(again.At, again.Key));
        }

        if (items.Length > 0)
        {
            into.Add(new Cite(at, AuthorInText: false, items));
        }
    }

    // "[see @fig-a; @tbl-b]" reads as plain text with its references in it.
    static void AddCrossReferences(List<ImmutableArray<Inline>> parts, ImmutableArray<Inline>.Builder into)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
            {
                into.Add(new Text(parts[i][0].At with { Length = 0 }, ", "));
            }

            into.AddRange(Trimmed(parts[i]));
        }
    }

    static List<ImmutableArray<Inline>> Split(ImmutableArray<Inline> inlines)
    {
        var parts = new List<ImmutableArray<Inline>>();
        var part = ImmutableArray.CreateBuilder<Inline>();
        foreach (var inline in inlines)
        {
            if (inline is not Text plain)
            {
                part.Add(inline);
                continue;
            }

            var pieces = MarkdownSyntax.Parts(plain.Value);
            for (var i = 0; i < pieces.Count; i++)
            {
                if (i > 0)
                {
                    parts.Add(part.DrainToImmutable());
                }

                AddText(part, plain.At, pieces[i]);
            }
        }

        parts.Add(part.DrainToImmutable());
        return parts;
    }

    // A part names one work. Where an author wrote two, the second is a work of its own, with the words between before it,
    // or behind the first where they hold its locator.
    static List<CiteItem> Items(ImmutableArray<Inline> part)
    {
        var items = new List<CiteItem>();
        var from = 0;
        for (var at = 0; at <= part.Length; at++)
        {
            if (at < part.Length && part[at] is not Cite)
            {
                continue;
            }

            var words = Trimmed(part[from..at]);
            var isSuffix = items.Count > 0 && (at == part.Length || PlainText.Of(words).Any(char.IsAsciiDigit));
            if (isSuffix)
            {
                items[^1] = items[^1] with { Suffix = words };
            }

            if (at < part.Length && part[at] is Cite { Items: [var item] })
            {
                items.Add(isSuffix ? item : item with { Prefix = words });
            }

            from = at + 1;
        }

        return items;
    }

    // Space at the ends of a paragraph, cell or part of a citation means nothing.
    static ImmutableArray<Inline> Trimmed(ImmutableArray<Inline> inlines)
    {
        while (inlines.Length > 0 && inlines[0] is SoftBreak or Text { Value: [' ', ..] })
        {
            inlines = Shortened(inlines, 0, static t => t.TrimStart());
        }

        while (inlines.Length > 0 && inlines[^1] is SoftBreak or Text { Value: [.., ' '] })
        {
            inlines = Shortened(inlines, inlines.Length - 1, static t => t.TrimEnd());
        }

        return inlines;
    }

    static ImmutableArray<Inline> Shortened(ImmutableArray<Inline> inlines, int at, Func<string, string> trim) =>
        inlines[at] is Text text && trim(text.Value) is { Length: > 0 } shorter
            ? inlines.SetItem(at, text with { Value = shorter })
            : inlines.RemoveAt(at);
}

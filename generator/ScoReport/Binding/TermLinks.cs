using System.Collections.Immutable;
using ScoReport.Document;

namespace ScoReport.Binding;

/// <summary>Links the first mention of each glossary term in a chapter's running text to its entry. What is linked, cited or set as code already is left alone.</summary>
sealed class TermLinks
{
    /// <summary>The class of such a link.</summary>
    public const string Class = "term-link";

    // The names that begin with a word, longest first: "Shanghai Cooperation Organization" before "Shanghai".
    readonly Dictionary<string, List<(string Name, string Id)>> _names = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, List<(string Name, string Id)>>.AlternateLookup<ReadOnlySpan<char>> _byWord;

    /// <summary>Prepares to look for the terms, their abbreviations, variants and forms in other scripts.</summary>
    public TermLinks(IEnumerable<GlossaryTerm> glossary)
    {
        foreach (var term in glossary)
        {
            foreach (var name in term.Variants.Concat(term.Script).Append(term.Term).Append(term.Abbreviation ?? ""))
            {
                Add(name.Trim(), term.Id);
            }
        }

        foreach (var names in _names.Values)
        {
            names.Sort(static (a, b) => b.Name.Length.CompareTo(a.Name.Length));
        }

        _byWord = _names.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>A chapter's blocks with the first mentions linked.</summary>
    public ImmutableArray<Block> Linked(ImmutableArray<Block> blocks) => _names.Count == 0 ? blocks : Linked(blocks, new HashSet<string>(StringComparer.Ordinal));

    void Add(string name, string id)
    {
        if (Word(name, 0) is not (> 0 and var length))
        {
            return;
        }

        var first = name[..length];
        if (!_names.TryGetValue(first, out var names))
        {
            _names.Add(first, names = []);
        }

        names.Add((name, id));
    }

    // Boxes, tables and headings speak for themselves: only the running text is linked.
    ImmutableArray<Block> Linked(ImmutableArray<Block> blocks, HashSet<string> done) =>
    [
        .. blocks.Select(block => block switch
        {
            Paragraph paragraph => paragraph with { Inlines = Linked(paragraph.Inlines, done) },
            ListBlock list => list with { Items = [.. list.Items.Select(item => item with { Blocks = Linked(item.Blocks, done) })] },
            _ => block,
        }),
    ];

    ImmutableArray<Inline> Linked(ImmutableArray<Inline> inlines, HashSet<string> done)
    {
        var all = ImmutableArray.CreateBuilder<Inline>(inlines.Length);
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case Text text:
                    Split(text, done, all);
                    break;
                case Styled styled:
                    all.Add(styled with { Inlines = Linked(styled.Inlines, done) });
                    break;
                default:
                    all.Add(inline);
                    break;
            }
        }

        return all.DrainToImmutable();
    }

    void Split(Text text, HashSet<string> done, ImmutableArray<Inline>.Builder into)
    {
        var value = text.Value;
        var start = 0;
        for (var at = 0; at < value.Length;)
        {
            var length = Word(value, at);
            if (length > 0 && Found(value, at, length, done) is { } found)
            {
                if (at > start)
                {
                    into.Add(text with { Value = value[start..at] });
                }

                var end = at + found.Name.Length;
                into.Add(new BoundLink(text.At, new PageTarget(GeneratedPage.Glossary, found.Id), null, Attributes.None with { Classes = [Class] }, [text with { Value = value[at..end] }]));
                done.Add(found.Id);
                at = start = end;
            }
            else
            {
                at += Math.Max(1, length);
            }
        }

        if (start == 0)
        {
            into.Add(text);
        }
        else if (start < value.Length)
        {
            into.Add(text with { Value = value[start..] });
        }
    }

    (string Name, string Id)? Found(string text, int at, int length, HashSet<string> done)
    {
        if (!_byWord.TryGetValue(text.AsSpan(at, length), out var names))
        {
            return null;
        }

        foreach (var (name, id) in names)
        {
            if (Stands(name, text, at))
            {
                return done.Contains(id) ? null : (name, id);
            }
        }

        return null;
    }

    // Only the first letter may differ in case, as it does where a sentence begins.
    static bool Stands(string name, string text, int at)
    {
        var end = at + name.Length;
        return end <= text.Length
            && Same(text.AsSpan(at + 1, name.Length - 1), name.AsSpan(1))
            && (text[at] == name[0] || (name.Length > 1 && char.IsLower(name[1]) && char.ToUpperInvariant(text[at]) == char.ToUpperInvariant(name[0])))
            && (end == text.Length || IsIdeograph(text[end]) || !IsWord(text[end]));
    }

    // The text may hold words together where a name has spaces.
    static bool Same(ReadOnlySpan<char> text, ReadOnlySpan<char> name)
    {
        var i = 0;
        while (i < name.Length && (text[i] == name[i] || (text[i] == '\u00A0' && name[i] == ' ')))
        {
            i++;
        }

        return i == name.Length;
    }

    // Length of the word at a place; of one sign in scripts without spaces.
    static int Word(string text, int at)
    {
        if (at >= text.Length || !char.IsLetterOrDigit(text[at]))
        {
            return 0;
        }

        var end = at + 1;
        while (!IsIdeograph(text[at]) && end < text.Length && IsWord(text[end]) && !IsIdeograph(text[end]))
        {
            end++;
        }

        return end - at;
    }

    // The joiner that keeps letters of Persian apart is within a word (UAX 29): "امانت‌ها" is no mention of "امانت".
    static bool IsWord(char c) => c == '\u200C' || char.IsLetterOrDigit(c);

    static bool IsIdeograph(char c) => c is >= '\u2E80' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';
}

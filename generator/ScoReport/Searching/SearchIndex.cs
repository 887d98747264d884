using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ScoReport.Document;

namespace ScoReport.Searching;

/// <summary>A word in an entry.</summary>
/// <param name="Entry">Index of the entry.</param>
/// <param name="InTitle">Whether its title has the word.</param>
/// <param name="InCaption">Whether its caption has it.</param>
/// <param name="Count">How often it stands in the rest.</param>
readonly record struct Posting(int Entry, bool InTitle, bool InCaption, int Count);

/// <summary>All words of a report, each with the entries that have it.</summary>
sealed class SearchIndex
{
    SearchIndex(ImmutableArray<SearchPage> pages, ImmutableArray<int> lengths, ImmutableArray<(string Term, List<Posting> Postings)> terms, FrozenSet<string> stopWords) =>
        (Pages, Lengths, Terms, StopWords) = (pages, lengths, terms, stopWords);

    /// <summary>The pages. Entries are counted through them.</summary>
    public ImmutableArray<SearchPage> Pages { get; }

    /// <summary>How many words each entry has below its title.</summary>
    public ImmutableArray<int> Lengths { get; }

    /// <summary>Words in ordinal order.</summary>
    public ImmutableArray<(string Term, List<Posting> Postings)> Terms { get; }

    /// <summary>Words that are left out.</summary>
    public FrozenSet<string> StopWords { get; }

    /// <summary>Counts the words of <paramref name="pages"/>. A word that is the name of something, as WHO is, is never left out.</summary>
    public static SearchIndex Of(ImmutableArray<SearchPage> pages, string language, IEnumerable<string[]> names)
    {
        var stopWords = Searching.StopWords.Of(language, new Tokenizer()).Except(names.SelectMany(static line => line)).ToFrozenSet(StringComparer.Ordinal);
        var counted = new Counted[pages.Length][];
        Parallel.For(0, pages.Length, i => counted[i] = Counted.All(pages[i], stopWords));
        var entries = counted.SelectMany(static e => e).ToArray();
        var byTerm = new Dictionary<string, List<Posting>>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Length; i++)
        {
            foreach (var (term, seen) in entries[i].Words)
            {
                if (!byTerm.TryGetValue(term, out var postings))
                {
                    byTerm.Add(term, postings = []);
                }

                postings.Add(seen with { Entry = i });
            }
        }

        return new SearchIndex(pages, [.. entries.Select(static e => e.Length)], [.. byTerm.OrderBy(static t => t.Key, StringComparer.Ordinal).Select(static t => (t.Key, t.Value))], stopWords);
    }

    // The words of one entry.
    sealed record Counted(Dictionary<string, Posting> Words, int Length)
    {
        public static Counted[] All(SearchPage page, FrozenSet<string> stopWords)
        {
            var tokenizer = new Tokenizer();
            return [.. page.Entries.Select(entry => Of(entry, tokenizer, stopWords))];
        }

        static Counted Of(SearchEntry entry, Tokenizer tokenizer, FrozenSet<string> stopWords)
        {
            var words = new Dictionary<string, Posting>(StringComparer.Ordinal);
            var length = Count(entry.Body, static seen => seen with { Count = seen.Count + 1 });
            Count(entry.Title, static seen => seen with { InTitle = true });
            length += Count(entry.Caption, static seen => seen with { InCaption = true });
            return new Counted(words, length);

            int Count(string text, Func<Posting, Posting> seen)
            {
                var tokens = tokenizer.Of(text);
                foreach (var token in tokens)
                {
                    if (!stopWords.Contains(token.Text))
                    {
                        ref var posting = ref CollectionsMarshal.GetValueRefOrAddDefault(words, token.Text, out _);
                        posting = seen(posting);
                    }
                }

                return tokens.Count;
            }
        }
    }

    /// <summary>Names of the same thing, folded: those of each term of the glossary that has more than one.</summary>
    public static IEnumerable<string[]> Names(IEnumerable<GlossaryTerm> glossary)
    {
        var tokenizer = new Tokenizer();
        return glossary.Select(term => NamesOf(term, tokenizer).ToArray()).Where(static names => names.Length > 1);
    }

    static IEnumerable<string> NamesOf(GlossaryTerm term, Tokenizer tokenizer) => new[] { term.Term, term.Abbreviation ?? "" }
        .Concat(term.Variants).Concat(term.Script)
        .Select(name => string.Join(' ', tokenizer.Of(name).Where(static t => !t.IsJoined).Select(static t => t.Text)))
        .Where(static name => name.Length > 0)
        .Distinct(StringComparer.Ordinal);
}

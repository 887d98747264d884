using System.Collections.Immutable;
using ScoReport.Csl.Model;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl;

/// <summary>
/// Reads lists of citations as citation managers and citeproc-js write them (csl-citation.json): each an object with
/// "citationItems" and "properties", or just the list of its items, or the id of its only one.
/// </summary>
public static class CslCitations
{
    /// <summary>Reads a JSON list. A citation that cannot be read costs only itself: it is reported at its place and has no items, so that each has the index that it has in the list.</summary>
    public static CitationListResult Read(string json)
    {
        var problems = new ProblemList(new TextPositions(json));
        var text = new JsonText(json);
        if (text.ReadValue() is not { } value)
        {
            problems.Add(CslProblemKind.Syntax, text.ErrorOffset, text.Error!);
        }
        else if (value.Kind != LibraryValueKind.List)
        {
            problems.Add(CslProblemKind.Syntax, value.Span.Offset, "Citations are a JSON list.");
        }
        else
        {
            return new CitationListResult { Citations = [.. value.Items.Select(item => Citation(item, problems))], Problems = problems.InOrder() };
        }
        return new CitationListResult { Problems = problems.InOrder() };
    }

    static Citation Citation(LibraryValue value, ProblemList problems)
    {
        IReadOnlyList<LibraryValue> written = value.Kind switch
        {
            LibraryValueKind.List => value.Items,
            LibraryValueKind.Object when value["citationItems"] is { Kind: LibraryValueKind.List } items => items.Items,
            LibraryValueKind.Object or LibraryValueKind.Text or LibraryValueKind.Number => [value],
            _ => [],
        };
        var cites = written.Select(Item).OfType<CitationItem>().ToImmutableArray();
        if (cites.IsEmpty || cites.Length < written.Count)
        {
            problems.Add(CslProblemKind.MalformedEntry, value.Span.Offset, "A citation is a list of items, each with an id.");
            return new Citation { Items = [] };
        }
        var properties = value["properties"];
        _ = int.TryParse(properties?["noteIndex"]?.Text, out var note);
        return new Citation
        {
            Items = cites,
            NoteIndex = note,
            Mode = (properties?["mode"] ?? value["mode"])?.Text == "composite" ? CitationMode.AuthorInText : CitationMode.Normal,
        };
    }

    static CitationItem? Item(LibraryValue value) => value.Kind switch
    {
        LibraryValueKind.Text or LibraryValueKind.Number => new CitationItem { Id = value.Text, IdSpan = value.Span },
        LibraryValueKind.Object when value["id"] is { IsScalar: true } id => new CitationItem
        {
            Id = id.Text,
            IdSpan = id.Span,
            PrefixMarkup = value["prefix"]?.Text,
            SuffixMarkup = value["suffix"]?.Text,
            Locator = value["locator"]?.Text,
            Label = value["label"]?.Text,
            SuppressAuthor = value["suppress-author"]?.Text is "true" or "1",
            AuthorOnly = value["author-only"]?.Text is "true" or "1",
        },
        _ => null,
    };
}

/// <summary>What reading a list of citations gave.</summary>
public sealed record CitationListResult
{
    /// <summary>In the order of the text.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];
    /// <summary>In the order of the text.</summary>
    public ImmutableArray<CslProblem> Problems { get; init; } = [];
}

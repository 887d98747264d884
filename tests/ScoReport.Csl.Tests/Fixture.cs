using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ScoReport.Csl.Model;
using ScoReport.Csl.Positions;
using PositionKind = ScoReport.Csl.Positions.Position;

namespace ScoReport.Csl.Tests;

/// <summary>One case in the format of the CSL test suite, and its run.</summary>
public sealed partial class Fixture
{
    readonly Dictionary<string, string> _sections;

    Fixture(string name, Dictionary<string, string> sections) => (Name, _sections) = (name, sections);

    public string Name { get; }
    public string Expected => _sections["RESULT"].Trim();
    public string? Section(string name) => _sections.GetValueOrDefault(name);

    public static Fixture Read(string path)
    {
        Dictionary<string, string> sections = new(StringComparer.Ordinal);
        string? open = null;
        List<string> lines = [];
        foreach (var line in File.ReadAllText(path).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'))
        {
            if (open is null && OpenPattern().Match(line) is { Success: true } match)
            {
                open = match.Groups[1].Value;
                lines.Clear();
            }
            else if (open is not null && ClosePattern().Match(line) is { Success: true } close && close.Groups[1].Value == open)
            {
                sections[open] = string.Join('\n', lines);
                open = null;
            }
            else
            {
                lines.Add(line);
            }
        }
        return new Fixture(Path.GetFileNameWithoutExtension(path), sections);
    }

    /// <summary>Renders the case; the style is the section CSL, or a built-in one named by the section STYLE.</summary>
    public string Run(LocaleSource locales)
    {
        var style = Section("STYLE")?.Trim() switch
        {
            "author-date" => BuiltInStyles.AuthorDate,
            "notes" => BuiltInStyles.Notes,
            "numeric" => BuiltInStyles.Numeric,
            _ => Style.Parse(_sections["CSL"]).Style ?? throw new InvalidOperationException("the style does not parse"),
        };
        var references = CslJson.Read(_sections["INPUT"], index => $"#{index}").References;
        var isBibliography = _sections["MODE"].Trim() == "bibliography";
        var inputs = Inputs(references, isBibliography);
        var options = new ProcessingOptions { Registered = inputs.Registered, Positions = inputs.Positions, CitesAll = inputs.CitesAll };
        var result = CitationProcessor.Process(style, locales, Section("LANGUAGE")?.Trim(), references, inputs.Citations, options);
        if (isBibliography)
        {
            return result.Bibliography is null ? "" : SuiteFormat.WriteBibliography(result.Bibliography);
        }
        return inputs.Format(result);
    }

    FixtureInput Inputs(ImmutableArray<Reference> references, bool isBibliography)
    {
        if (Section("CITATIONS") is { Length: > 0 } edits && edits.Trim().Length > 0)
        {
            return FixtureInput.FromEdits(new JsonText(edits).ReadValue()!);
        }
        IReadOnlyList<string> all = [.. references.Select(reference => reference.Id)];
        if (Section("CITATION-ITEMS") is { Length: > 0 } items && items.Trim().Length > 0)
        {
            return FixtureInput.FromClusters(new JsonText(items).ReadValue()!, all);
        }
        return isBibliography ? new FixtureInput([], all, []) : new FixtureInput([], all, null) { CitesAll = true };
    }

    [GeneratedRegex(@"^\s*>>={2,}\s*([A-Z0-9-]+)\s*={2,}>>")]
    private static partial Regex OpenPattern();

    [GeneratedRegex(@"^\s*<<={2,}\s*([A-Z0-9-]+)\s*={2,}<<")]
    private static partial Regex ClosePattern();
}

sealed record FixtureInput(ImmutableArray<Citation> Citations, IReadOnlyList<string>? Registered, IReadOnlyList<ImmutableArray<CitePosition>>? Positions, bool Numbered = false)
{
    public bool CitesAll { get; init; }

    public static FixtureInput FromClusters(LibraryValue clusters, IReadOnlyList<string> registered) =>
        Clusters(clusters.Items.Select(cluster => cluster.Items.Select(item => (Item(item), Position(item))).ToList()), registered);

    static FixtureInput Clusters(IEnumerable<List<(CitationItem Item, CitePosition Position)>> clusters, IReadOnlyList<string> registered)
    {
        var list = clusters.ToList();
        return new FixtureInput(
            [.. list.Select(cluster => new Citation { Items = [.. cluster.Select(pair => pair.Item)] })],
            registered,
            [.. list.Select(cluster => cluster.Select(pair => pair.Position).ToImmutableArray())]);
    }

    static CitationItem Item(LibraryValue item) => new()
    {
        Id = item["id"]!.Text,
        PrefixMarkup = item["prefix"]?.Text,
        SuffixMarkup = item["suffix"]?.Text,
        Locator = item["locator"]?.Text,
        Label = item["label"]?.Text,
        SuppressAuthor = item["suppress-author"]?.Text is "true" or "1",
        AuthorOnly = item["author-only"]?.Text is "true" or "1",
    };

    static CitePosition Position(LibraryValue item)
    {
        var position = (item["position"]?.Text) switch
        {
            "1" or "subsequent" => PositionKind.Subsequent,
            "2" or "ibid" => PositionKind.Ibid,
            "3" or "ibid-with-locator" => PositionKind.IbidWithLocator,
            _ => PositionKind.First,
        };
        _ = int.TryParse(item["first-reference-note-number"]?.Text, out var note);
        return new CitePosition(position, item["near-note"]?.Text is "true" or "1", note);
    }

    /// <summary>Replays the word processor's edits and keeps the last state of the document.</summary>
    public static FixtureInput FromEdits(LibraryValue edits)
    {
        Dictionary<string, Citation> byId = [];
        List<string> order = [];
        foreach (var edit in edits.Items)
        {
            var citation = edit.Items[0];
            var id = citation["citationID"]?.Text ?? $"#{byId.Count}";
            var mode = (citation["properties"]?["mode"] ?? citation["mode"])?.Text;
            Dictionary<string, int> notes = [];
            List<string> before = [.. Ids(edit.Items[1], notes)];
            List<string> after = [.. Ids(edit.Items[2], notes)];
            _ = int.TryParse(citation["properties"]?["noteIndex"]?.Text, out var note);
            byId[id] = new Citation
            {
                Items = [.. citation["citationItems"]!.Items.Select(Item)],
                NoteIndex = note,
                Mode = mode is "composite" ? CitationMode.AuthorInText : CitationMode.Normal,
            };
            order = [.. before, id, .. after];
            foreach (var (other, index) in notes)
            {
                byId[other] = byId[other] with { NoteIndex = index };
            }
        }
        return new FixtureInput([.. order.Select(id => byId[id])], null, null, Numbered: true);
    }

    static IEnumerable<string> Ids(LibraryValue list, Dictionary<string, int> notes)
    {
        foreach (var pair in list.Items)
        {
            _ = int.TryParse(pair.Items[1].Text, out var note);
            notes[pair.Items[0].Text] = note;
            yield return pair.Items[0].Text;
        }
    }

    public string Format(CitationResult result)
    {
        var lines = result.Citations.Select((citation, index) =>
        {
            var author = SuiteFormat.Write(citation.Author);
            var text = SuiteFormat.Write(citation.Runs);
            var whole = author.Length > 0 && text.Length > 0 ? author + " " + text : author + text;
            return Numbered ? $"[{index}] {whole}" : whole;
        });
        return string.Join('\n', lines);
    }
}

using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScoReport.Binding;
using ScoReport.Cli.Arguments;
using ScoReport.Cli.Disk;
using ScoReport.Cli.Reporting;
using ScoReport.Csl;
using ScoReport.Sources;

namespace ScoReport.Cli.Citing;

/// <summary>One run of <c>scoreport cite</c>. The only file of the command line that names ScoReport.Csl.</summary>
sealed class CiteRun
{
    readonly CiteOptions _options;
    readonly Surroundings _surroundings;
    readonly List<Diagnostic> _found = [];
    readonly Dictionary<string, SourceSpan> _places = new(StringComparer.Ordinal);
    SourceFile? _list;
    string? _locale;

    CiteRun(CiteOptions options, Surroundings surroundings)
    {
        _options = options;
        _surroundings = surroundings;
        _locale = options.Locale;
    }

    /// <summary>Does it, and gives the exit code. What can be printed is, beside what cannot.</summary>
    public static int Start(CiteOptions options, Surroundings surroundings)
    {
        var run = new CiteRun(options, surroundings);
        run.Print();
        PlainMessages.Write(run._found, surroundings.Error);
        return run._found.Exists(static d => d.Severity == Severity.Error) ? ExitCode.Problems : ExitCode.Fine;
    }

    void Print()
    {
        var references = References();
        if (Converted(references) is { } converted)
        {
            if (_options.Citations is not null)
            {
                throw new CommandLineException("--citations prints citations, and this --format converts a library; leave out one of the two");
            }

            _surroundings.Out.Write(converted);
            return;
        }

        if (StyleAskedFor() is not { } style)
        {
            return;
        }

        var citations = _options.Citations is { } file ? Listed(file) : [BibliographyOf(references)];
        var known = references.Select(static r => r.Id).ToHashSet(StringComparer.Ordinal);
        citations = [.. citations.Select(c => c with { Items = [.. c.Items.Where(item => IsKnown(item.Id, known, PlaceOf(item)))] })];
        var result = CitationProcessor.Process(style, Locales(style), _locale, references, citations);
        _found.AddRange(result.Warnings.Select(warning => CitingProblems.OfWarning(warning, PlaceOf(warning, citations), "locales/ beside the library, or into the folder that CSL_LOCALES names")).Distinct());
        if (_options.Citations is not null)
        {
            Write([.. result.Citations.Select(static c => new Printed(null, c.Author.IsEmpty ? c.Runs : [.. c.Author, new TextRun(" "), .. c.Runs]))], "csl-citation");
        }
        else if (result.Bibliography is { } bibliography)
        {
            Write([.. bibliography.Entries.Select(static e => new Printed(e.Id, e.Runs))], "csl-entry");
        }
        else
        {
            throw new CommandLineException($"the style '{_options.Style}' has no bibliography; give citations with --citations");
        }
    }

    // The library itself in another format: no style has a part in it.
    string? Converted(List<Reference> references)
    {
        Func<IEnumerable<Reference>, string>? write = _options.Format switch
        {
            CiteFormat.CslJson => CslJsonFormat.Write,
            CiteFormat.BibTex => BibLatexFormat.Write,
            CiteFormat.Ris => RisFormat.Write,
            _ => null,
        };
        if (write is null)
        {
            return null;
        }

        var byKey = references.ToDictionary(static r => r.Id, StringComparer.Ordinal);
        var known = byKey.Keys.ToHashSet(StringComparer.Ordinal);
        return write(_options.Keys.IsEmpty ? references : _options.Keys.Distinct().Where(key => IsKnown(key, known)).Select(key => byKey[key]));
    }

    // Locale files beside a library, as reports have them, and of a folder that CSL_LOCALES names stand before the built-in ones, so that results can be compared with others'.
    LocaleSource Locales(Style style)
    {
        ImmutableArray<TextFolder> folders = [.. Beside("locales"), .. _surroundings.Variable("CSL_LOCALES") is { Length: > 0 } folder ? (TextFolder[])[StylePlaces.Place(Path.GetFullPath(folder, _surroundings.Folder))] : []];
        SourceFile? FileOf(string tag) => folders.Select(place => (place.Label, Text: place.Read($"locales-{tag}.xml"))).FirstOrDefault(static one => one.Text is not null) is { Text: { } text, Label: var label }
            ? SourceFile.Of($"{label}/locales-{tag}.xml", text)
            : null;
        var locales = LocaleSource.From(tag => FileOf(tag)?.Text);
        _found.AddRange(locales.Problems(style, _locale).Select(one => CitingProblems.OfLocale(FileOf(one.Tag)!, one.Problem)));
        return locales;
    }

    sealed record Printed(string? Id, ImmutableArray<Run> Runs);

    List<Reference> References()
    {
        var diagnostics = new Diagnostics();
        var libraries = _options.Libraries.Select(path => LibraryReader.Read(SourceFile.Of(path, TextOf(path, "--library")), _options.Locale, diagnostics)).ToList();
        var joined = LibraryChecks.Joined(libraries, diagnostics);
        _found.AddRange(diagnostics.All);
        foreach (var (reference, library) in joined)
        {
            _places.Add(reference.Id, LibraryChecks.At(reference, library));
        }

        return [.. joined.Select(static one => one.Reference)];
    }

    string TextOf(string path, string option)
    {
        var full = Path.GetFullPath(path, _surroundings.Folder);
        return File.Exists(full) ? File.ReadAllText(full) : throw new CommandLineException($"{option}: there is no file '{path}'");
    }

    Style? StyleAskedFor()
    {
        // A path is a file; a name is looked for.
        var path = Path.GetFullPath(_options.Style, _surroundings.Folder);
        if (_options.Style.EndsWith(".csl", StringComparison.OrdinalIgnoreCase) && File.Exists(path))
        {
            var folder = Path.GetDirectoryName(path)!;
            StyleFolder beside = new(folder, name => Path.Join(folder, name) is var file && File.Exists(file) ? File.ReadAllText(file) : null);
            return Usable(new StyleSource([beside, .. OwnStyles(), .. Places()]).Find(Path.GetFileName(path)));
        }

        if (Path.GetExtension(path).ToLowerInvariant() is ".json" or ".yaml" or ".yml" or ".bib" or ".bibtex" or ".ris" or ".xml")
        {
            throw new CommandLineException($"--style: '{_options.Style}' is no style; styles are files that end in .csl, or names such as author-date");
        }

        return Usable(new StyleSource([.. OwnStyles(), .. Places()]).Find(_options.Style));
    }

    // Where a report has its own styles, which is beside its library.
    IEnumerable<TextFolder> Beside(string name) => _options.Libraries
        .Select(library => Path.Join(Path.GetDirectoryName(Path.GetFullPath(library, _surroundings.Folder)), name))
        .Distinct(StringComparer.Ordinal)
        .Select(static folder => StylePlaces.Place(folder));

    IEnumerable<StyleFolder> OwnStyles() => Beside("styles").Select(static place => new StyleFolder(place.Label, place.Read));

    IEnumerable<StyleFolder> Places() => StylePlaces.Of(_surroundings).Select(static place => new StyleFolder(place.Label, place.Read));

    Style? Usable(FoundStyle found)
    {
        if (found.LookedIn.Length > 0 || found.Missing.Length > 0)
        {
            var hint = Nearest.Hint(found.Missing, StyleSource.BuiltInNames) ?? "built in are " + string.Join(", ", StyleSource.BuiltInNames);
            var what = found.Missing == Path.GetFileNameWithoutExtension(_options.Style) || found.Missing == _options.Style ? $"there is no style '{found.Missing}'" : $"'{_options.Style}' depends on '{found.Missing}', which is not there";
            throw new CommandLineException($"--style: {what}; looked in {string.Join(", ", found.LookedIn)}; {hint}; get {found.Missing}.csl from https://www.zotero.org/styles and put it into styles/ beside the library");
        }

        // A dependent style may be of another language than the style that it points to.
        _locale ??= found.DefaultLocale;
        var file = SourceFile.Of(found.Place, found.Text);
        _found.AddRange(found.Problems.Select(problem => CitingProblems.OfStyle(file, problem)));
        return found.Style;
    }

    ImmutableArray<Citation> Listed(string path)
    {
        var file = SourceFile.Of(path, TextOf(path, "--citations"));
        _list = file;
        var read = CslCitations.Read(file.Text);
        _found.AddRange(read.Problems.Select(problem => CitingProblems.Of(file, problem)));
        return read.Citations;
    }

    Citation BibliographyOf(List<Reference> references) => new()
    {
        Items = [.. (_options.Keys.IsEmpty ? references.Select(static r => r.Id) : _options.Keys).Distinct().Select(static id => new CitationItem { Id = id })],
        Mode = CitationMode.BibliographyOnly,
    };

    // Keys of the command line have no place.
    SourceSpan PlaceOf(CitationItem item) => _list?.Span(item.IdSpan.Offset, item.IdSpan.Length) ?? default;

    // In a list of citations the cite itself, else the library's entry; a language has none.
    SourceSpan PlaceOf(CslWarning warning, ImmutableArray<Citation> citations) => warning switch
    {
        { Id: null } => default,
        { CitationIndex: >= 0 and var index } when _list is not null => PlaceOf(citations[index].Items.First(item => item.Id == warning.Id)),
        _ => _places.GetValueOrDefault(warning.Id),
    };

    bool IsKnown(string key, HashSet<string> known, SourceSpan at = default)
    {
        if (known.Contains(key))
        {
            return true;
        }

        _found.Add(Problems.UnknownReference(at, key, known, isLikeId: false));
        return false;
    }

    void Write(ImmutableArray<Printed> all, string cssClass)
    {
        var to = _surroundings.Out;
        switch (_options.Format)
        {
            case CiteFormat.Json:
                to.WriteLine(Json(all));
                break;
            case CiteFormat.Html:
                foreach (var one in all)
                {
                    var id = one.Id is null ? "" : $" id=\"ref-{HtmlFormat.Write([new TextRun(one.Id)])}\"";
                    to.WriteLine($"<div class=\"{cssClass}\"{id}>{HtmlFormat.Write(one.Runs)}</div>");
                }

                break;
            case CiteFormat.Markdown:
                to.WriteLine(string.Join("\n\n", all.Select(static one => MarkdownFormat.Write(one.Runs))));
                break;
            default:
                foreach (var one in all)
                {
                    to.WriteLine(PlainTextFormat.Write(one.Runs).Trim());
                }

                break;
        }
    }

    static string Json(ImmutableArray<Printed> all)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var one in all)
            {
                json.WriteStartObject();
                if (one.Id is not null)
                {
                    json.WriteString("id", one.Id);
                }

                json.WriteString("text", PlainTextFormat.Write(one.Runs).Trim());
                json.WriteString("html", HtmlFormat.Write(one.Runs));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }
}

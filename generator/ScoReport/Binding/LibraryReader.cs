using System.Collections.Immutable;
using ScoReport.Csl;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>A library as read, and whether there was nothing in it that could be.</summary>
public sealed record ReadLibrary(SourceFile File, ImmutableArray<Reference> References, bool IsUnreadable);

/// <summary>Reads a library in the format that its file's extension names. With Citing and LibraryChecks the only files that name ScoReport.Csl.</summary>
public static class LibraryReader
{
    /// <summary>The extensions that are known.</summary>
    public static ImmutableArray<string> Extensions { get; } = [".json", ".yaml", ".yml", ".bib", ".bibtex", ".ris"];

    /// <summary>Reads the references; what cannot be read is reported and left out.</summary>
    /// <param name="library">The file.</param>
    /// <param name="language">The tag of the language that works are in which name none, where the format changes their titles by it; nothing for English.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    public static ReadLibrary Read(SourceFile library, string? language, Diagnostics diagnostics)
    {
        var dot = library.Path.LastIndexOf('.');
        var extension = dot < 0 ? "" : library.Path[dot..].ToLowerInvariant();
        var isComplete = true;
        LibraryResult? read = extension switch
        {
            ".json" => CslJson.Read(library.Text),
            ".yaml" or ".yml" => CslYaml.Read(Value(YamlList.Read(library, "references", diagnostics, out isComplete)), library.Text),
            ".bib" => BibLatex.Read(library.Text, language: language),
            ".bibtex" => BibLatex.Read(library.Text, BibDialect.BibTex, language),
            ".ris" => Ris.Read(library.Text),
            _ => null,
        };
        if (read is null)
        {
            diagnostics.Add(Problems.UnknownLibraryFormat(library.Span(0), library.Path, Extensions));
            return new ReadLibrary(library, [], IsUnreadable: true);
        }

        foreach (var problem in read.Problems)
        {
            diagnostics.Add(CitingProblems.Of(library, problem));
        }

        var failed = !isComplete || read.Problems.Any(static p => p.Kind == CslProblemKind.Syntax);
        return new ReadLibrary(library, [.. read.References.Select(static r => r.WithBareDoi())], IsUnreadable: read.References.IsEmpty && failed);
    }

    static LibraryValue Value(YamlValue value) => value switch
    {
        YamlSequence list => new LibraryValue { Kind = LibraryValueKind.List, Span = Span(value), Items = [.. list.Items.Select(Value)] },
        YamlMapping mapping => new LibraryValue
        {
            Kind = LibraryValueKind.Object,
            Span = Span(value),
            Members = [.. mapping.Entries.Select(static entry => new LibraryMember(entry.Key, entry.At.Start, Value(entry.Value)))],
        },
        YamlScalar { IsNull: false } scalar => new LibraryValue { Kind = LibraryValueKind.Text, Span = Span(value), Text = scalar.Text },
        _ => new LibraryValue { Kind = LibraryValueKind.Null, Span = Span(value) },
    };

    static TextSpan Span(YamlValue value) => new(value.At.Start, value.At.Length);
}

using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Reads <c>glossary.yaml</c>: a list of terms under <c>terms</c>.</summary>
public static class GlossaryReader
{
    /// <summary>Name of the file, at the root of the source folder.</summary>
    public const string FileName = "glossary.yaml";

    /// <summary>Name of the file of an edition in another language.</summary>
    public static string FileOf(string tag) => $"glossary.{tag}.yaml";

    /// <summary>Reads the terms in the order written; a term given twice is reported.</summary>
    public static ImmutableArray<GlossaryTerm> Read(SourceFile file, MarkdownSettings settings, Diagnostics diagnostics)
    {
        var yaml = YamlReader.OfFile(file, FileName, diagnostics);
        yaml.Require("terms");
        var terms = ImmutableArray.CreateBuilder<GlossaryTerm>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in yaml.NestedList("terms"))
        {
            var term = entry.Required("term");
            var id = entry.TextValue("id") ?? Slug.Of(term.Value);
            var read = new GlossaryTerm
            {
                At = term.At,
                Id = id,
                Term = term.Value,
                Abbreviation = entry.TextValue("abbreviation"),
                Definition = entry.Required("definition") is { Value.Length: > 0 } definition ? YamlMarkdown.Blocks(definition, settings, diagnostics) : [],
                Variants = entry.TextValues("variants"),
                Script = entry.TextValues("script"),
                See = entry.Texts("see"),
                SortKey = entry.TextValue("sort"),
            };
            entry.Finish();
            if (ids.Add(id))
            {
                terms.Add(read);
            }
            else
            {
                diagnostics.Add(Problems.DuplicateTerm(term.At, term.Value));
            }
        }

        yaml.Finish();
        ReportUnknownSee(terms, diagnostics);
        return terms.ToImmutable();
    }

    static void ReportUnknownSee(ImmutableArray<GlossaryTerm>.Builder terms, Diagnostics diagnostics)
    {
        var known = terms.Select(static t => t.Term).ToHashSet(StringComparer.Ordinal);
        foreach (var see in terms.SelectMany(static t => t.See))
        {
            if (!known.Contains(see.Value))
            {
                diagnostics.Add(Problems.UnknownTerm(see.At, see.Value, known));
            }
        }
    }
}

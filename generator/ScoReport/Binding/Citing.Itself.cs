using System.Collections.Immutable;
using ScoReport.Csl;
using ScoReport.Document;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Binding;

static partial class Citing
{
    /// <summary>The file by which a repository says how it is cited.</summary>
    public const string CitationFile = "CITATION.cff";

    /// <summary>The report as a reference itself: how it and its chapters are cited, and what it hands to citation managers.</summary>
    public sealed class Itself
    {
        // What readers call a style, the file that may lie among the report's own styles, and the short form that is built in.
        static readonly (string Name, string File, string BuiltIn)[] Others =
            [("APA", "apa", "cite-apa"), ("Chicago", "chicago-author-date", "cite-chicago"), ("MLA", "modern-language-association", "cite-mla")];

        readonly CitationSetup _setup;
        readonly ReportConfig _config;
        readonly DateOnly? _date;
        readonly ImmutableArray<(string? Name, Style Style)> _styles;
        readonly Reference _report;

        public Itself(CitationSetup setup, ReportConfig config, DateOnly? date, SourceFolderText sources, Diagnostics diagnostics)
        {
            (_setup, _config, _date) = (setup, config, date);
            _styles = [(null, setup.Style), .. Others.Select(other => ((string?)other.Name, Other(other.File, other.BuiltIn, sources, diagnostics)))];
            _report = Work("report", config.Name, config.Authors, Title(config), config.BaseUrl, ("title-short", config.Subtitle is null ? null : config.Title), ("DOI", config.Doi), ("ISBN", config.Isbn), ("abstract", config.Summary), ("keyword", string.Join(", ", config.Keywords)));
        }

        // The full style where the report brings it. Folders of the machine are not looked through: a report gives the same bytes everywhere.
        static Style Other(string file, string builtIn, SourceFolderText sources, Diagnostics diagnostics)
        {
            if (sources($"styles/{file}.csl") is not { } own)
            {
                return BuiltInStyles.Short(builtIn);
            }

            var read = Style.Parse(own.Text);
            foreach (var problem in read.Problems)
            {
                diagnostics.Add(CitingProblems.OfStyle(own, problem));
            }

            return read.Style is { ParentId: null } style ? style : BuiltInStyles.Short(builtIn);
        }

        public CiteThis OfReport() => Of(_report, _config.Authors, "citation_abstract_html_url");

        public CiteThis OfChapter(Chapter chapter, string number, string title)
        {
            var address = ChapterOrder.AddressOf(chapter.Slot.Common);
            var hasOwn = !chapter.Authors.IsEmpty;
            var authors = hasOwn ? chapter.Authors : _config.Authors;
            var work = Work(
                "chapter",
                $"{_config.Name}-{Slug.Of(address[..^".html".Length].Replace('/', ' '))}",
                authors,
                title,
                _config.BaseUrl is { } root ? root + Uri.EscapeDataString(address).Replace("%2F", "/", StringComparison.Ordinal) : null,
                ("container-title", Title(_config)),
                ("chapter-number", chapter.Slot.IsAppendix ? "" : number),
                ("abstract", PlainText.Of(chapter.Summary)),
                ("keyword", string.Join(", ", chapter.Keywords)));
            return Of(hasOwn && !_config.Authors.IsEmpty ? work with { Names = work.Names.Append(new("container-author", Names(_config.Authors))).ToDictionary(StringComparer.Ordinal) } : work, authors, "citation_fulltext_html_url");
        }

        /// <summary>The files that citation managers and repositories read: the report's CITATION.cff, and the works that it cites.</summary>
        public ImmutableArray<MadeFile> Files(IReadOnlyList<Reference> cited)
        {
            var details = new CitationFileDetails
            {
                // The format knows data and software only, and takes for software what says neither.
                Message = "Please cite this report by what stands under preferred-citation; the type before it is the nearest that this format knows.",
                RepositoryCode = _config.Repository,
                Authors = [.. _config.Authors.Select(static a => new CitationFileAuthor(a.Orcid, a.Affiliation, a.Email))],
            };
            MadeFile file = new(CitationFile, () => CitationFileFormat.Write(_report, cited, details));
            return cited.Count == 0 ? [file]
                : [file, new("references.bib", () => BibLatexFormat.Write(cited)), new("references.json", () => CslJsonFormat.Write(cited)), new("references.ris", () => RisFormat.Write(cited))];
        }

        CiteThis Of(Reference work, ImmutableArray<Author> authors, string pageTag) => new(
            [.. _styles.SelectMany(style => CitationProcessor.Entries(style.Style, _setup.Locales, _config.Language, [work])
                .Select(entry => new StyledCitation(style.Name, InItsLanguage(Inlines(entry.Runs, default, CitedWorks.None), work.Variables, _config.Language, inText: true))))],
            BibLatexFormat.Write([work]),
            RisFormat.Write([work]),
            CslJsonFormat.Write([work]),
            [.. MetaTags(work, authors, pageTag)]);

        // What is known of an author stands right behind the name. The cover is where the report is described, a chapter's page its full text.
        static IEnumerable<(string Name, string Content)> MetaTags(Reference work, ImmutableArray<Author> authors, string pageTag)
        {
            var named = authors.RemoveAll(static a => a.Name.Length == 0);
            var next = 0;
            foreach (var tag in CitationMetaTags.Of(work))
            {
                yield return tag;
                if (tag.Name == "citation_author" && next < named.Length)
                {
                    var author = named[next++];
                    foreach (var fact in ((string Name, string? Content)[])[("citation_author_institution", author.Affiliation), ("citation_author_orcid", author.Orcid is { } orcid ? "https://orcid.org/" + orcid : null)])
                    {
                        if (fact.Content is { } content)
                        {
                            yield return (fact.Name, content);
                        }
                    }
                }
                else if (tag.Name == "citation_public_url")
                {
                    yield return (pageTag, tag.Content);
                }
            }
        }

        static string Title(ReportConfig config) => config.Subtitle is { } subtitle ? $"{config.Title}: {subtitle}" : config.Title;

        Reference Work(string type, string id, ImmutableArray<Author> authors, string title, string? url, params ReadOnlySpan<(string Variable, string? Text)> others)
        {
            var variables = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (variable, text) in (ReadOnlySpan<(string, string?)>)[("title", title), ("publisher", _config.Publisher), ("version", _config.Version), ("URL", url), ("language", _config.Language), ("license", _config.License), .. others])
            {
                if (!string.IsNullOrEmpty(text))
                {
                    // Records and descriptions go where nothing knows how long a line is.
                    variables[variable] = text.Replace('\u00A0', ' ');
                }
            }

            return new Reference
            {
                Id = id,
                Type = type,
                Variables = variables,
                Names = authors.IsEmpty ? ImmutableDictionary<string, ImmutableArray<Name>>.Empty : new Dictionary<string, ImmutableArray<Name>>(StringComparer.Ordinal) { ["author"] = Names(authors) },
                Dates = _date is not { } date ? ImmutableDictionary<string, DateVariable>.Empty
                    : new Dictionary<string, DateVariable>(StringComparer.Ordinal) { ["issued"] = new() { Parts = [new DateParts(date.Year, date.Month, date.Day)] } },
            };
        }

        static ImmutableArray<Name> Names(ImmutableArray<Author> authors) => [.. authors.Where(static a => a.Name.Length > 0).Select(static author =>
            author.IsGroup ? new Name { Literal = author.Name }
            : author.Family is { } family ? Name.Of($"{family}, {author.Given}")
            : Name.Of(author.Name))];
    }
}

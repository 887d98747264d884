using ColorCode;
using ColorCode.Parsing;
using ColorCode.Styling;

namespace ScoReport.Rendering;

/// <summary>A stretch of code and what it is; no kind for plain code.</summary>
public readonly record struct CodeToken(string Text, string? Kind);

/// <summary>Finds out what the parts of a program are, at build time. The only file that names ColorCode.</summary>
public static class Highlighter
{
    /// <summary>The parts of <paramref name="code"/> in order; one plain part where the language is not known.</summary>
    public static IReadOnlyList<CodeToken> Tokens(string code, string? language)
    {
        if (language is null || Languages.FindById(Known(language)) is not { } known)
        {
            return [new CodeToken(code, null)];
        }

        var colorizer = new Collector();
        colorizer.Collect(code, known);
        return colorizer.Tokens;
    }

    // Names that authors write and ColorCode does not have.
    static string Known(string language) => language.ToLowerInvariant() switch
    {
        "cs" => "csharp",
        "c#" => "csharp",
        "c" or "c++" => "cpp",
        "js" => "javascript",
        "ts" => "typescript",
        "py" => "python",
        "json" => "javascript",
        "svg" or "xhtml" => "xml",
        "ps1" or "pwsh" => "powershell",
        "fs" => "fsharp",
        var other => other,
    };

    static string? KindOf(string scope) => scope switch
    {
        _ when scope.Contains("Comment", StringComparison.Ordinal) => "comment",
        _ when scope.Contains("String", StringComparison.Ordinal) || scope.EndsWith("Attribute Value", StringComparison.Ordinal) || scope.EndsWith("Attribute Quotes", StringComparison.Ordinal) => "string",
        _ when scope.Contains("Keyword", StringComparison.Ordinal) || scope.EndsWith("Control Keyword", StringComparison.Ordinal) => "keyword",
        _ when scope.Contains("Number", StringComparison.Ordinal) => "number",
        _ when scope.Contains("Type", StringComparison.Ordinal) || scope.Contains("Class", StringComparison.Ordinal) => "type",
        _ when scope.Contains("Attribute", StringComparison.Ordinal) || scope.Contains("Property", StringComparison.Ordinal) => "attribute",
        _ when scope.Contains("Element", StringComparison.Ordinal) || scope.Contains("Tag", StringComparison.Ordinal) => "tag",
        _ when scope.Contains("Operator", StringComparison.Ordinal) || scope.Contains("Delimiter", StringComparison.Ordinal) => "operator",
        _ => "name",
    };

    sealed class Collector() : CodeColorizerBase(StyleDictionary.DefaultLight, null)
    {
        readonly List<CodeToken> _tokens = [];

        public IReadOnlyList<CodeToken> Tokens => _tokens;

        public void Collect(string code, ILanguage language) => languageParser.Parse(code, language, Write);

        protected override void Write(string parsedSourceCode, IList<Scope> scopes)
        {
            var at = 0;
            foreach (var scope in scopes.OrderBy(static s => s.Index))
            {
                if (scope.Index < at || scope.Length == 0)
                {
                    continue;
                }

                Add(parsedSourceCode[at..scope.Index], null);
                Add(parsedSourceCode.Substring(scope.Index, scope.Length), KindOf(scope.Name));
                at = scope.Index + scope.Length;
            }

            Add(parsedSourceCode[at..], null);
        }

        void Add(string text, string? kind)
        {
            if (text.Length > 0)
            {
                _tokens.Add(new CodeToken(text, kind));
            }
        }
    }
}

using ScoReport.Sources;

namespace ScoReport.Rendering;

/// <summary>Turns a template and the values it may name into text. Templates are parsed once; rendering is safe from any thread.</summary>
public interface ITemplateEngine
{
    /// <summary>Whether the theme has a template called <paramref name="name"/>, without extension.</summary>
    bool Has(string name);

    /// <summary>Renders a template. Names that do not exist are reported at their place in the template and leave nothing behind.</summary>
    /// <param name="name">Template without extension, such as <c>chapter</c> or <c>partials/table</c>.</param>
    /// <param name="values">What the template and the partials it renders may name.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    string Render(string name, IReadOnlyList<KeyValuePair<string, object?>> values, Diagnostics diagnostics);
}

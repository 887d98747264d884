namespace ScoReport.Csl;

/// <summary>Something the processor could not do as asked.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Message">A sentence for the author.</param>
/// <param name="CitationIndex">The citation it concerns, counted from 0, or -1.</param>
/// <param name="Id">The reference it concerns, or null.</param>
public sealed record CslWarning(CslWarningKind Kind, string Message, int CitationIndex = -1, string? Id = null);

/// <summary>The kinds of <see cref="CslWarning"/>.</summary>
public enum CslWarningKind
{
    /// <summary>A cite names a reference that the library does not have; the cite is left out.</summary>
    UnknownReference,
    /// <summary>The style prints nothing for a cite, as one of authors and years does for a work that has neither.</summary>
    NoPrintedForm,
    /// <summary>The document's language has no locale; English terms are used.</summary>
    UnknownLocale,
    /// <summary>The locale has no term for a cite's kind of locator; the locator is printed without a label.</summary>
    UnknownLocator,
    /// <summary>A dependent style was given, which has no layout; nothing is printed.</summary>
    DependentStyle,
}

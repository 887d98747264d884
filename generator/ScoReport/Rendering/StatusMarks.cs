using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Rendering;

/// <summary>The letters that say what is to be known of a value, as the theme has them.</summary>
static class StatusMarks
{
    /// <summary>In the order in which a legend lists them.</summary>
    public static readonly ObservationStatus[] All = [ObservationStatus.Estimated, ObservationStatus.Provisional, ObservationStatus.Revised, ObservationStatus.AsPrinted, ObservationStatus.Corrected];

    /// <summary>The letter.</summary>
    public static string Letter(ObservationStatus status, Theme theme) => status switch
    {
        ObservationStatus.Estimated => theme.Word("status_estimated_mark"),
        ObservationStatus.Provisional => theme.Word("status_provisional_mark"),
        ObservationStatus.Revised => theme.Word("status_revised_mark"),
        ObservationStatus.AsPrinted => theme.Word("status_as_printed_mark"),
        _ => theme.Word("status_corrected_mark"),
    };

    /// <summary>What the letter stands for.</summary>
    public static string Label(ObservationStatus status, Theme theme) => status switch
    {
        ObservationStatus.Estimated => theme.Word("status_estimated"),
        ObservationStatus.Provisional => theme.Word("status_provisional"),
        ObservationStatus.Revised => theme.Word("status_revised"),
        ObservationStatus.AsPrinted => theme.Word("status_as_printed"),
        _ => theme.Word("status_corrected"),
    };

    /// <summary>The letter behind a value, as HTML.</summary>
    public static string Of(ObservationStatus status, Theme theme) =>
        $"<abbr class=\"status\" title=\"{HtmlWriter.Escaped(Label(status, theme))}\">{HtmlWriter.Escaped(Letter(status, theme))}</abbr>";

    /// <summary>What stands behind a value in the text; nothing where nothing is to be said.</summary>
    public static string Of(BoundValue value, Theme theme) =>
        (value.Status is { } status ? Of(status, theme) : "")
        + (value.IsNoted && value.Status is null ? $"<abbr class=\"status\" title=\"{HtmlWriter.Escaped(theme.Word("value_has_note"))}\">*</abbr>" : "");
}

namespace ScoReport.Cli.Reporting;

/// <summary>Text that comes from the content, made safe for a terminal and for one line.</summary>
static class Printable
{
    const char FirstPicture = '\u2400';
    const char DeletePicture = '\u2421';

    /// <summary>The text with the picture of each control character in its place; the C1 ones, which have none, become the replacement character.</summary>
    public static string Of(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(static c => !char.IsControl(c) ? c : Picture(c))) : text;

    static char Picture(char control) => control switch
    {
        < ' ' => (char)(FirstPicture + control),
        '\u007F' => DeletePicture,
        _ => '\uFFFD',
    };
}

using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Libraries;

/// <summary>
/// Tells of entries that no reference can be made of. Data containers are passed over: what they hold is in the entries that
/// name them.
/// </summary>
static class NoWorks
{
    public static void Report(IEnumerable<BibEntry> entries, ProblemList problems)
    {
        var knowsControl = false;
        foreach (var entry in entries)
        {
            if (entry.Type == "set")
            {
                problems.Add(CslProblemKind.NoWork, entry.Span.Offset, $"'{entry.Key}' is a set of other entries, for which CSL has no form; it is left out.", MembersOf(entry));
            }
            else if (entry.Type == "bibnote")
            {
                problems.Add(CslProblemKind.NoWork, entry.Span.Offset, $"'{entry.Key}' is a note and no work; it is left out.", "write the note in the text, where it belongs");
            }
            else if (entry.Type == "control" && !knowsControl)
            {
                knowsControl = true;
                problems.Add(CslProblemKind.ProgramEntry, entry.Span.Offset, $"'{entry.Key}' sets options of a BibTeX style; it is not read.", "the style of the citations is chosen elsewhere");
            }
        }
    }

    static string MembersOf(BibEntry entry)
    {
        var members = entry["entryset"]?.Value.Split([',', ' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries) ?? [];
        return members.Length == 0 ? "cite its members, which stand by themselves" : $"cite its members, which stand by themselves: {string.Join(", ", members)}";
    }
}

using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Libraries;

/// <summary>
/// Puts in single fields, names and members of lists of data containers where a value names them, as
/// <c>xdata=key-author-1</c> (biblatex manual, "Data Containers"). What cannot be found is reported and left out.
/// </summary>
sealed class GranularData(IReadOnlyDictionary<string, BibEntry> entries, ProblemList problems, Func<BibEntry, BibField, string, BibEntry?> parentOf)
{
    const string Marker = "xdata=";

    // References to references could double a value forty times over.
    const int LongestValue = 10_000;

    static readonly FrozenSet<string> Names =
        """
        author editor editora editorb editorc translator annotator commentator introduction foreword afterword bookauthor holder
        shortauthor shorteditor sortname namea nameb namec
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Lists =
        "institution language location organization origlanguage origlocation origpublisher publisher lista listb listc listd liste listf"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What is named: all of a field, or one member of its list, counted from 1.</summary>
    readonly record struct Target(string Key, string Field, int Index);

    /// <summary>Resolves all values of the entry.</summary>
    public void Resolve(BibEntry entry)
    {
        foreach (var (name, field) in entry.Fields.Where(static pair => pair.Value.Value.Contains(Marker, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            if (Resolved(entry, name, field) is { } value)
            {
                entry.Fields[name] = new BibField(field.Written, value, field.Offset, -1);
            }
        }
    }

    /// <summary>The value with what it names, or null when it names nothing.</summary>
    string? Resolved(BibEntry entry, string name, BibField field)
    {
        var members = KindOf(name) == 0 ? [(0, field.Value)] : Members(field.Value);
        if (!members.Exists(static member => IsReference(member.Text)))
        {
            return null;
        }
        var value = new StringBuilder();
        foreach (var (at, text) in members)
        {
            var part = !IsReference(text) ? text.Trim() : Found(entry, name, field, at, text.Trim());
            value.Append(value.Length > 0 && part.Length > 0 ? " and " : "").Append(part);
        }
        return value.ToString();
    }

    static bool IsReference(string text) => text.AsSpan().TrimStart().StartsWith(Marker, StringComparison.OrdinalIgnoreCase);

    string Found(BibEntry entry, string name, BibField field, int at, string reference)
    {
        var offset = field.OffsetOf(at);
        if (TargetOf(reference[Marker.Length..]) is not { } target)
        {
            return Report(offset, $"'{reference}' names no field of a data container; it is left out.", "write xdata=key-field, or xdata=key-field-2 for a member of a list");
        }
        if (!entries.TryGetValue(target.Key, out var source))
        {
            return Report(offset, $"'{reference}' names the entry '{target.Key}', which is not in the library; it is left out.");
        }
        if (source.Type != "xdata")
        {
            return Report(offset, $"'{reference}' names the entry '{target.Key}', which is no data container; it is left out.", "only entries of the type @xdata can be named so");
        }
        if (KindOf(target.Field) != KindOf(name))
        {
            return Report(offset, $"'{reference}' names {Described(target.Field)}, and '{field.Written}' is {Described(KindOf(name))}; it is left out.");
        }
        return parentOf(entry, field, target.Key) is not { } parent ? "" : ValueIn(parent, target, offset, reference);
    }

    string ValueIn(BibEntry parent, Target target, int offset, string reference)
    {
        if (parent[target.Field] is not { } found)
        {
            return Report(offset, $"'{reference}' names the field '{target.Field}', which the entry '{target.Key}' does not have; it is left out.");
        }
        found.IsRead = true;
        if (target.Index < 0)
        {
            return found.Value.Length <= LongestValue ? found.Value : Report(offset, $"'{reference}' stands for a text that is too long; it is left out.");
        }
        var members = Members(found.Value);
        return target.Index >= 1 && target.Index <= members.Count
            ? members[target.Index - 1].Text.Trim()
            : Report(offset, $"'{reference}' names member {target.Index} of a list of {members.Count}; it is left out.");
    }

    string Report(int offset, string message, string? hint = null)
    {
        problems.Add(CslProblemKind.UnknownParent, offset, message, hint);
        return "";
    }

    /// <summary>Read from its end, since keys may have hyphens and fields have none.</summary>
    static Target? TargetOf(string text)
    {
        var parts = text.Split('-');
        var isIndexed = parts.Length > 2 && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        var field = isIndexed ? parts.Length - 2 : parts.Length - 1;
        return field < 1
            ? null
            : new Target(string.Join('-', parts[..field]), BibParser.NameOf(parts[field].ToLowerInvariant()), isIndexed ? int.Parse(parts[^1], CultureInfo.InvariantCulture) : -1);
    }

    static int KindOf(string field) => Names.Contains(field) || BibFields.IsRole(field) ? 2 : Lists.Contains(field) ? 1 : 0;

    static string Described(string field) => $"'{field}', which is {Described(KindOf(field))}";

    static string Described(int kind) => kind switch { 2 => "a list of names", 1 => "a list", _ => "no list" };

    /// <summary>What stands between the words "and" outside braces, with where it begins.</summary>
    static List<(int At, string Text)> Members(string value)
    {
        List<(int, string)> members = [];
        var (depth, start) = (0, 0);
        for (var i = 0; i < value.Length; i++)
        {
            depth += value[i] is '{' ? 1 : value[i] is '}' ? -1 : 0;
            if (depth == 0 && BibNames.IsAnd(value, i))
            {
                Add(start, i);
                (start, i) = (i + 3, i + 2);
            }
        }
        Add(start, value.Length);
        return members;

        void Add(int from, int to)
        {
            var text = value[from..to];
            var space = text.Length - text.AsSpan().TrimStart().Length;
            if (space < text.Length)
            {
                members.Add((from + space, text[space..]));
            }
        }
    }
}

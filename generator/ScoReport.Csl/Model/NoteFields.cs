using System.Collections.Immutable;

namespace ScoReport.Csl.Model;

/// <summary>
/// Fields that citation managers without a place for them write into the note, one "name: value" a line at its start
/// (documented for citeproc-js and Zotero).
/// </summary>
static class NoteFields
{
    public static void Move(Dictionary<string, string> variables, Dictionary<string, ImmutableArray<Name>> names, Dictionary<string, DateVariable> dates)
    {
        if (!variables.TryGetValue("note", out var note))
        {
            return;
        }
        var lines = note.Split('\n');
        var used = 0;
        while (used < lines.Length && TryMove(lines[used], variables, names, dates))
        {
            used++;
        }
        if (used == 0)
        {
            return;
        }
        var rest = string.Join('\n', lines[used..]).Trim();
        variables.Remove("note");
        if (rest.Length > 0)
        {
            variables["note"] = rest;
        }
    }

    static bool TryMove(string line, Dictionary<string, string> variables, Dictionary<string, ImmutableArray<Name>> names, Dictionary<string, DateVariable> dates)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon <= 0)
        {
            return false;
        }
        var (key, value) = (line[..colon].Trim(), line[(colon + 1)..].Trim());
        if (value.Length == 0 || key is "id" or "type" or "note" or "custom" || !(Vocabulary.IsKnown(key) || key == "collection-title-short"))
        {
            return false;
        }
        if (Vocabulary.NameVariables.Contains(key))
        {
            names[key] = names.GetValueOrDefault(key, []).Add(NameOf(value));
        }
        else if (Vocabulary.DateVariables.Contains(key))
        {
            dates[key] = DateReader.FromText(value);
        }
        else
        {
            variables[key] = value;
        }
        return true;
    }

    static Name NameOf(string value)
    {
        var parts = value.Split("||", StringSplitOptions.TrimEntries);
        return parts.Length == 2 ? NameParticles.Extract(new Name { Family = parts[0], Given = parts[1] }) : new Name { Literal = value };
    }
}

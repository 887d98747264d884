using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Reads YAML whose items stand each for itself: one that is not valid YAML costs only itself.</summary>
public static class YamlList
{
    /// <summary>Reads a list, alone or below a key. Where the whole cannot be read, the items that are to blame are reported and left out.</summary>
    /// <param name="file">The file.</param>
    /// <param name="key">The key below which the list may stand.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    /// <param name="isComplete">Whether all of the text could be read.</param>
    public static YamlValue Read(SourceFile file, string key, Diagnostics diagnostics, out bool isComplete)
    {
        var text = file.Text;
        var found = new Diagnostics();
        var value = Yaml.Read(file, text, 0, found, out isComplete);
        if (!HasSyntaxError(found))
        {
            diagnostics.AddRange(found);
            return value;
        }

        isComplete = false;
        var kept = text.ToCharArray();
        foreach (var (start, end) in Items(text, key))
        {
            var ofItem = new Diagnostics();
            Yaml.Read(file, text[start..end], start, ofItem, out _);
            if (HasSyntaxError(ofItem))
            {
                foreach (var problem in ofItem.All)
                {
                    diagnostics.Add(Within(problem, file, start + text.AsSpan(start, end - start).TrimEnd().Length - 1));
                }

                Blank(kept.AsSpan(start, end - start));
            }
        }

        // The others are read together, since one may name a value of another.
        return Yaml.Read(file, new string(kept), 0, diagnostics, out _);
    }

    static bool HasSyntaxError(Diagnostics found) => found.All.Any(static d => d.Code == "SR1005");

    // What is missing is noticed where the item is over, which is the next item's place.
    static Diagnostic Within(Diagnostic problem, SourceFile file, int last) =>
        problem.At.Start > last ? problem with { At = file.Span(last, 1) } : problem;

    // Places stay what they are.
    static void Blank(Span<char> item)
    {
        foreach (ref var c in item)
        {
            c = c is '\n' or '\r' ? c : ' ';
        }
    }

    // From a line that begins with a hyphen to the next one that is indented as the first, or to one that is indented less.
    static List<(int Start, int End)> Items(string text, string key)
    {
        var items = new List<(int Start, int End)>();
        var (indent, open) = (-1, -1);
        for (var at = StartOf(text, key); at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var newline ? newline + 1 : text.Length;
            var line = text.AsSpan(at, end - at).TrimEnd();
            var bare = line.TrimStart(' ');
            var isItem = bare.Length > 0 && bare[0] == '-' && (bare.Length == 1 || bare[1] == ' ');
            var own = line.Length - bare.Length;
            indent = indent < 0 && isItem ? own : indent;
            if (bare.Length > 0 && (isItem ? own == indent : own < indent && bare[0] != '#'))
            {
                Close(at);
                open = isItem ? at : -1;
            }

            at = end;
        }

        Close(text.Length);
        return items;

        void Close(int end)
        {
            if (open >= 0)
            {
                items.Add((open, end));
            }
        }
    }

    static int StartOf(string text, string key)
    {
        var start = text.StartsWith(key + ":", StringComparison.Ordinal) ? 0 : text.IndexOf($"\n{key}:", StringComparison.Ordinal) + 1;
        return start;
    }
}

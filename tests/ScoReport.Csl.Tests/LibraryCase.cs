namespace ScoReport.Csl.Tests;

/// <summary>A case of reading or writing libraries: a heading of level 2 in a Markdown file and the fenced blocks below it.</summary>
public sealed class LibraryCase
{
    /// <summary>The words after the fence, and the text.</summary>
    public sealed record Block(string Kind, string Text, int Line);

    public required string File { get; init; }
    public required string Name { get; init; }
    public required List<Block> Blocks { get; init; }

    public static IEnumerable<LibraryCase> ReadAll(string folder) =>
        Directory.GetFiles(folder, "*.md").Where(static file => !file.EndsWith("README.md", StringComparison.Ordinal)).Order(StringComparer.Ordinal).SelectMany(Read);

    static List<LibraryCase> Read(string file)
    {
        List<LibraryCase> cases = [];
        var lines = System.IO.File.ReadAllLines(file);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("## ", StringComparison.Ordinal))
            {
                cases.Add(new LibraryCase { File = file, Name = lines[i][3..].Trim(), Blocks = [] });
            }
            else if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                var (kind, start) = (lines[i][3..].Trim(), ++i);
                while (lines[i] != "```")
                {
                    i++;
                }
                cases[^1].Blocks.Add(new Block(kind, string.Concat(lines[start..i].Select(static line => line + "\n")), start));
            }
        }
        return cases;
    }

    /// <summary>Puts what came out in place of what was expected.</summary>
    public void Rewrite(Block block, string actual)
    {
        var lines = System.IO.File.ReadAllLines(File).ToList();
        // Earlier rewrites may have moved the block.
        var heading = lines.IndexOf("## " + Name);
        var start = lines.IndexOf("```" + block.Kind, heading) + 1;
        lines.RemoveRange(start, lines.IndexOf("```", start) - start);
        lines.InsertRange(start, actual.TrimEnd('\n').Split('\n'));
        System.IO.File.WriteAllLines(File, lines);
    }
}

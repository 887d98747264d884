using System.Text;

namespace ScoReport.Tests.Specs;

/// <summary>A fenced block of a case: its lines in the file, and what its info string says.</summary>
/// <param name="Kind">First word of the info string.</param>
/// <param name="Path">The rest of it; empty where there is none.</param>
/// <param name="Text">The content, each line with its end.</param>
/// <param name="Line">Index of the first line of the content.</param>
/// <param name="Lines">Number of lines of the content.</param>
sealed record SpecBlock(string Kind, string Path, string Text, int Line, int Lines)
{
    public bool IsExpectation => Kind is "html" or "diagnostics" or "files";
}

/// <summary>One case: a heading of level 2 and the blocks below it.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Blocks">All blocks in order.</param>
/// <param name="End">Index of the line after the case's last block; where a further expectation would go.</param>
sealed record SpecCase(string Name, IReadOnlyList<SpecBlock> Blocks, int End)
{
    public SpecBlock? Find(string kind) => Blocks.FirstOrDefault(b => b.Kind == kind);
}

/// <summary>A file of cases. The format is described in <c>tests/specs/README.md</c>.</summary>
sealed class SpecFile
{
    readonly string[] _lines;

    SpecFile(string path, string[] lines)
    {
        Path = path;
        _lines = lines;
        Cases = Read(lines);
    }

    public string Path { get; }

    public IReadOnlyList<SpecCase> Cases { get; }

    /// <summary>Reads a file below <c>tests/specs</c>, by its path there.</summary>
    public static SpecFile Load(string name)
    {
        var path = Repository.PathOf("tests", "specs", name);
        return new SpecFile(path, File.ReadAllText(path).Split('\n'));
    }

    /// <summary>Paths of all files of cases: those in the folders of the steps.</summary>
    public static IEnumerable<string> All()
    {
        var root = Repository.PathOf("tests", "specs");
        return Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories)
            .Select(file => Repository.Relative(root, file))
            .Where(static name => name.Contains('/') && !name.StartsWith("theme/", StringComparison.Ordinal) && !name.StartsWith("helpers/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    static List<SpecCase> Read(string[] lines)
    {
        var cases = new List<SpecCase>();
        var blocks = new List<SpecBlock>();
        string? name = null;
        var end = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("## ", StringComparison.Ordinal))
            {
                Finish();
                name = lines[i][3..].Trim();
                end = i + 1;
            }
            else if (FenceOf(lines[i]) is { Length: > 0 } fence)
            {
                var close = Array.FindIndex(lines, i + 1, line => line.StartsWith(fence, StringComparison.Ordinal) && line.Trim('`').Length == 0);
                if (close < 0)
                {
                    throw new FormatException($"A fence is never closed: line {i + 1}: {lines[i]}");
                }

                var info = lines[i][fence.Length..].Trim().Split(' ', 2);
                var text = new StringBuilder();
                foreach (var line in lines.AsSpan(i + 1, close - i - 1))
                {
                    text.Append(line).Append('\n');
                }

                blocks.Add(new SpecBlock(info[0], info.Length > 1 ? info[1].Trim() : "", text.ToString(), i + 1, close - i - 1));
                i = close;
                end = i + 1;
            }
        }

        Finish();
        return cases;

        void Finish()
        {
            if (name is not null)
            {
                cases.Add(new SpecCase(name, [.. blocks], end));
            }

            blocks.Clear();
        }
    }

    static string FenceOf(string line)
    {
        var length = line.Length - line.AsSpan().TrimStart('`').Length;
        return length >= 3 ? line[..length] : "";
    }

    /// <summary>Writes expectations anew: the content of blocks, and a block of problems where a case has none yet.</summary>
    public void Rewrite(SpecCase written, IReadOnlyDictionary<SpecBlock, string> contents, string? problems)
    {
        var lines = _lines.ToList();
        if (problems is not null)
        {
            lines.InsertRange(written.End, ["", "```diagnostics", .. problems.TrimEnd('\n').Split('\n'), "```"]);
        }

        foreach (var (block, content) in contents.OrderByDescending(static c => c.Key.Line))
        {
            lines.RemoveRange(block.Line, block.Lines);
            if (content.Length > 0)
            {
                lines.InsertRange(block.Line, content.TrimEnd('\n').Split('\n'));
            }
        }

        File.WriteAllText(Path, string.Join('\n', lines));
    }
}

using System.Text.RegularExpressions;

namespace ScoReport.Tests.Docs;

/// <summary>A fenced block of the guide. The first word after the fence is the language, the second says what the block is.</summary>
/// <param name="Info">The words after the fence.</param>
/// <param name="Text">What stands in it, each line with its end.</param>
/// <param name="At">Where the text begins in the chapter.</param>
/// <param name="End">Where the block ends, behind its last fence.</param>
sealed record DocsBlock(string[] Info, string Text, int At, int End)
{
    public string Language => Info is [var first, ..] ? first : "";

    public string Kind => Info is [_, var second, ..] ? second : "";

    public string Path => Info is [_, _, var third, ..] ? third : "";
}

/// <summary>A chapter of the guide under <c>docs/</c>, as text.</summary>
sealed partial class DocsChapter
{
    public DocsChapter(string name)
    {
        Name = name;
        Text = File.ReadAllText(FullPath);
        Blocks = [.. Fence().Matches(Text).Select(static m => new DocsBlock(
            m.Groups["info"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            m.Groups["text"].Value,
            m.Groups["text"].Index,
            m.Index + m.Length))];
    }

    public string Name { get; }

    public string Text { get; }

    public IReadOnlyList<DocsBlock> Blocks { get; }

    /// <summary>The text without its fenced blocks.</summary>
    public string Prose => Fence().Replace(Text, "");

    string FullPath => Repository.PathOf("docs", "chapters", Name);

    public static IReadOnlyList<DocsChapter> All() =>
        [.. Directory.EnumerateFiles(Repository.PathOf("docs", "chapters"), "*.md").Select(static f => System.IO.Path.GetFileName(f)).Order(StringComparer.Ordinal).Select(static n => new DocsChapter(n))];

    /// <summary>The block that follows <paramref name="block"/>, which has to be of <paramref name="kind"/>.</summary>
    public DocsBlock Next(DocsBlock block, string kind)
    {
        var next = Blocks.FirstOrDefault(b => b.At > block.At);
        Assert.True(next?.Kind == kind, $"{Name}: a block '{string.Join(' ', block.Info)}' is followed by one that says '{kind}'.");
        return next!;
    }

    /// <summary>Holds a block to be <paramref name="actual"/>, or writes it so where expectations are written anew.</summary>
    public void Holds(DocsBlock block, string actual)
    {
        if (Repository.Rewrites && block.Text != actual)
        {
            var now = File.ReadAllText(FullPath);
            var at = now.IndexOf(block.Text + "```", block.At, StringComparison.Ordinal);
            File.WriteAllText(FullPath, now[..at] + actual + now[(at + block.Text.Length)..]);
            return;
        }

        Assert.Equal(actual, block.Text);
    }

    // A block that holds fences has a longer fence around it.
    [GeneratedRegex(@"^(?<fence>`{3,})(?<info>[^`\n]*)\n(?<text>(?:.*\n)*?)\k<fence>$", RegexOptions.Multiline)]
    private static partial Regex Fence();
}

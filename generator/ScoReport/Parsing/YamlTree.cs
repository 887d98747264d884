using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>A YAML value with its place.</summary>
public abstract record YamlValue(SourceSpan At)
{
    /// <summary>"a text", "a list" or "a mapping", for messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>A scalar: its text, and whether it stood in quotes (then it is never a number, a date or null).</summary>
public sealed record YamlScalar(SourceSpan At, string Text, bool Quoted) : YamlValue(At)
{
    /// <inheritdoc/>
    public override string Kind => IsNull ? "nothing" : "a text";

    /// <summary>Whether the value is absent, as in <c>key:</c> with nothing after it.</summary>
    public bool IsNull => !Quoted && Text is "" or "~" or "null";
}

/// <summary>A list.</summary>
public sealed record YamlSequence(SourceSpan At, IReadOnlyList<YamlValue> Items) : YamlValue(At)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}

/// <summary>A mapping whose keys are texts, in the order written, each once.</summary>
public sealed record YamlMapping(SourceSpan At, IReadOnlyList<YamlEntry> Entries) : YamlValue(At)
{
    /// <inheritdoc/>
    public override string Kind => "a mapping";
}

/// <summary>One key of a mapping, with the key's place.</summary>
public sealed record YamlEntry(string Key, SourceSpan At, YamlValue Value);

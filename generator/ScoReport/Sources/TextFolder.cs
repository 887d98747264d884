namespace ScoReport.Sources;

/// <summary>A place that holds texts by name, and is looked into only when one is asked for.</summary>
/// <param name="Label">What messages call it.</param>
/// <param name="Read">The text of a file by its name, or nothing.</param>
public sealed record TextFolder(string Label, Func<string, string?> Read);

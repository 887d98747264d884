using System.Collections.Immutable;

namespace ScoReport.Sources;

/// <summary>How much a diagnostic matters: an error stops publication, a warning does not, information is for the curious.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Probably a mistake; the report is published all the same.</summary>
    Warning,

    /// <summary>The report is not published.</summary>
    Error,
}

/// <summary>One problem in the content, with its place and, where there is one, what to do about it.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Code">A code of <see cref="Problems"/>, never reused.</param>
/// <param name="Message">One sentence without a full stop.</param>
/// <param name="At">Where.</param>
/// <param name="Hint">What to do, if that can be said.</param>
public sealed record Diagnostic(Severity Severity, string Code, string Message, SourceSpan At, string? Hint = null)
{
    /// <summary><c>file:line:column: severity code: message</c>, without the hint, and in one line though the message quotes values of several.</summary>
    public override string ToString()
    {
        var place = At.ToString();
        var text = $"{SeverityName(Severity)} {Code}: {Message.Replace('\n', '␊')}";
        return place.Length == 0 ? text : place + ": " + text;
    }

    /// <summary>The lower-case word for a severity.</summary>
    public static string SeverityName(Severity severity) => severity switch
    {
        Severity.Info => "info",
        Severity.Warning => "warning",
        _ => "error",
    };
}

/// <summary>
/// Collects problems in the order they are met. One worker owns one collector; the collectors of parallel workers
/// are joined in the order of their chapters, so that messages never change order. <see cref="Told"/> sorts them for readers.
/// </summary>
public sealed class Diagnostics
{
    readonly List<Diagnostic> _all = [];

    /// <summary>Everything collected, in order.</summary>
    public IReadOnlyList<Diagnostic> All => _all;

    /// <summary>Whether any of it is an error.</summary>
    public bool HasErrors => _all.Exists(static d => d.Severity == Severity.Error);

    /// <summary>Adds one problem.</summary>
    public void Add(Diagnostic diagnostic) => _all.Add(diagnostic);

    /// <summary>Adds the problems of another worker, in its order.</summary>
    public void AddRange(Diagnostics other) => _all.AddRange(other._all);

    /// <summary>
    /// A copy as it is told: severities changed as the author asked, each problem once (a caption is read as the picture's
    /// description too, so what is wrong in it is met twice), and file by file from top to bottom. What has no place stands
    /// first; then come the files of <paramref name="reading"/>, by their paths as shown, and the others as they were met.
    /// </summary>
    public Diagnostics Told(SeverityPolicy policy, IEnumerable<string> reading)
    {
        var files = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var path in reading.Concat(_all.Select(PathOf)))
        {
            files.TryAdd(path, files.Count);
        }

        files[""] = -1;
        var told = new Diagnostics();
        foreach (var diagnostic in _all.Distinct().OrderBy(d => files[PathOf(d)]).ThenBy(static d => d.At.Start))
        {
            told.Add(diagnostic with { Severity = policy.Of(diagnostic) });
        }

        return told;
    }

    static string PathOf(Diagnostic diagnostic) => diagnostic.At.File?.Path ?? "";
}

/// <summary>Severities as the author wants them: overrides per code, and warnings as errors when strict.</summary>
/// <param name="Overrides">Severity per code.</param>
/// <param name="Strict">Whether every warning is an error.</param>
public sealed record SeverityPolicy(ImmutableDictionary<string, Severity> Overrides, bool Strict)
{
    /// <summary>The severity of <paramref name="diagnostic"/> under this policy. An error stays one: nothing broken is published by configuration.</summary>
    public Severity Of(Diagnostic diagnostic)
    {
        var severity = diagnostic.Severity;
        if (severity != Severity.Error && Overrides.TryGetValue(diagnostic.Code, out var wanted))
        {
            severity = wanted;
        }

        return Strict && severity == Severity.Warning ? Severity.Error : severity;
    }
}

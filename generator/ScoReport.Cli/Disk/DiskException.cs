namespace ScoReport.Cli.Disk;

/// <summary>The disk said no: no permission, no room, or a file that went away. Neither the author's mistake nor ours.</summary>
sealed class DiskException(string message, bool writing, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether it happened while writing.</summary>
    public bool Writing { get; } = writing;

    /// <summary>That <paramref name="path"/> could not be read.</summary>
    public static DiskException Reading(string path, Exception cause) => new($"cannot read '{path}': {cause.Message}", writing: false, cause);

    /// <summary>That <paramref name="path"/> could not be written.</summary>
    public static DiskException WritingTo(string path, Exception cause) => new($"cannot write '{path}': {cause.Message}", writing: true, cause);

    /// <summary>Whether <paramref name="cause"/> is one of those that a disk gives.</summary>
    public static bool IsOfDisk(Exception cause) => cause is IOException or UnauthorizedAccessException;

    /// <summary>The disk's refusal in <paramref name="thrown"/>, also when parallel work wrapped it.</summary>
    public static DiskException? Within(Exception thrown) => thrown switch
    {
        DiskException disk => disk,
        AggregateException several => several.Flatten().InnerExceptions.OfType<DiskException>().FirstOrDefault(),
        _ => null,
    };
}

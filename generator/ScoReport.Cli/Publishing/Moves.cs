namespace ScoReport.Cli.Publishing;

/// <summary>
/// Everything that changes what others see of an output folder goes through here, one whole step at a time,
/// so that a test can end the program before each of them and can take away what a system may lack.
/// </summary>
sealed record Moves
{
    /// <summary>Called before each step.</summary>
    public Action Before { get; init; } = static () => { };

    /// <summary>Whether two folders can be exchanged in one step.</summary>
    public bool CanExchange { get; init; } = true;

    /// <summary>Whether the output folder can be renamed: not if it is a mount, or its parent belongs to others.</summary>
    public bool CanReplaceFolder { get; init; } = true;

    /// <summary>Renames a file or folder; <paramref name="to"/> does not exist.</summary>
    public void Move(string from, string to)
    {
        Before();
        if (Directory.Exists(from))
        {
            Directory.Move(from, to);
        }
        else
        {
            File.Move(from, to);
        }
    }

    /// <summary>Exchanges two folders, if that can be done in one step.</summary>
    public bool TryExchange(string one, string other)
    {
        Before();
        return CanExchange && NativeFiles.TryExchange(one, other);
    }

    /// <summary>Deletes a folder that nobody looks at; none there is fine.</summary>
    public void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Before();
            Directory.Delete(folder, recursive: true);
        }
    }
}

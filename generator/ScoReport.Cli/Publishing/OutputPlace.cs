using ScoReport.Cli.Arguments;
using ScoReport.Cli.Disk;

namespace ScoReport.Cli.Publishing;

/// <summary>Where an output folder may lie.</summary>
static class OutputPlace
{
    /// <summary>The physical path of the output folder <paramref name="path"/>, which messages name <paramref name="shown"/>.</summary>
    /// <exception cref="CommandLineException">It is a file, leads round in a circle, or holds the report itself.</exception>
    public static string Checked(string path, string shown, string source)
    {
        var physical = PhysicalPath.Of(path) ?? throw new CommandLineException($"'{shown}' is a link that leads round in a circle");
        if (File.Exists(physical))
        {
            throw new CommandLineException($"'{shown}' is a file; --output wants a folder");
        }

        if (PhysicalPath.Of(source) is { } report && PhysicalPath.Contains(physical, report))
        {
            throw new CommandLineException($"'{shown}' {(physical == report ? "is" : "holds")} the report's own folder; choose another with --output");
        }

        return physical;
    }

    /// <summary>Whether the folder can be renamed: its parent takes new folders, and it is no mount.</summary>
    public static bool CanBeReplaced(string physical)
    {
        if (Directory.Exists(physical) && DriveInfo.GetDrives().Any(d => Path.TrimEndingDirectorySeparator(d.Name) == physical))
        {
            return false;
        }

        try
        {
            WorkFolder.Beside(physical).Create();
            return true;
        }
        catch (Exception cause) when (DiskException.IsOfDisk(cause))
        {
            return false;
        }
    }
}

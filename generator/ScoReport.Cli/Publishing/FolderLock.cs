using ScoReport.Cli.Arguments;

namespace ScoReport.Cli.Publishing;

/// <summary>Keeps a second build out of an output folder. The system lets go of it when the process ends, however it ends.</summary>
sealed class FolderLock : IDisposable
{
    const int MostTries = 100;

    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];

    readonly FileStream _file;

    FolderLock(FileStream file) => _file = file;

    /// <summary>Creates <paramref name="work"/> and takes its lock.</summary>
    /// <param name="work">The folder.</param>
    /// <param name="output">The output folder, for the message.</param>
    /// <exception cref="CommandLineException">Another build holds it.</exception>
    public static FolderLock Take(WorkFolder work, string output)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                work.Create();
                var taken = new FolderLock(new FileStream(work.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
                if (taken.IsCurrent())
                {
                    return taken;
                }

                taken.Release();
            }
            catch (IOException busy) when (Held.Contains(busy.HResult))
            {
                throw new CommandLineException($"another build{HolderOf(work.Lock)} is writing into '{output}'; wait for it or stop it");
            }
            catch (DirectoryNotFoundException) when (tries < MostTries)
            {
                // The build before us removed the folder between two of our steps.
            }
        }
    }

    /// <summary>Deletes the lock and lets go of it, in the order that the system allows.</summary>
    public void Dispose()
    {
        if (OperatingSystem.IsWindows())
        {
            Release();
            File.Delete(_file.Name);
        }
        else
        {
            File.Delete(_file.Name);
            Release();
        }
    }

    void Release() => _file.Dispose();

    // The build before us deletes the file that it has locked, so ours may be one without a name while a third
    // build locks a new one. Length is the one thing of a locked file that others can see: ours says whose it is.
    bool IsCurrent()
    {
        _file.SetLength(Environment.ProcessId);
        var named = new FileInfo(_file.Name);
        return named.Exists && named.Length == Environment.ProcessId;
    }

    static string HolderOf(string path) => new FileInfo(path) is { Exists: true, Length: > 0 and var process } ? $" (process {process})" : "";
}

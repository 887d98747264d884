using System.Runtime.InteropServices;

namespace ScoReport.Cli.Publishing;

/// <summary>The two things that Unix systems can do with files and .NET cannot.</summary>
static partial class NativeFiles
{
    const int CurrentFolder = -100;
    const uint RenameExchange = 2;
    const uint RenameSwap = 2;

    /// <summary>Exchanges two folders in one step that is seen whole or not at all; says whether the system and its file system could.</summary>
    public static bool TryExchange(string one, string other)
    {
        try
        {
            return OperatingSystem.IsLinux() ? renameat2(CurrentFolder, one, CurrentFolder, other, RenameExchange) == 0
                : OperatingSystem.IsMacOS() && renamex_np(one, other, RenameSwap) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            // musl has renameat2 only since 1.2.6.
            return false;
        }
    }

    /// <summary>Gives the file at <paramref name="path"/> a second name, or copies it where that cannot be.</summary>
    public static void LinkOrCopy(string path, string name)
    {
        if (OperatingSystem.IsWindows() || link(path, name) != 0)
        {
            File.Copy(path, name);
        }
    }

#pragma warning disable IDE1006, SYSLIB1054 // Named as in C.
    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int renameat2(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int renamex_np(string from, string to, uint flags);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int link(string path, string name);
#pragma warning restore IDE1006, SYSLIB1054
}

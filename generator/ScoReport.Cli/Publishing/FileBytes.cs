using System.Buffers;
using ScoReport.Cli.Disk;

namespace ScoReport.Cli.Publishing;

/// <summary>Compares a file with bytes at hand, without holding the file whole.</summary>
static class FileBytes
{
    const int Chunk = 1 << 16;

    /// <summary>Whether the file at <paramref name="path"/> holds exactly <paramref name="bytes"/>; one that cannot be read does not.</summary>
    public static bool Equal(string path, ReadOnlySpan<byte> bytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            using var file = File.OpenHandle(path);
            return RandomAccess.GetLength(file) == bytes.Length && Equal(file, bytes, buffer);
        }
        catch (Exception cause) when (DiskException.IsOfDisk(cause))
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static bool Equal(Microsoft.Win32.SafeHandles.SafeFileHandle file, ReadOnlySpan<byte> bytes, byte[] buffer)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var read = RandomAccess.Read(file, buffer, at);
            if (read == 0 || read > bytes.Length - at || !bytes.Slice(at, read).SequenceEqual(buffer.AsSpan(0, read)))
            {
                return false;
            }

            at += read;
        }

        return true;
    }
}

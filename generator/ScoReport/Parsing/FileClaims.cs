using System.Security.Cryptography;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Whether a data file is what the package says of it: its encoding, its size and its digest (Data Package, "encoding", "bytes", "hash").</summary>
static class FileClaims
{
    static readonly string[] Encodings = ["utf-8", "utf8", "us-ascii", "ascii"];

    /// <summary>Looks at the file of <paramref name="resource"/>.</summary>
    public static void Check(YamlReader resource, FoundFile found, Diagnostics diagnostics)
    {
        var length = found.Bytes.Length;
        if (resource.Text("bytes") is { } bytes && resource.Integer("bytes") is { } said && said != length)
        {
            diagnostics.Add(Problems.SizeDiffers(bytes.At, found.File.Path, said, length));
        }

        if (resource.Text("hash") is { } hash)
        {
            Digest(hash.At, hash.Value, found, diagnostics);
        }
    }

    /// <summary>Reports an encoding that no file is read in.</summary>
    public static void CheckEncoding(YamlReader resource, Diagnostics diagnostics)
    {
        if (resource.Text("encoding") is { } encoding && !Encodings.Contains(encoding.Value, StringComparer.OrdinalIgnoreCase))
        {
            diagnostics.Add(Problems.UnknownChoice(encoding.At, "encoding", encoding.Value, ["utf-8"]));
        }
    }

    // Without the name of an algorithm it is MD5, as the standard has it.
    static void Digest(SourceSpan at, string hash, FoundFile found, Diagnostics diagnostics)
    {
        var (name, digest) = hash.Split(':', 2) is [var algorithm, var value] ? (algorithm.ToLowerInvariant(), value) : ("md5", hash);
        if (DigestOf(name, found.Bytes.Span) is not { } own)
        {
            diagnostics.Add(Problems.UnknownChoice(at, "hash", name, ["md5", "sha1", "sha256", "sha512"]));
        }
        else if (!own.Equals(digest, StringComparison.OrdinalIgnoreCase))
        {
            diagnostics.Add(Problems.DigestDiffers(at, found.File.Path, name + ":" + own));
        }
    }

#pragma warning disable CA5350, CA5351 // Packages are written with these algorithms; nothing is kept secret by them.
    static string? DigestOf(string algorithm, ReadOnlySpan<byte> bytes) => algorithm switch
    {
        "md5" => Convert.ToHexStringLower(MD5.HashData(bytes)),
        "sha1" => Convert.ToHexStringLower(SHA1.HashData(bytes)),
        "sha256" => Convert.ToHexStringLower(SHA256.HashData(bytes)),
        "sha512" => Convert.ToHexStringLower(SHA512.HashData(bytes)),
        _ => null,
    };
#pragma warning restore CA5350, CA5351
}

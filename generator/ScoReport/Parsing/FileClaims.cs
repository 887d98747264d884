using System.Security.Cryptography;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>What a package says of a data file: its encoding, its size in bytes and its digest (Data Package, "encoding", "bytes", "hash").</summary>
sealed class FileClaims
{
    static readonly string[] Encodings = ["utf-8", "utf8", "us-ascii", "ascii"];

    readonly Located<string>? _bytes;
    readonly Located<string>? _hash;
    readonly long? _length;

    /// <summary>Reads what <paramref name="resource"/> says; an encoding that no file is read in is reported.</summary>
    public FileClaims(YamlReader resource, Diagnostics diagnostics)
    {
        (_bytes, _length, _hash) = (resource.Text("bytes"), resource.LongInteger("bytes"), resource.Text("hash"));
        if (resource.Text("encoding") is { } encoding && !Encodings.Contains(encoding.Value, StringComparer.OrdinalIgnoreCase))
        {
            diagnostics.Add(Problems.UnknownChoice(encoding.At, "encoding", encoding.Value, ["utf-8"]));
        }
    }

    /// <summary>Reports what is not so of a file that is at hand.</summary>
    public void Check(FoundFile found, Diagnostics diagnostics)
    {
        CheckLength(found.File.Path, found.Bytes.Length, diagnostics);
        CheckDigest(found.File.Path, algorithm => CryptographicOperations.HashData(algorithm, found.Bytes.Span), diagnostics);
    }

    /// <summary>Reports what is not so of a file that is read where it lies: for its size it is opened, for its digest it is read once.</summary>
    public void Check(FileEntry file, string shown, Diagnostics diagnostics)
    {
        if (_length is null && _hash is null)
        {
            return;
        }

        using var stream = file.Open();
        CheckLength(shown, stream.Length, diagnostics);
        CheckDigest(shown, algorithm => CryptographicOperations.HashData(algorithm, stream), diagnostics);
    }

    void CheckLength(string path, long length, Diagnostics diagnostics)
    {
        if (_length is { } said && said != length)
        {
            diagnostics.Add(Problems.SizeDiffers(_bytes!.Value.At, path, said, length));
        }
    }

    // Without the name of an algorithm it is MD5, as the standard has it.
    void CheckDigest(string path, Func<HashAlgorithmName, byte[]> digestOf, Diagnostics diagnostics)
    {
        if (_hash is not { } hash)
        {
            return;
        }

        var (name, digest) = hash.Value.Split(':', 2) is [var algorithm, var value] ? (algorithm.ToLowerInvariant(), value) : ("md5", hash.Value);
        if (Named(name) is not { } known)
        {
            diagnostics.Add(Problems.UnknownChoice(hash.At, "hash", name, ["md5", "sha1", "sha256", "sha512"]));
        }
        else if (Convert.ToHexStringLower(digestOf(known)) is var own && !own.Equals(digest, StringComparison.OrdinalIgnoreCase))
        {
            diagnostics.Add(Problems.DigestDiffers(hash.At, path, name + ":" + own));
        }
    }

    static HashAlgorithmName? Named(string algorithm) => algorithm switch
    {
        "md5" => HashAlgorithmName.MD5,
        "sha1" => HashAlgorithmName.SHA1,
        "sha256" => HashAlgorithmName.SHA256,
        "sha512" => HashAlgorithmName.SHA512,
        _ => null,
    };
}

using System.IO.Compression;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Outputs;

/// <summary>The site as one file to send. The same bytes for the same report: entries in order, all dated on the day of publication.</summary>
public sealed class ZipOutput : IOutput
{
    /// <inheritdoc/>
    public string Name => "zip";

    /// <inheritdoc/>
    public bool HoldsAllLanguages => true;

    /// <inheritdoc/>
    public FileTree Make(OutputInput input) =>
        FileTree.Of([new FileEntry(input.Report.Config.Name + ".zip", () => Zipped(input.Site, input.Report))]);

    static ReadOnlyMemory<byte> Zipped(FileTree site, Report report)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in site.Entries)
            {
                var entry = zip.CreateEntry(report.Config.Name + "/" + file.Path, CompressionLevel.Optimal);
                entry.LastWriteTime = Stamp(report.Date);

                // -rw-r--r--, so that what is unpacked can be read.
                entry.ExternalAttributes = unchecked((int)0x81A4_0000);
                using var content = entry.Open();
                content.Write(file.Read().Span);
            }
        }

        return bytes.ToArray();
    }

    // The format knows no time zone and no year before 1980.
    static DateTimeOffset Stamp(DateOnly? date) =>
        new((date is { Year: >= 1980 and <= 2107 } day ? day : new DateOnly(1980, 1, 1)).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}

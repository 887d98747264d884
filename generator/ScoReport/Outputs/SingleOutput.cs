using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Outputs;

/// <summary>The whole report in one file, to attach to a message: nothing comes along with it, and it asks for nothing.</summary>
public sealed class SingleOutput : IOutput
{
    /// <summary>Its name.</summary>
    public const string OutputName = "single";

    /// <inheritdoc/>
    public string Name => OutputName;

    /// <inheritdoc/>
    public bool HoldsAllLanguages => false;

    /// <summary>What the file of an edition is called.</summary>
    public static string FileOf(Report edition) => edition.Config.Name + ".html";

    /// <inheritdoc/>
    public FileTree Make(OutputInput input) => FileTree.Of(input.Alone.Select(page =>
        new FileEntry(FileOf(page.Report), () => SelfContained.Of(page.File, input.Site, input.Report.Config.BaseUrl))));
}

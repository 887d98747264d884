using ScoReport.Sources;

namespace ScoReport.Outputs;

/// <summary>The site as a folder: to host anywhere, in any sub-folder, or to open by double click.</summary>
public sealed class SiteOutput : IOutput
{
    /// <summary>Where its files lie.</summary>
    public const string Folder = "site";

    /// <inheritdoc/>
    public string Name => "site";

    /// <inheritdoc/>
    public bool HoldsAllLanguages => true;

    /// <inheritdoc/>
    public FileTree Make(OutputInput input) => input.Site.Under(Folder);
}

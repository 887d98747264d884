using System.Collections.Immutable;

namespace ScoReport.Outputs;

/// <summary>All outputs. A new form is one class and one line here.</summary>
public static class OutputCatalog
{
    /// <summary>In the order in which they are made.</summary>
    public static ImmutableArray<IOutput> All { get; } = [new SiteOutput(), new ZipOutput(), new SingleOutput()];

    /// <summary>Their names.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(static o => o.Name)];

    /// <summary>The output called <paramref name="name"/>, or nothing.</summary>
    public static IOutput? Find(string name)
    {
        foreach (var output in All)
        {
            if (output.Name == name)
            {
                return output;
            }
        }

        return null;
    }
}

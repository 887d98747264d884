using System.Collections.Immutable;

namespace ScoReport.Csl.Disambiguation;

/// <summary>What has been decided to tell a reference's cites from those of others. Name sets are counted in the order they are rendered.</summary>
sealed record Hints
{
    public static readonly Hints None = new();

    /// <summary>Names to show at least, by name set.</summary>
    public ImmutableArray<int> NamesShown { get; init; } = [];
    /// <summary>Given names to show, by name set and name: 0 as the style says, 1 at least initials, 2 in full.</summary>
    public ImmutableArray<ImmutableArray<int>> GivenLevels { get; init; } = [];
    /// <summary>How many of the conditions disambiguate="true" hold, counted as they are met.</summary>
    public int Conditions { get; init; }
    public string YearSuffix { get; init; } = "";

    public int Shown(int set) => set < NamesShown.Length ? NamesShown[set] : 0;

    public int Level(int set, int name) => set < GivenLevels.Length && name < GivenLevels[set].Length ? GivenLevels[set][name] : 0;
}

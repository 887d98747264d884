using System.Collections.Immutable;

namespace ScoReport.Csl.Disambiguation;

/// <summary>Given names to show for each name of the document, under the rules all-names and primary-name.</summary>
sealed class GivenNameLevels(Dictionary<Name, int> levels, bool primaryOnly)
{
    public int Level(Name name, int index) => primaryOnly && index > 0 ? 0 : levels.GetValueOrDefault(name);
}

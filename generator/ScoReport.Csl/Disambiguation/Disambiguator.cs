using System.Collections.Immutable;
using ScoReport.Csl.Elements;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Disambiguation;

/// <summary>One cite as it is compared with others: its text without locator and year-suffix, the names it shows, and how many conditions disambiguate="true" held.</summary>
sealed record ComparedCite(string Text, List<NameSet> NameSets, int ConditionsMet);

/// <summary>
/// Tells cites apart (CSL 1.0.2, "Disambiguation"): more names and given names, then the condition, then year-suffixes.
/// Only cites that look alike are rendered again, each time with one thing more shown.
/// </summary>
sealed class Disambiguator(CitationOptions options, int count, Func<int, Hints, ComparedCite> render)
{
    readonly Hints[] _hints = Enumerable.Repeat(Hints.None, count).ToArray();
    readonly List<List<int>> _unresolved = [];

    bool ExpandsGivenNames => options.AddGivenName && options.GivenNameRule == GivenNameRule.ByCite;

    /// <summary>The hints by reference; references are given in bibliography order, which orders the year-suffixes.</summary>
    public Hints[] Resolve(bool usesCondition)
    {
        foreach (var pool in Pools(Enumerable.Range(0, count), Hints.None))
        {
            Split(pool, Hints.None);
        }
        foreach (var pool in _unresolved)
        {
            ResolveWithoutNames(pool, usesCondition);
        }
        return _hints;
    }

    List<List<int>> Pools(IEnumerable<int> items, Hints hints) =>
        [.. Classes(items, hints).Where(pool => pool.Count > 1)];

    List<List<int>> Classes(IEnumerable<int> items, Hints hints)
    {
        Dictionary<string, List<int>> byText = new(StringComparer.Ordinal);
        List<List<int>> classes = [];
        foreach (var item in items)
        {
            var text = render(item, hints).Text;
            if (!byText.TryGetValue(text, out var found))
            {
                byText[text] = found = [];
                classes.Add(found);
            }
            found.Add(item);
        }
        return classes;
    }

    void Split(List<int> pool, Hints kept)
    {
        var tried = kept;
        foreach (var step in Steps(pool, kept))
        {
            tried = step.ApplyTo(tried);
            if (!step.Tells)
            {
                continue;
            }
            var classes = Classes(pool, tried);
            if (classes.Count == 1)
            {
                continue;
            }
            kept = step.ApplyTo(kept);
            foreach (var part in classes)
            {
                if (part.Count > 1)
                {
                    Split(part, kept);
                }
                else
                {
                    _hints[part[0]] = kept;
                }
            }
            return;
        }
        pool.ForEach(item => _hints[item] = kept);
        _unresolved.Add(pool);
    }

    /// <summary>Showing one name more, or one name more fully; it tells nothing where that name is the same in all cites.</summary>
    readonly record struct Step(int Set, int Name, int Level, int Shown, bool Tells)
    {
        public Hints ApplyTo(Hints hints) => hints with
        {
            NamesShown = Replace(hints.NamesShown, Set, Math.Max(Shown, hints.Shown(Set)), 0),
            GivenLevels = Level == 0 ? hints.GivenLevels
                : Replace(hints.GivenLevels, Set, Replace(Set < hints.GivenLevels.Length ? hints.GivenLevels[Set] : [], Name, Level, 0), []),
        };

        static ImmutableArray<T> Replace<T>(ImmutableArray<T> array, int index, T value, T filler)
        {
            while (array.Length <= index)
            {
                array = array.Add(filler);
            }
            return array.SetItem(index, value);
        }
    }

    IEnumerable<Step> Steps(List<int> pool, Hints hints)
    {
        if (!options.AddNames && !ExpandsGivenNames)
        {
            yield break;
        }
        var all = pool.ConvertAll(item => render(item, hints).NameSets);
        var sets = all.MaxBy(list => list.Sum(set => set.Names.Length)) ?? [];
        for (var set = 0; set < sets.Count; set++)
        {
            var (names, shown) = (sets[set].Names.Length, sets[set].Shown);
            var last = options.AddNames ? names : shown;
            var alike = all.TrueForAll(list => list.Count > set && list[set].Names.Length == names);
            for (var name = 0; name < last; name++)
            {
                var tells = !alike || all.Exists(list => list[set].Names[name] != sets[set].Names[name]);
                if (name >= shown)
                {
                    yield return new Step(set, name, 0, name + 1, tells);
                }
                for (var level = Math.Max(hints.Level(set, name), sets[set].BaseLevel) + 1; ExpandsGivenNames && level <= 2; level++)
                {
                    if (level == 1 && !sets[set].HasInitials)
                    {
                        continue;
                    }
                    yield return new Step(set, name, level, Math.Max(shown, name + 1), tells);
                }
            }
        }
    }

    void ResolveWithoutNames(List<int> pool, bool usesCondition)
    {
        if (!usesCondition)
        {
            AddYearSuffixes(pool);
            return;
        }
        ResolveByCondition(pool, _hints[pool[0]].Conditions + 1);
    }

    /// <summary>Conditions are tried one by one, each only on what the ones before left alike.</summary>
    void ResolveByCondition(List<int> pool, int conditions)
    {
        var before = _hints[pool[0]];
        var tried = before with { Conditions = conditions };
        var classes = Classes(pool, tried);
        if (classes.Count > 1)
        {
            pool.ForEach(item => _hints[item] = tried);
        }
        else if (pool.TrueForAll(item => render(item, tried).ConditionsMet < conditions))
        {
            // There are no more of them.
            AddYearSuffixes(pool);
            return;
        }
        foreach (var rest in classes.Where(part => part.Count > 1))
        {
            ResolveByCondition(rest, conditions + 1);
        }
    }

    void AddYearSuffixes(List<int> pool)
    {
        if (!options.AddYearSuffix)
        {
            return;
        }
        var order = 0;
        foreach (var item in pool.Order())
        {
            _hints[item] = _hints[item] with { YearSuffix = Letters(order++) };
        }
    }

    /// <summary>a … z, aa, ab, …</summary>
    static string Letters(int number) =>
        (number >= 26 ? Letters((number / 26) - 1) : "") + (char)('a' + (number % 26));
}

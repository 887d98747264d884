using System.Collections.Immutable;
using ScoReport.Sources;

namespace ScoReport.Data;

/// <summary>The tables of a report, and what is known of those that could not be read: what is broken is not called missing too.</summary>
/// <param name="Tables">The tables that could be read, each name once.</param>
/// <param name="Unread">Names of declared tables that could not be read, which has been reported.</param>
/// <param name="IsWhole">Whether the declarations could be read to their end.</param>
public sealed record TableSet(ImmutableArray<Table> Tables, ImmutableArray<string> Unread, bool IsWhole)
{
    /// <summary>No tables.</summary>
    public static TableSet Empty { get; } = new([], [], IsWhole: true);

    /// <summary>What the package is called, in the language of the report that declares it.</summary>
    public string? Title { get; init; }

    /// <summary>What the package says of itself, in that language.</summary>
    public string? Description { get; init; }

    /// <summary>Where the data of a resource came from that says nothing of it.</summary>
    public ImmutableArray<DataSource> Sources { get; init; } = [];

    /// <summary>Terms of use of a resource that says nothing of them.</summary>
    public ImmutableArray<DataLicense> Licenses { get; init; } = [];

    /// <summary>Resources that are queries, as declared; answered before anything is bound, and then among the tables.</summary>
    public ImmutableArray<QueryResource> Queries { get; init; } = [];

    /// <summary>References between tables that can be looked into only when the queries are answered.</summary>
    public ImmutableArray<Action<TableSet, Diagnostics>> References { get; init; } = [];

    /// <summary>Resources that only queries see.</summary>
    public ImmutableArray<LargeResource> Large { get; init; } = [];

    /// <summary>Names that queries have for resources, in whatever case.</summary>
    public ImmutableArray<string> Queried { get; init; } = [];

    /// <summary>Whether all that uses tables is known: no text is left out as a draft, and every query was read.</summary>
    public bool AreUsesKnown { get; init; } = true;

    /// <summary>All names declared.</summary>
    public IEnumerable<string> Names => Tables.Select(static t => t.Name).Concat(Unread).Concat(Queries.Select(static q => q.Name)).Concat(Large.Select(static l => l.Name));

    /// <summary>The table called <paramref name="name"/>, or nothing.</summary>
    public Table? Find(string name)
    {
        foreach (var table in Tables)
        {
            if (table.Name == name)
            {
                return table;
            }
        }

        return null;
    }

    /// <summary>Whether there is certainly no table called <paramref name="name"/>.</summary>
    public bool Lacks(string name) => IsWhole && !Unread.Contains(name) && Find(name) is null && !IsLarge(name);

    /// <summary>Whether <paramref name="name"/> is a resource that only queries see.</summary>
    public bool IsLarge(string name) => Large.Any(l => l.Name == name);
}

using DuckDB.NET.Data;
using ScoReport.Data;

namespace ScoReport.DuckDb;

/// <summary>
/// Answers SQL with DuckDB, embedded. Every query has a database of its own in memory, with the tables that it names and
/// nothing else: no disk, no network, no extensions, one thread, no setting to be changed. Large resources alone are read where they lie.
/// </summary>
/// <param name="locate">Gives the absolute path of a file of the source folder, without links; nothing when it is not there or leads out.</param>
/// <param name="limits">Limits other than the query's own; for tests.</param>
public sealed class DuckDbEngine(Func<string, string?> locate, QueryLimits? limits = null) : IQueryEngine
{
    /// <inheritdoc/>
    public QueryReading Read(string sql)
    {
        if (string.IsNullOrWhiteSpace(sql))
        {
            return new QueryReading([], [new QueryFault(QueryFaultKind.Empty, 0)]);
        }

        try
        {
            using var connection = Databases.Open(QueryLimits.Usual, []);
            return SyntaxTree.Read(sql, Databases.Scalar(connection, $"SELECT json_serialize_sql({Sql.Text(sql)})"));
        }
        catch (DuckDBException thrown)
        {
            return new QueryReading([], [Faults.Of(thrown, sql)]);
        }
        catch (Exception thrown) when (Faults.IsMissingLibrary(thrown))
        {
            return new QueryReading([], [Faults.NoLibrary]);
        }
    }

    /// <inheritdoc/>
    public QueryAnswer Run(Query query, CancellationToken cancel)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in query.Files)
        {
            if (locate(file.Path) is not { } path)
            {
                return QueryAnswer.Of(new QueryFault(QueryFaultKind.Refused, 0, $"'{file.Path}' cannot be read where it lies"));
            }

            paths[file.Path] = path;
        }

        return new Running(limits is null ? query : query with { Limits = limits }, paths, cancel).Answer();
    }
}

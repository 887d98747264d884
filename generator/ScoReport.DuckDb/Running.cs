using DuckDB.NET.Data;
using ScoReport.Data;

namespace ScoReport.DuckDb;

/// <summary>One query: a database for it, its tables, and its answer within its limits.</summary>
sealed class Running(Query query, IReadOnlyDictionary<string, string> paths, CancellationToken cancel)
{
    /// <summary>The answer, or why there is none.</summary>
    public QueryAnswer Answer()
    {
        using var clock = new CancellationTokenSource(TimeSpan.FromSeconds(query.Limits.Seconds));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancel);
        try
        {
            using var connection = Databases.Open(query.Limits, paths.Values);
            using var stop = either.Token.Register(() => connection.NativeConnection.Interrupt());
            return Answer(connection, either.Token);
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
        catch (Exception thrown) when (clock.IsCancellationRequested && thrown is DuckDBException or OperationCanceledException)
        {
            return QueryAnswer.Of(new QueryFault(QueryFaultKind.Time, 0));
        }
        catch (DuckDBException thrown)
        {
            return QueryAnswer.Of(Faults.Of(thrown, query.Sql));
        }
    }

    // What is wrong with a file stands nowhere in the query.
    QueryFault? FaultOf(DuckDBConnection connection, LargeResource file)
    {
        try
        {
            Databases.Execute(connection, FileViews.Create(file, paths[file.Path]));
            return null;
        }
        catch (DuckDBException thrown)
        {
            var fault = Faults.Of(thrown, "");
            return fault with { Subject = $"'{file.Name}' ({file.Path}) cannot be read as it is declared: {fault.Subject}" };
        }
    }

    QueryAnswer Answer(DuckDBConnection connection, CancellationToken stop)
    {
        foreach (var table in query.Tables)
        {
            TableLoad.Load(connection, table);
            stop.ThrowIfCancellationRequested();
        }

        foreach (var file in query.Files)
        {
            if (FaultOf(connection, file) is { } fault)
            {
                return QueryAnswer.Of(fault);
            }
        }

        return query.OnlyBound ? Bound(connection, stop) : Rows(connection, stop);
    }

    QueryAnswer Bound(DuckDBConnection connection, CancellationToken stop) =>
        UnknownNames.FaultOf(connection, query.Sql) is { } fault ? Of(fault, connection, stop) : QueryAnswer.Empty;

    QueryAnswer Of(QueryFault fault, DuckDBConnection connection, CancellationToken stop) =>
        QueryAnswer.Of(fault) with { Others = UnknownNames.Beside(fault, connection, query.Sql, stop) };

    QueryAnswer Rows(DuckDBConnection connection, CancellationToken stop)
    {
        using var command = connection.CreateCommand();
        command.UseStreamingMode = true;
#pragma warning disable CA2100 // The query is the author's. What it may do was looked at before, and the database can do nothing else.
        command.CommandText = query.Sql;
#pragma warning restore CA2100
        try
        {
            using var reader = command.ExecuteReader();
            return new Answering(reader, query.Limits, stop).Rows();
        }
        catch (DuckDBException thrown) when (Faults.Of(thrown, query.Sql) is { IsUnknownName: true })
        {
            return Of(Faults.Of(thrown, query.Sql), connection, stop);
        }
    }
}

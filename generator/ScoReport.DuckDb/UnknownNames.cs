using System.Collections.Immutable;
using DuckDB.NET.Data;
using ScoReport.Data;

namespace ScoReport.DuckDb;

/// <summary>
/// Finds every name in a query that stands for nothing. DuckDB stops at the first; the query is looked at again with NULL in its
/// place until no further one is found. Nothing is run.
/// </summary>
static class UnknownNames
{
    const int Most = 50;
    const string Explain = "EXPLAIN ";
    const string Unknown = "NULL";

    /// <summary>What is wrong with the names and types of <paramref name="sql"/>, or nothing.</summary>
    public static QueryFault? FaultOf(DuckDBConnection connection, string sql)
    {
        try
        {
            Databases.Execute(connection, Explain + sql);
            return null;
        }
        catch (DuckDBException thrown)
        {
            var fault = Faults.Of(thrown, Explain + sql);
            return fault with { Offset = Math.Max(0, fault.Offset - Explain.Length) };
        }
    }

    /// <summary>The names that are unknown beside the one that <paramref name="first"/> tells of.</summary>
    public static ImmutableArray<QueryFault> Beside(QueryFault first, DuckDBConnection connection, string sql, CancellationToken stop)
    {
        var others = ImmutableArray.CreateBuilder<QueryFault>();
        var edits = new Stack<(int At, int Longer)>();
        var (text, fault) = (sql, first);
        while (fault is { IsUnknownName: true, Offset: var at } && others.Count < Most && NameEnd(text, at) is var end && end > at)
        {
            stop.ThrowIfCancellationRequested();
            text = text[..at] + Unknown + text[end..];
            edits.Push((at, Unknown.Length - (end - at)));
            fault = FaultOf(connection, text);
            if (fault is { IsUnknownName: true })
            {
                others.Add(fault with { Offset = edits.Aggregate(fault.Offset, static (offset, edit) => offset > edit.At ? offset - edit.Longer : offset) });
            }
        }

        return others.ToImmutable();
    }

    // The end of a name with its qualifiers, such as t."a b".
    static int NameEnd(string text, int at)
    {
        var end = at;
        for (var part = PartEnd(text, at); part > end; part = end < text.Length && text[end] == '.' ? PartEnd(text, end + 1) : end)
        {
            end = part;
        }

        return end;
    }

    static int PartEnd(string text, int at)
    {
        var end = at;
        if (end < text.Length && text[end] == '"')
        {
            do
            {
                end = text.IndexOf('"', end + 1) is var quote and >= 0 ? quote + 1 : text.Length;
            }
            while (end < text.Length && text[end] == '"');
            return end;
        }

        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '$' || char.IsSurrogate(text[end])))
        {
            end++;
        }

        return end;
    }
}

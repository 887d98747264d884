using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using ScoReport.Data;

namespace ScoReport.DuckDb;

/// <summary>
/// Reads a query off the tree that DuckDB's own parser makes of it (<c>json_serialize_sql</c>, which only takes SELECT): which tables it
/// names, whether its rows are in order, and whether it calls what a report may not depend on.
/// </summary>
static class SyntaxTree
{
    // A query nests as deeply as its expressions do, of which DuckDB allows a thousand.
    const int DeepestTree = 5000;

    const string Time = "current_date";

    // The kinds of sources that a query may have; others are DuckDB's own or show its settings.
    static readonly FrozenSet<string> Sources = FrozenSet.Create(
        StringComparer.Ordinal, "BASE_TABLE", "SUBQUERY", "JOIN", "TABLE_FUNCTION", "EXPRESSION_LIST", "EMPTY", "EMPTY_FROM", "PIVOT", "CTE");

    /// <summary>Functions that make rows from their arguments alone; all other table functions read something.</summary>
    static readonly FrozenSet<string> RowMakers = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "range", "generate_series", "unnest", "repeat", "repeat_row", "json_each", "json_tree");

    /// <summary>Functions whose result depends on the time, on chance, or on where and by whom they are called.</summary>
    public static FrozenSet<string> Unsteady { get; } = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "now", "today", "ago", Time, "current_time", "current_timestamp", "current_localtime", "current_localtimestamp", "localtime", "localtimestamp",
        "get_current_date", "get_current_time", "get_current_timestamp", "transaction_timestamp", "pg_conf_load_time", "pg_postmaster_start_time",
        "random", "setseed", "uuid", "uuidv4", "uuidv7", "gen_random_uuid", "reservoir_quantile",
        "nextval", "currval", "txid_current", "current_transaction_id", "current_connection_id", "current_query_id", "current_query",
        "current_database", "current_catalog", "current_schema", "current_schemas", "current_user", "current_role", "session_user", "in_search_path",
        "current_setting", "getvariable", "getenv", "version", "get_block_size", "inet_client_addr", "inet_client_port", "inet_server_addr", "inet_server_port",
        "stats", "write_log", "sleep_ms", "pg_sleep");

    // Such values are called without parentheses, and look like columns.
    static readonly FrozenSet<string> TimeWords = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, Time, "current_time", "current_timestamp", "localtime", "localtimestamp");

    /// <summary>Reads the tree that DuckDB gives for <paramref name="sql"/>.</summary>
    public static QueryReading Read(string sql, string tree)
    {
        try
        {
            using var json = JsonDocument.Parse(tree, new JsonDocumentOptions { MaxDepth = DeepestTree });
            return new Reading(sql).Statements(json.RootElement);
        }
        catch (JsonException)
        {
            return new QueryReading([], [new QueryFault(QueryFaultKind.Refused, 0, "the query is nested too deeply")]);
        }
    }

    sealed class Reading(string sql)
    {
        readonly Dictionary<string, QueryName> _tables = new(StringComparer.OrdinalIgnoreCase);
        readonly List<QueryFault> _faults = [];

        public QueryReading Statements(JsonElement root)
        {
            if (root.GetProperty("error").GetBoolean())
            {
                return new QueryReading([], [ErrorOf(root)]);
            }

            var statements = root.GetProperty("statements").EnumerateArray().ToList();
            if (statements.Count != 1)
            {
                return new QueryReading([], [statements.Count == 0 ? new QueryFault(QueryFaultKind.Empty, 0) : new QueryFault(QueryFaultKind.Several, FirstPlace(statements[1]))]);
            }

            var node = statements[0].GetProperty("node");
            Walk(node, ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase));
            if (!IsOrdered(node))
            {
                _faults.Add(new QueryFault(QueryFaultKind.Unordered, 0));
            }

            return new QueryReading([.. _tables.Values.OrderBy(static t => t.Offset)], [.. _faults.OrderBy(static f => f.Offset)]);
        }

        QueryFault ErrorOf(JsonElement root) =>
            root.GetProperty("error_type").GetString() == "not implemented" && root.GetProperty("error_message").GetString()!.StartsWith("Only SELECT", StringComparison.Ordinal)
                ? NotSelect()
                : Faults.Of(root, sql, "error_type", "error_message");

        // The parser does not say which of several statements is no SELECT. What begins as a query is one, so it is what follows.
        QueryFault NotSelect() =>
            sql.TrimStart() is var text && (text.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase) || text.StartsWith("WITH", StringComparison.OrdinalIgnoreCase))
            && sql.IndexOf(';', StringComparison.Ordinal) is var semicolon and >= 0
                ? new QueryFault(QueryFaultKind.Several, semicolon)
                : new QueryFault(QueryFaultKind.NotSelect, 0);

        static bool IsOrdered(JsonElement node) =>
            node.GetProperty("modifiers").EnumerateArray().Any(static m => m.GetProperty("type").GetString() == "ORDER_MODIFIER" && m.GetProperty("orders").GetArrayLength() > 0);

        // The text of the second statement begins before its first place, after the semicolon.
        int FirstPlace(JsonElement statement)
        {
            var first = Math.Max(0, Places(statement).DefaultIfEmpty(0).Min());
            return sql.LastIndexOf(';', Math.Min(first, sql.Length - 1)) is var semicolon and >= 0 ? semicolon : first;
        }

        IEnumerable<int> Places(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.NameEquals("query_location") ? PlaceOf(element) is > 0 and var at ? [at] : [] : Places(p.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Places),
            _ => [],
        };

        void Walk(JsonElement element, ImmutableHashSet<string> defined)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                {
                    Walk(item, defined);
                }
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                Visit(element);
                WalkObject(element, Defined(element, defined));
            }
        }

        void WalkObject(JsonElement element, ImmutableHashSet<string> defined)
        {
            if (TextOf(element, "type") == "BASE_TABLE")
            {
                Table(element, defined);
            }

            foreach (var property in element.EnumerateObject())
            {
                if (!property.NameEquals("cte_map"))
                {
                    Walk(property.Value, defined);
                }
            }
        }

        // Names that the query gives itself: each is known to those after it, and to itself where it recurs.
        ImmutableHashSet<string> Defined(JsonElement element, ImmutableHashSet<string> defined)
        {
            if (TextOf(element, "cte_name") is { } own)
            {
                defined = defined.Add(own);
            }

            if (element.TryGetProperty("cte_map", out var named))
            {
                foreach (var entry in named.GetProperty("map").EnumerateArray())
                {
                    Walk(entry.GetProperty("value"), defined);
                    defined = defined.Add(entry.GetProperty("key").GetString()!);
                }
            }

            return defined;
        }

        void Visit(JsonElement element)
        {
            var type = TextOf(element, "type");
            if (TextOf(element, "function_name") is { } function && IsUnsteady(function, element))
            {
                Fault(QueryFaultKind.Unsteady, element, function);
            }
            else if (type == "COLUMN_REF" && element.TryGetProperty("column_names", out var names) && names.GetArrayLength() == 1 && TimeWords.Contains(names[0].GetString()!))
            {
                Fault(QueryFaultKind.Unsteady, element, names[0].GetString()!);
            }

            if (type == "TABLE_FUNCTION" && element.TryGetProperty("function", out var maker) && (TextOf(maker, "function_name") ?? "") is var called && !RowMakers.Contains(called))
            {
                Fault(QueryFaultKind.Outside, element, called);
            }

            if (element.TryGetProperty("from_table", out var from) && TextOf(from, "type") is { } source && !Sources.Contains(source))
            {
                Fault(QueryFaultKind.Outside, from, source == "SHOW_REF" ? "DESCRIBE" : source);
            }

            if (element.TryGetProperty("sample", out var sample) && sample.ValueKind == JsonValueKind.Object)
            {
                Fault(QueryFaultKind.Unsteady, element, "SAMPLE");
            }
        }

        // The age of one date is counted from today, that of two is not.
        static bool IsUnsteady(string function, JsonElement call) =>
            Unsteady.Contains(function)
            || (function.Equals("age", StringComparison.OrdinalIgnoreCase) && call.TryGetProperty("children", out var children) && children.GetArrayLength() == 1);

        void Table(JsonElement element, ImmutableHashSet<string> defined)
        {
            var name = TextOf(element, "table_name")!;
            var schema = TextOf(element, "schema_name") ?? "";
            if (schema is not ("" or "main") || TextOf(element, "catalog_name") is { Length: > 0 })
            {
                Fault(QueryFaultKind.Outside, element, schema + "." + name);
            }
            else if (!defined.Contains(name))
            {
                _tables.TryAdd(name, new QueryName(name, PlaceOf(element)));
            }
        }

        void Fault(QueryFaultKind kind, JsonElement at, string subject) => _faults.Add(new QueryFault(kind, PlaceOf(at), subject));

        static string? TextOf(JsonElement element, string key) =>
            element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

        // What the parser made up stands nowhere, which it writes as the largest number there is.
        int PlaceOf(JsonElement element) =>
            element.TryGetProperty("query_location", out var value) && value.TryGetUInt64(out var bytes) && bytes <= int.MaxValue ? Faults.CharsTo(sql, (long)bytes) : 0;
    }
}

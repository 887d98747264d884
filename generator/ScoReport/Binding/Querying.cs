using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>Answers the resources that are queries, each after those that it needs. Without one, no engine is made.</summary>
static class Querying
{
    /// <summary>The tables with the answers among them. A query that cannot be answered is reported and only kept by its name.</summary>
    public static TableSet Answer(TableSet tables, Func<IQueryEngine>? engine, Diagnostics diagnostics, CancellationToken cancel) =>
        tables.Queries.IsEmpty ? tables : new Run(tables, engine, diagnostics, cancel).Answered();

    sealed class Run(TableSet set, Func<IQueryEngine>? makeEngine, Diagnostics diagnostics, CancellationToken cancel)
    {
        // Names of tables in SQL do not differ by case.
        readonly Dictionary<string, Table> _tables = ByName(set.Tables, static t => t.Name);
        readonly Dictionary<string, LargeResource> _files = ByName(set.Large, static l => l.Name);
        readonly Dictionary<string, QueryResource> _queries = ByName(set.Queries, static q => q.Name);
        readonly HashSet<string> _unread = new(set.Unread, StringComparer.OrdinalIgnoreCase);
        readonly List<QueryResource> _open = [];

        static Dictionary<string, T> ByName<T>(ImmutableArray<T> all, Func<T, string> name)
        {
            var byName = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
            foreach (var one in all)
            {
                byName.TryAdd(name(one), one);
            }

            return byName;
        }

        public TableSet Answered()
        {
            if (makeEngine?.Invoke() is not { } engine)
            {
                foreach (var query in set.Queries)
                {
                    diagnostics.Add(Problems.QueryEngineMissing(query.SqlAt, "this program was built without it"));
                }

                return With(answers: []);
            }

            var answers = ImmutableArray.CreateBuilder<Table>();
            foreach (var query in set.Queries)
            {
                if (Answer(query, engine) is { } table)
                {
                    answers.Add(table);
                }
            }

            return With(answers.ToImmutable());
        }

        TableSet With(ImmutableArray<Table> answers) => set with
        {
            Tables = set.Tables.AddRange(answers),
            Unread = set.Unread.AddRange(set.Queries.Select(static q => q.Name).Except(answers.Select(static a => a.Name))),
            Queries = [],
        };

        Table? Answer(QueryResource query, IQueryEngine engine)
        {
            if (_tables.TryGetValue(query.Name, out var answered) || _unread.Contains(query.Name))
            {
                return answered;
            }

            _open.Add(query);
            var table = Needed(query, engine) is { } needed ? Shaped(query, needed, engine.Run(needed, cancel)) : null;
            _open.Remove(query);
            if (table is null)
            {
                _unread.Add(query.Name);
            }
            else
            {
                _tables.TryAdd(query.Name, table);
            }

            return table;
        }

        // The query with its tables, or nothing where one of them is not to be had, which is reported here or was there.
        Query? Needed(QueryResource query, IQueryEngine engine)
        {
            var reading = engine.Read(query.Sql);
            foreach (var fault in reading.Faults)
            {
                Report(query, fault);
            }

            var isWhole = reading.Faults.IsEmpty;
            var tables = ImmutableArray.CreateBuilder<Table>();
            var files = ImmutableArray.CreateBuilder<LargeResource>();
            foreach (var name in reading.Tables)
            {
                if (_files.TryGetValue(name.Name, out var file))
                {
                    files.Add(file);
                }
                else if (TableFor(query, name, engine) is { } table)
                {
                    tables.Add(table);
                }
                else
                {
                    isWhole = false;
                }
            }

            return isWhole ? new Query(query.Sql, tables.ToImmutable(), files.ToImmutable(), QueryLimits.Usual) : null;
        }

        Table? TableFor(QueryResource query, QueryName name, IQueryEngine engine)
        {
            if (_tables.TryGetValue(name.Name, out var table))
            {
                return table;
            }

            if (_queries.TryGetValue(name.Name, out var other))
            {
                return _open.IndexOf(other) is var from and >= 0 ? Cycle(query, name, from) : Answer(other, engine);
            }

            if (set.IsWhole && !_unread.Contains(name.Name))
            {
                diagnostics.Add(Problems.UnknownTable(Place(query, name.Offset), name.Name, set.Names));
            }

            return null;
        }

        // Told once, where it closes.
        Table? Cycle(QueryResource query, QueryName name, int from)
        {
            diagnostics.Add(Problems.QueryCycle(Place(query, name.Offset), [.. _open.Skip(from).Select(static q => q.Name), _open[from].Name]));
            return null;
        }

        Table? Shaped(QueryResource query, Query needed, QueryAnswer answer)
        {
            if (answer.Fault is { } fault)
            {
                Report(query, fault);
                return null;
            }

            var (fields, columns) = (answer.Fields.ToBuilder(), answer.Columns.ToBuilder());
            for (var i = 0; i < fields.Count; i++)
            {
                if (IsYear(query, fields[i], columns[i], needed))
                {
                    (fields[i], columns[i]) = (fields[i] with { Type = FieldType.Year }, Texts(columns[i]));
                }
            }

            var whole = query.Shape with { Fields = fields.ToImmutable(), Columns = columns.ToImmutable(), Places = RowPlaces.At(query.SqlAt) };
            return query.Shape.Fields.IsEmpty ? whole : Declared(query, whole);
        }

        // SQL has no type for years, which are not numbers to be written with groups. A column of whole numbers with four digits holds them
        // where it is declared so or, without a schema, where it is called as a field of years that the query sees.
        static bool IsYear(QueryResource query, Field field, Column column, Query needed)
        {
            var isCalledSo = query.Shape.Fields.IsEmpty
                ? needed.Tables.SelectMany(static t => t.Fields).Concat(needed.Files.SelectMany(static f => f.Fields)).Any(IsSo)
                : query.Shape.Fields.Any(IsSo);
            return isCalledSo && field.Type == FieldType.Integer
                && Enumerable.Range(0, column.Count).All(row => column[row] is { IsMissing: true } or { Number: >= 1000 and <= 9999 });

            bool IsSo(Field other) => other.Name == field.Name && other.Type == FieldType.Year;
        }

        static Column Texts(Column numbers)
        {
            var texts = new Column.Builder();
            for (var row = 0; row < numbers.Count; row++)
            {
                texts.Add(numbers[row] with { Number = null });
            }

            return texts.ToColumn();
        }

        // The declared fields in their order, each with the column of its name.
        Table? Declared(QueryResource query, Table given)
        {
            var fields = query.Shape.Fields;
            foreach (var extra in given.Fields.Where(g => !fields.Any(f => f.Name == g.Name)))
            {
                diagnostics.Add(Problems.QueryUndeclaredColumn(query.SqlAt, extra.Name));
            }

            var fits = true;
            foreach (var field in fields)
            {
                fits &= Fits(query, field, given);
            }

            return fits ? given.SelectFields([.. fields.Select(f => given.FieldIndex(f.Name))]) with { Fields = fields } : null;
        }

        bool Fits(QueryResource query, Field declared, Table given)
        {
            var index = given.FieldIndex(declared.Name);
            if (index < 0)
            {
                diagnostics.Add(Problems.QueryMissingColumn(query.SqlAt, declared.Name, given.Fields.Select(static f => f.Name)));
                return false;
            }

            var found = given.Fields[index].Type;
            if (found != declared.Type && (declared.Type, found) is not (FieldType.Number, FieldType.Integer))
            {
                diagnostics.Add(Problems.QueryTypeClash(query.SqlAt, declared.Name, Word(declared.Type), Word(found)));
                return false;
            }

            if (declared.Required && Enumerable.Range(0, given.RowCount).Any(row => given[row, index].IsMissing))
            {
                diagnostics.Add(Problems.ValueRequired(query.SqlAt, declared.Name));
                return false;
            }

            return true;
        }

        static string Word(FieldType type) => type.ToString().ToLowerInvariant();

        static SourceSpan Place(QueryResource query, int offset) => ScalarPlaces.Of(query.SqlAt, query.Sql, offset);

        void Report(QueryResource query, QueryFault fault)
        {
            var at = Place(query, fault.Offset);
            var limits = QueryLimits.Usual;
            diagnostics.Add(fault.Kind switch
            {
                QueryFaultKind.NoEngine => Problems.QueryEngineMissing(query.SqlAt, fault.Subject),
                QueryFaultKind.Empty => Problems.QueryEmpty(query.SqlAt),
                QueryFaultKind.NotSelect => Problems.QueryNotSelect(at),
                QueryFaultKind.Several => Problems.QueryNotOne(at),
                QueryFaultKind.Unordered => Problems.QueryUnordered(at),
                QueryFaultKind.Unsteady => Problems.QueryUnsteady(at, fault.Subject),
                QueryFaultKind.Outside => Problems.QueryReadsOutside(at, fault.Subject),
                QueryFaultKind.Time => Problems.QueryTooSlow(query.SqlAt, limits.Seconds),
                QueryFaultKind.Memory => Problems.QueryTooHungry(query.SqlAt, limits.Megabytes),
                QueryFaultKind.Rows => Problems.QueryTooLong(query.SqlAt, limits.Rows),
                QueryFaultKind.ColumnType => Problems.QueryColumnType(query.SqlAt, fault.Subject),
                QueryFaultKind.ColumnTwice => Problems.QueryColumnTwice(query.SqlAt, fault.Subject),
                QueryFaultKind.Value => Problems.QueryValue(query.SqlAt, fault.Subject),
                _ => Problems.QueryRefused(at, fault.Subject, fault.Known is [var name, ..] ? name : "", fault.Known.Skip(1)),
            });
        }
    }
}

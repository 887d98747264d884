using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>Answers the resources that are queries, each after those that it needs. Without one, no engine is made.</summary>
static class Querying
{
    /// <summary>The tables with the answers among them. A query that cannot be answered is reported and only kept by its name.</summary>
    public static TableSet Answer(TableSet tables, Func<IQueryEngine>? engine, Diagnostics diagnostics, CancellationToken cancel)
    {
        var answered = tables.Queries.IsEmpty ? tables : new Run(tables, engine, diagnostics, cancel).Answered();
        foreach (var reference in tables.References)
        {
            reference(answered, diagnostics);
        }

        return answered with { References = [] };
    }

    sealed class Run(TableSet set, Func<IQueryEngine>? makeEngine, Diagnostics diagnostics, CancellationToken cancel)
    {
        // Names of tables in SQL do not differ by case.
        readonly Dictionary<string, Table> _tables = ByName(set.Tables, static t => t.Name);
        readonly Dictionary<string, LargeResource> _files = ByName(set.Large, static l => l.Name);
        readonly Dictionary<string, QueryResource> _queries = ByName(set.Queries, static q => q.Name);
        readonly HashSet<string> _unread = new(set.Unread, StringComparer.OrdinalIgnoreCase);
        readonly List<QueryResource> _open = [];
        readonly SortedSet<string> _queried = new(StringComparer.OrdinalIgnoreCase);

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

                return With(answers: []) with { AreUsesKnown = false };
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
            Queried = [.. _queried],
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

            // Names can be looked up in a query that may not run, and that has only stand-ins for other answers.
            var isWhole = reading.Faults.All(static f => f.Kind is QueryFaultKind.Unordered or QueryFaultKind.Unsteady);
            var onlyBound = !reading.Faults.IsEmpty;
            var tables = ImmutableArray.CreateBuilder<Table>();
            var files = ImmutableArray.CreateBuilder<LargeResource>();
            foreach (var name in reading.Tables)
            {
                _queried.Add(name.Name);
                if (_files.TryGetValue(name.Name, out var file))
                {
                    files.Add(file);
                }
                else if (TableFor(query, name, engine) is { } table)
                {
                    tables.Add(table);
                }
                else if (StandIn(name) is { } declared)
                {
                    tables.Add(declared);
                    onlyBound = true;
                }
                else
                {
                    isWhole = false;
                }
            }

            return isWhole ? new Query(query.Sql, tables.ToImmutable(), files.ToImmutable(), QueryLimits.Usual) { OnlyBound = onlyBound } : null;
        }

        // The columns of a query that has no answer, where a schema declares them.
        Table? StandIn(QueryName name) =>
            _queries.TryGetValue(name.Name, out var other) && !other.Shape.Fields.IsEmpty && !_open.Contains(other)
                ? other.Shape with { Columns = [.. other.Shape.Fields.Select(static _ => new Column.Builder().ToColumn())] }
                : null;

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
                // Values and types of stand-ins are not those that there will be.
                foreach (var each in needed.OnlyBound && !fault.IsUnknownName && needed.Tables.Any(t => _unread.Contains(t.Name)) ? [] : answer.Others.Prepend(fault))
                {
                    Report(query, each);
                }
            }

            if (answer.Fault is not null || needed.OnlyBound)
            {
                return null;
            }

            var given = Attributed(query.Shape, needed) with { Fields = answer.Fields, Columns = answer.Columns, Places = RowPlaces.At(query.SqlAt) };
            return (query.Shape.Fields.IsEmpty ? Found(given, needed) : Declared(query, given)) is { } table ? query.Complete(table, diagnostics) : null;
        }

        // An answer came from where the tables came from that it was made of.
        Table Attributed(Table shape, Query needed) => shape with
        {
            Sources = Told(shape.Sources, needed.Tables.SelectMany(static t => t.Sources).Concat(needed.Files.SelectMany(static f => f.Sources)), set.Sources),
            Licenses = Told(shape.Licenses, needed.Tables.SelectMany(static t => t.Licenses).Concat(needed.Files.SelectMany(static f => f.Licenses)), set.Licenses),
        };

        static ImmutableArray<T> Told<T>(ImmutableArray<T> own, IEnumerable<T> read, ImmutableArray<T> package) =>
            !own.IsEmpty ? own : read.Distinct().ToImmutableArray() is { IsEmpty: false } inherited ? inherited : package;

        // SQL has no type for years, which are not numbers to be written with groups. Without a schema, a column of whole numbers with
        // four digits holds them where it is called as a field of years that the query sees.
        static Table Found(Table given, Query needed)
        {
            var (fields, columns) = (given.Fields.ToBuilder(), given.Columns.ToBuilder());
            for (var i = 0; i < fields.Count; i++)
            {
                if (IsYear(fields[i], columns[i], needed))
                {
                    (fields[i], columns[i]) = (fields[i] with { Type = FieldType.Year }, Texts(columns[i]));
                }
            }

            return given with { Fields = fields.ToImmutable(), Columns = columns.ToImmutable() };
        }

        static bool IsYear(Field field, Column column, Query needed) =>
            needed.Tables.SelectMany(static t => t.Fields).Concat(needed.Files.SelectMany(static f => f.Fields)).Any(other => other.Name == field.Name && other.Type == FieldType.Year)
            && field.Type == FieldType.Integer
            && Enumerable.Range(0, column.Count).All(row => column[row] is { IsMissing: true } or { Number: >= 1000 and <= 9999 });

        static Column Texts(Column numbers)
        {
            var texts = new Column.Builder();
            for (var row = 0; row < numbers.Count; row++)
            {
                texts.Add(numbers[row] with { Number = null });
            }

            return texts.ToColumn();
        }

        // The declared fields in their order, each with the column of its name. Values are typed when all are there; that one is wanted
        // can be told of each.
        Table? Declared(QueryResource query, Table given)
        {
            var fields = query.Shape.Fields;
            foreach (var extra in given.Fields.Where(g => !fields.Any(f => f.Name == g.Name)))
            {
                diagnostics.Add(Problems.QueryUndeclaredColumn(query.SqlAt, extra.Name));
            }

            var fitting = fields.Where(field => Fits(query, field, given)).ToArray();
            if (fitting.Length == fields.Length)
            {
                return given.SelectFields([.. fields.Select(f => given.FieldIndex(f.Name))]) with { Fields = fields };
            }

            foreach (var field in fitting.Where(static f => f.Required))
            {
                var column = given.Columns[given.FieldIndex(field.Name)];
                foreach (var row in Enumerable.Range(0, column.Count).Where(column.IsMissing))
                {
                    diagnostics.Add(given.Places.InRow(row, Problems.ValueRequired(query.SqlAt, field.Name)));
                }
            }

            return null;
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
            if (found != declared.Type && !CanHold(declared.Type, found))
            {
                diagnostics.Add(Problems.QueryTypeClash(query.SqlAt, declared.Name, Word(declared.Type), Word(found)));
                return false;
            }

            return true;
        }

        // Types that SQL writes as numbers or texts; each value is looked at when the column is typed.
        static bool CanHold(FieldType declared, FieldType found) => (declared, found) switch
        {
            (FieldType.Number, FieldType.Integer) or (FieldType.Year, FieldType.Integer) => true,
            (FieldType.Date or FieldType.Time or FieldType.DateTime or FieldType.Year or FieldType.YearMonth, FieldType.String) => true,
            _ => false,
        };

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

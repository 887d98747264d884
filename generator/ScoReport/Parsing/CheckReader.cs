using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Reads the <c>checks</c> of a resource. A check that names what the table lacks is reported and not made.</summary>
static class CheckReader
{
    static readonly string[] Kinds = ["total", "share", "ratio", "monotone", "range", "equal"];
    static readonly string[] Directions = ["increasing", "decreasing", "nondecreasing", "nonincreasing"];

    /// <summary>Reads the checks of <paramref name="table"/> from the items of its list, and the names of those that cannot be made.</summary>
    public static (ImmutableArray<DeclaredCheck> Checks, ImmutableArray<string> Unmade) Read(IReadOnlyList<YamlValue> items, Table table, Diagnostics diagnostics)
    {
        var checks = ImmutableArray.CreateBuilder<DeclaredCheck>();
        var unmade = ImmutableArray.CreateBuilder<string>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (YamlReader.Of(item, "an item of 'checks'", diagnostics) is not { } yaml)
            {
                continue;
            }

            var reading = new Reading(yaml, table, diagnostics);
            var check = reading.Check();
            yaml.Finish();
            if (check is not null && !names.Add(check.Name))
            {
                diagnostics.Add(Problems.DuplicateCheck(check.At, check.Name));
            }
            else if (check is not null)
            {
                checks.Add(check);
            }
            else
            {
                unmade.Add(reading.Name);
            }
        }

        return (checks.ToImmutable(), unmade.ToImmutable());
    }

    sealed class Reading
    {
        readonly YamlReader _yaml;
        readonly Table _table;
        readonly Diagnostics _diagnostics;
        readonly Located<string> _name;
        readonly string? _kind;
        readonly string? _claim;
        bool _fails;

        const string AboveMost = "its 'minimum' is above its 'maximum'";

        public Reading(YamlReader yaml, Table table, Diagnostics diagnostics)
        {
            (_yaml, _table, _diagnostics) = (yaml, table, diagnostics);
            _name = yaml.Required("name");
            yaml.Require("type");
            _kind = yaml.Choice("type", Kinds);
            _claim = yaml.TextValue("claim");
        }

        public string Name => _name.Value;

        public DeclaredCheck? Check()
        {
            var check = _kind switch
            {
                "total" => Total(),
                "share" => Share(),
                "ratio" => Ratio(),
                "monotone" => Monotone(),
                "range" => Range(),
                "equal" => Equal(),
                _ => null,
            };
            return _fails || _name.Value.Length == 0 ? null : check;
        }

        // The author's own sentence stands before ours.
        Statement Claim(Statement usual) => _claim is { } own ? Statement.Written(own) : usual;

        Told.Fields NameOf(params ImmutableArray<int> fields) => new([.. fields.Where(static f => f >= 0)], Names(fields));

        // Several fields are taken to be shown as the first of them is.
        static Told.Number? Value(decimal? number, ImmutableArray<int> fields = default) => number is { } value ? new(value, fields.IsDefaultOrEmpty ? -1 : fields[0]) : null;

        DeclaredCheck? Total()
        {
            var tolerance = Tolerance();
            var row = _yaml.Text("row");
            var field = _yaml.Text("field");
            if ((row is null) == (field is null))
            {
                return Unclear("a total is either a 'row' or a 'field'");
            }

            // What an empty list stands for elsewhere cannot be meant here.
            _yaml.Require("of");
            _fails |= _yaml.Take("of")?.Value is not (YamlSequence { Items.Count: > 0 } or YamlMapping { Entries.Count: > 0 });
            if (field is { } name)
            {
                var (total, of, inRows) = (NumericField(name), Fields("of"), Rows("rows"));
                return of.Contains(total) ? Unclear("a total cannot be a part of itself") : new TotalOfFields(_name.At, _name.Value, Claim(CheckClaims.TotalOfFields(NameOf(total), NameOf(of))), total, of, inRows, tolerance);
            }

            var (sum, parts, fields) = (Row(row!.Value), Rows("of"), Fields("fields"));
            return parts.Remove(sum).IsEmpty ? Unclear("it has no parts but itself") : new TotalOfRows(_name.At, _name.Value, Claim(CheckClaims.TotalOfRows(new Told.Row(sum, row.Value.Value), Value(parts.Remove(sum).Length)!)), sum, parts.Remove(sum), fields, tolerance);
        }

        DeclaredCheck? Share()
        {
            var (fields, rows, total) = (Fields("fields"), Rows("rows"), Number("total") ?? 100);
            return rows.IsEmpty ? Unclear("there is no row that has a share") : new ShareCheck(_name.At, _name.Value, Claim(CheckClaims.Share(NameOf(fields), Value(total, fields)!)), fields, rows, total, Tolerance());
        }

        DeclaredCheck? Ratio()
        {
            var (above, below) = (_yaml.Required("numerator"), _yaml.Required("denominator"));
            var (least, most, rows) = (Number("minimum"), Number("maximum"), Rows("rows"));
            if (above.Value.Length == 0 || below.Value.Length == 0)
            {
                _fails = true;
                return null;
            }

            if (least is null && most is null)
            {
                return Unclear("a ratio has a 'minimum', a 'maximum' or both");
            }

            if (least > most || above.Value == below.Value)
            {
                return Unclear(least > most ? AboveMost : "it divides a field by itself");
            }

            var (numerator, denominator) = (NumericField(above), NumericField(below));
            var claim = Claim(CheckClaims.Ratio(NameOf(numerator), NameOf(denominator), Value(least), Value(most)));
            return new RatioCheck(_name.At, _name.Value, claim, numerator, denominator, rows, least, most);
        }

        MonotoneCheck? Monotone()
        {
            var field = _yaml.Required("field");
            _yaml.Require("direction");
            var (direction, rows) = (_yaml.Choice("direction", Directions), Rows("rows"));
            if (field.Value.Length == 0 || direction is null)
            {
                _fails = true;
                return null;
            }

            var sign = direction is "increasing" or "nondecreasing" ? 1 : -1;
            var index = Field(field);
            return new MonotoneCheck(_name.At, _name.Value, Claim(CheckClaims.Monotone(NameOf(index), direction)), index, rows, sign, !direction.StartsWith("non", StringComparison.Ordinal));
        }

        DeclaredCheck? Range()
        {
            var (least, most, fields, rows) = (Number("minimum"), Number("maximum"), Fields("fields"), Rows("rows"));
            return least is null && most is null
                ? Unclear("a range has a 'minimum', a 'maximum' or both")
                : least > most ? Unclear(AboveMost)
                : new RangeCheck(_name.At, _name.Value, Claim(CheckClaims.Range(NameOf(fields), Value(least, fields), Value(most, fields))), fields, rows, least, most);
        }

        DeclaredCheck? Equal()
        {
            _yaml.Require("left");
            _yaml.Require("right");
            var (left, right) = (Side("left"), Side("right"));
            var (fields, rows, tolerance) = (Fields("fields"), Rows("rows"), Tolerance());
            if (left is not { } l || right is not { } r)
            {
                _fails = true;
                return null;
            }

            if ((l.Row < 0) != (r.Row < 0) || (l.Field < 0) != (r.Field < 0))
            {
                return _fails ? null : Unclear("'left' and 'right' are two fields, two rows or two cells");
            }

            if ((l.Row, l.Field) == (r.Row, r.Field))
            {
                return Unclear("it compares something with itself");
            }

            var claim = Claim(CheckClaims.Equal(SideOf(l), SideOf(r)));
            return new EqualCheck(_name.At, _name.Value, claim, (l.Row, l.Field) switch
            {
                ( < 0, _) => [.. rows.Select(row => (row, l.Field, row, r.Field))],
                (_, < 0) => [.. fields.Select(field => (l.Row, field, r.Row, field))],
                _ => [(l.Row, l.Field, r.Row, r.Field)],
            }, tolerance);
        }

        // A field by its name; a row, or a cell, as a mapping.
        (int Row, int Field, string Text)? Side(string key)
        {
            if (_yaml.Take(key)?.Value is not { } value)
            {
                return null;
            }

            if (value is not YamlMapping)
            {
                return _yaml.AsText(value, $"'{key}'") is { } name ? (-1, NumericField(name), name.Value) : null;
            }

            var cell = YamlReader.Of(value, $"'{key}'", _diagnostics)!;
            var (row, field) = (cell.Text("row"), cell.Text("field"));
            cell.Finish();
            return (row is { } r ? Row(r) : -1, field is { } f ? NumericField(f) : -1, string.Join(' ', new[] { row?.Value, field?.Value }.OfType<string>()));
        }

        DeclaredCheck? Unclear(string why)
        {
            // Keys that nobody came to ask for are no mistake of their own; nor is what follows from another mistake.
            foreach (var key in (string[])["of", "fields", "rows", "tolerance"])
            {
                _yaml.Take(key);
            }

            if (!_fails && _name.Value.Length > 0)
            {
                _diagnostics.Add(Problems.CheckUnclear(_name.At, _name.Value, why));
            }

            _fails = true;
            return null;
        }

        string Names(ImmutableArray<int> fields) => string.Join(", ", fields.Where(static f => f >= 0).Select(f => _table.Fields[f].Name));

        // A field alone is known to readers by its title.
        Told SideOf((int Row, int Field, string Text) side) => side.Row < 0 ? NameOf(side.Field) : new Told.Text(side.Text);

        decimal Tolerance()
        {
            var tolerance = Number("tolerance") ?? 0;
            if (tolerance < 0)
            {
                _fails = true;
                _diagnostics.Add(Problems.WrongType(_yaml.PlaceOf("tolerance"), "'tolerance'", "a number from 0 on", "below zero"));
            }

            return tolerance;
        }

        decimal? Number(string key)
        {
            const string Expected = "a number";
            if (_yaml.Text(key, Expected) is not { } text)
            {
                return null;
            }

            if (Numbers.TryParse(text.Value, out var number))
            {
                return number;
            }

            _diagnostics.Add(Problems.WrongType(text.At, $"'{key}'", Expected, $"'{text.Value}'", FieldDeclaration.Beyond(text.Value)));
            _fails = true;
            return null;
        }

        int Field(Located<string> name)
        {
            var index = _table.FieldIndex(name.Value);
            if (index < 0)
            {
                _fails = true;
                _diagnostics.Add(Problems.UnknownField(name.At, name.Value, $"table '{_table.Name}'", _table.Fields.Select(static f => f.Name)));
            }

            return index;
        }

        int NumericField(Located<string> name)
        {
            var index = Field(name);
            if (index >= 0 && !_table.Fields[index].IsNumeric)
            {
                _fails = true;
                _diagnostics.Add(Problems.NotNumeric(name.At, name.Value, FieldDeclaration.Word(_table.Fields[index].Type), $"the check '{_name.Value}'"));
            }

            return index;
        }

        // Those that are named; all fields of numbers where none is.
        ImmutableArray<int> Fields(string key)
        {
            var named = _yaml.Texts(key);
            return named.IsEmpty
                ? [.. Enumerable.Range(0, _table.Fields.Length).Where(i => _table.Fields[i].IsNumeric)]
                : [.. named.Select(NumericField)];
        }

        int Row(Located<string> key)
        {
            var row = _table.RowNamed(key.Value, key.At, _diagnostics);
            _fails |= row < 0;
            return row;
        }

        // A list of keys, or a mapping of fields to the values that rows have there; all rows where nothing is said.
        ImmutableArray<int> Rows(string key)
        {
            var all = Enumerable.Range(0, _table.RowCount);
            var value = _yaml.Take(key)?.Value;
            var rows = Chosen(key, value, all);
            if (rows.IsEmpty && value is not null && _table.RowCount > 0)
            {
                Unclear($"'{key}' leaves no row");
            }

            return rows;
        }

        ImmutableArray<int> Chosen(string key, YamlValue? value, IEnumerable<int> all)
        {
            return value switch
            {
                null => [.. all],
                YamlSequence list => [.. list.Items.Select(item => _yaml.AsText(item, $"an item of '{key}'")).OfType<Located<string>>().Select(Row)],
                YamlMapping filter => Matching(filter, all),
                _ => Wrong(key, value),
            };
        }

        ImmutableArray<int> Wrong(string key, YamlValue value)
        {
            _fails = true;
            _diagnostics.Add(Problems.WrongType(value.At, $"'{key}'", "a list of rows, or a mapping of fields to values", value.Kind));
            return [];
        }

        ImmutableArray<int> Matching(YamlMapping filter, IEnumerable<int> rows)
        {
            foreach (var entry in filter.Entries)
            {
                var field = Field(new Located<string>(entry.Key, entry.At));
                string[] values = entry.Value is YamlSequence list
                    ? [.. list.Items.Select(item => _yaml.AsText(item, $"an item of '{entry.Key}'")?.Value).OfType<string>()]
                    : [_yaml.AsText(entry.Value, $"'{entry.Key}'")?.Value ?? ""];
                foreach (var absent in field < 0 ? [] : values.Where(v => !Enumerable.Range(0, _table.RowCount).Any(row => _table[row, field].Text == v)))
                {
                    _fails = true;
                    _diagnostics.Add(Problems.UnknownRow(entry.Value.At, absent, _table.Name, entry.Key, Enumerable.Range(0, _table.RowCount).Select(row => _table[row, field].Text)));
                }

                rows = field < 0 ? rows : rows.Where(row => values.Contains(_table[row, field].Text));
            }

            return [.. rows];
        }
    }
}

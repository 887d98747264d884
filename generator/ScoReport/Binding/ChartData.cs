using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>The rows of a chart after its transforms, in the order in which they are declared.</summary>
sealed class ChartData
{
    readonly Diagnostics _diagnostics;
    readonly Dictionary<string, Dictionary<string, string>> _labels = new(StringComparer.Ordinal);

    ChartData(Table table, Diagnostics diagnostics) => (Table, Source, _diagnostics) = (table, table, diagnostics);

    /// <summary>The rows.</summary>
    public Table Table { get; private set; }

    /// <summary>The rows before columns were folded, which read better as a table.</summary>
    public Table Source { get; private set; }

    /// <summary>Columns that were folded.</summary>
    public ImmutableArray<string> Folded { get; private set; } = [];

    /// <summary>Names that folding made.</summary>
    public ImmutableArray<string> Made { get; private set; } = [];

    /// <summary>Runs the transforms.</summary>
    public static ChartData Of(ChartSpec spec, Table table, Diagnostics diagnostics)
    {
        var data = new ChartData(table, diagnostics);
        foreach (var transform in spec.Transforms)
        {
            switch (transform)
            {
                case ChartFilter filter:
                    data.Apply(filter);
                    break;
                case ChartFold fold:
                    data.Apply(fold);
                    break;
            }
        }

        return data;
    }

    /// <summary>Index of a field, or -1 and a report.</summary>
    public int Field(Located<string> name)
    {
        var index = Table.FieldIndex(name.Value);
        if (index < 0)
        {
            _diagnostics.Add(Problems.UnknownField(name.At, name.Value, $"the data of the chart ('{Table.Name}')", Table.Fields.Select(static f => f.Name)));
        }

        return index;
    }

    /// <summary>A value as readers see it.</summary>
    public string Text(int row, int field)
    {
        var text = Table[row, field].Text;
        return _labels.TryGetValue(Table.Fields[field].Name, out var labels) ? labels.GetValueOrDefault(text, text) : text;
    }

    /// <summary>The texts that readers see for values in the data's terms; a value that no row has is reported.</summary>
    public IEnumerable<string> Categories(int field, ImmutableArray<Located<string>> values)
    {
        var known = Enumerable.Range(0, Table.RowCount).DistinctBy(row => Table[row, field].Text, StringComparer.Ordinal).ToDictionary(row => Table[row, field].Text, StringComparer.Ordinal);
        foreach (var value in values)
        {
            if (known.TryGetValue(value.Value, out var row) || (row = known.Values.FirstOrDefault(r => IsEqual(Table[r, field], value.Value), -1)) >= 0)
            {
                yield return Text(row, field);
            }
            else
            {
                Report(value, field);
            }
        }
    }

    void Report(Located<string> value, int field) =>
        _diagnostics.Add(Problems.FilterMatchesNothing(value.At, value.Value, Table.Fields[field].Name, Enumerable.Range(0, Table.RowCount).Select(row => Table[row, field].Text).Distinct(StringComparer.Ordinal)));

    /// <summary>Reports all that the channels name and the rows do not have, for a chart that cannot be bound.</summary>
    public void ReportNames(ChartSpec spec)
    {
        foreach (var channel in spec.Layers.SelectMany(static l => l.Channels).DistinctBy(static c => c.At))
        {
            foreach (var name in new[] { channel.Field, channel.SortBy?.Field }.OfType<Located<string>>().Where(n => !Made.Contains(n.Value)))
            {
                Field(name);
            }

            // Names of columns that were folded are names of columns still.
            if (!Folded.IsEmpty && channel.Field?.Value == Made[0] && Table.FieldIndex(Made[0]) is >= 0 and var key)
            {
                _ = Categories(key, channel.Sort.AddRange(channel.Domain)).Count();
            }
        }
    }

    void Apply(ChartFilter filter)
    {
        if (!Known(filter.Predicate))
        {
            return;
        }

        var kept = Enumerable.Range(0, Table.RowCount).Where(row => Holds(filter.Predicate, row)).ToArray();
        var wasSource = ReferenceEquals(Table, Source);
        Table = Table.Select(kept);
        Source = wasSource ? Table : Source;
        if (!wasSource)
        {
            // Rows were dropped from the folded ones, so the wide table would show too much.
            Folded = [];
        }
    }

    // Whether all fields are there. A name that no row has is most often a slip, and would leave a filter without effect.
    bool Known(ChartPredicate predicate)
    {
        switch (predicate)
        {
            case ChartNot not:
                return Known(not.Of);
            case ChartBoth both:
                return both.Of.Count(Known) == both.Of.Length;
            case ChartComparison comparison when Field(comparison.Field) is >= 0 and var field:
                ReportStrangers(comparison, field);
                return true;
            default:
                return false;
        }
    }

    void ReportStrangers(ChartComparison comparison, int field)
    {
        if (comparison.Word is not ("equal" or "oneOf"))
        {
            return;
        }

        foreach (var value in comparison.Values.Where(v => !Enumerable.Range(0, Table.RowCount).Any(row => IsEqual(Table[row, field], v.Value))))
        {
            Report(value, field);
        }
    }

    bool Holds(ChartPredicate predicate, int row) => predicate switch
    {
        ChartNot not => !Holds(not.Of, row),
        ChartBoth { All: true } all => all.Of.All(p => Holds(p, row)),
        ChartBoth any => any.Of.Any(p => Holds(p, row)),
        ChartComparison one => Holds(one, Table[row, Table.FieldIndex(one.Field.Value)]),
        _ => true,
    };

    static bool Holds(ChartComparison filter, Cell cell) => filter.Word switch
    {
        "valid" => !cell.IsMissing == (filter.Values is not [{ Value: "false" }]),
        "oneOf" or "equal" => filter.Values.Any(v => IsEqual(cell, v.Value)),
        _ when cell.IsMissing => false,
        "range" => Compare(cell, filter.Values[0].Value) >= 0 && Compare(cell, filter.Values[1].Value) <= 0,
        "lt" => Compare(cell, filter.Values[0].Value) < 0,
        "lte" => Compare(cell, filter.Values[0].Value) <= 0,
        "gt" => Compare(cell, filter.Values[0].Value) > 0,
        _ => Compare(cell, filter.Values[0].Value) >= 0,
    };

    static bool IsEqual(Cell cell, string value) => !cell.IsMissing && Compare(cell, value) == 0;

    static int Compare(Cell cell, string value) =>
        cell.Number is { } number && Numbers.TryParse(value, out var other) ? number.CompareTo(other) : string.CompareOrdinal(cell.Text, value);

    void Apply(ChartFold fold)
    {
        ImmutableArray<int> fields = [.. fold.Fields.Select(Field).Where(static i => i >= 0)];
        Made = [fold.Key, fold.Value];
        if (fields.IsEmpty)
        {
            return;
        }

        var (title, labels) = Shared([.. fields.Select(i => Table.Fields[i].Title)]);
        _labels[fold.Key] = fields.Select((f, i) => (Table.Fields[f].Name, labels[i])).DistinctBy(static p => p.Name).ToDictionary(StringComparer.Ordinal);
        var first = Table.Fields[fields[0]];
        var unit = fields.All(i => Table.Fields[i].Unit == first.Unit) ? first.Unit : null;
        ImmutableArray<int> kept = [.. Enumerable.Range(0, Table.Fields.Length)];
        var rows = Enumerable.Range(0, Table.RowCount).SelectMany(row => Enumerable.Repeat(row, fields.Length)).ToArray();
        var (keys, values) = (new Column.Builder(), new Column.Builder());
        foreach (var (row, i) in rows.Select(static (row, i) => (row, i)))
        {
            var field = fields[i % fields.Length];
            keys.Add(Table.Fields[field].Name);
            values.Add(Table[row, field]);
        }

        Source = Table;
        var wide = Table.SelectFields(kept).Select(rows);
        Table = wide with
        {
            Fields = [.. wide.Fields, new Field(fold.Key, FieldType.String, "", null, null, null, false), first with { Name = fold.Value, Title = title, Unit = unit, Description = null }],
            Columns = [.. wide.Columns, keys.ToColumn(), values.ToColumn()],
        };
        Folded = [.. fields.Select(i => Source.Fields[i].Name)];
    }

    // "Exports 2000" and "Exports 2007" have "Exports" in common, and differ in the year.
    static (string Title, ImmutableArray<string> Labels) Shared(ImmutableArray<string> titles)
    {
        var words = titles.Select(static t => t.Split(' ')).ToArray();
        var shortest = words.Min(static w => w.Length);
        var front = Enumerable.Range(0, shortest).TakeWhile(i => words.All(w => w[i] == words[0][i])).Count();
        var back = Enumerable.Range(1, Math.Max(0, shortest - front)).TakeWhile(i => words.All(w => w[^i] == words[0][^i])).Count();
        if (titles.Length < 2 || front + back == 0 || words.Any(w => w.Length <= front + back))
        {
            return ("", titles);
        }

        var title = string.Join(' ', words[0][..front].Concat(words[0][^back..])).Trim(' ', ',', ':');
        title = title.Length > 0 ? char.ToUpperInvariant(title[0]) + title[1..] : title;
        return (title, [.. words.Select(w => string.Join(' ', w[front..^back]).Trim(' ', ',', ':'))]);
    }
}

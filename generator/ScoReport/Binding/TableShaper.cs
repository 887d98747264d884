using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>
/// Adds sums to the rows that are shown, and divides them into groups: <c>total="All countries"</c> for a row of sums,
/// <c>rows="status"</c> for groups by the values of a field, <c>subtotals="true"</c> for their sums, and
/// <c>sum="exports imports"</c> where not every field of numbers is to be added up.
/// </summary>
/// <param name="div">The block as written.</param>
/// <param name="table">The resource, with computed columns behind its own.</param>
/// <param name="resource">The resource.</param>
/// <param name="computed">The computed columns.</param>
/// <param name="diagnostics">Receives the problems.</param>
sealed class TableShaper(Div div, Table table, Table resource, ImmutableArray<ComputedColumn> computed, Diagnostics diagnostics)
{
    // Words of a block that use a field without showing it.
    static readonly string[] Naming = ["sort", "filter", "rows"];

    readonly List<ShownRow> _shown = [];
    readonly List<(decimal?[] Values, string Label, string? Group)> _sums = [];

    /// <summary>The shown table of these rows and fields, in their order. Rows of sums are the last ones of the table, wherever they are shown.</summary>
    public (Table Table, TableShape Shape) Of(int[] rows, int[] fields)
    {
        var group = div.Attributes["rows"] is { } name ? DataBlocks.Column(div, "rows", table, name.Trim(), diagnostics) : -1;
        fields = Shown(fields, group);
        var subtotals = div.Attributes["subtotals"] is { } label && label != "false" ? label : null;
        var summed = Summed(fields);
        ReportIdle(group, subtotals, summed);
        var ordered = group < 0 ? rows : [.. rows.GroupBy(row => table[row, group].Text).SelectMany(static g => g)];
        Lay(ordered, group, subtotals, summed, fields);
        var shown = table;
        shown = ordered.Length == table.RowCount && ordered.AsSpan().SequenceEqual(Enumerable.Range(0, ordered.Length).ToArray()) ? shown : shown.Select(ordered);
        shown = fields.Length == table.Fields.Length && fields.AsSpan().SequenceEqual(Enumerable.Range(0, fields.Length).ToArray()) ? shown : shown.SelectFields([.. fields]);
        return (_sums.Count == 0 ? shown : WithSums(shown, fields, group, summed), new TableShape(
            [.. _shown],
            [.. ordered, .. Enumerable.Repeat(-1, _sums.Count)],
            [.. fields.Select(f => f < resource.Fields.Length ? f : -1)],
            [.. computed.Select((c, i) => new ComputedField(Array.IndexOf(fields, resource.Fields.Length + i), c.Written)).Where(static c => c.Field >= 0)])
        {
            Group = group >= 0 && !fields.Contains(group) ? table.Fields[group] : null,
        });
    }

    // What stands above a group is not said again in each of its rows, unless the author wants it so. A computed column that nobody sees is a slip.
    int[] Shown(int[] fields, int group)
    {
        foreach (var column in computed.Where(c => !fields.Contains(table.FieldIndex(c.Field.Name)) && !IsNamed(c.Field.Name)))
        {
            diagnostics.Add(Problems.ShapeIdle(column.At, "compute", $"'{column.Field.Name}' is not among the 'columns'"));
        }

        return div.Attributes["columns"] is null && fields.Length > 1 ? [.. fields.Where(f => f != group)] : fields;
    }

    bool IsNamed(string column) => Naming.Any(key => DataBlocks.Words(div.Attributes[key] ?? "").Any(word => word.TrimStart('-').Split('=')[0] == column));

    // All fields of numbers that are shown, or those that the author names.
    int[] Summed(int[] fields)
    {
        var named = div.Attributes["sum"] is { } list ? DataBlocks.Words(list).Select(word => DataBlocks.Column(div, "sum", table, word, diagnostics)).ToHashSet() : null;
        foreach (var text in named?.Where(f => f >= 0 && !table.Fields[f].IsNumeric) ?? [])
        {
            diagnostics.Add(Problems.NotNumeric(DataBlocks.AttributeSpan(div, "sum", table.Fields[text].Name), table.Fields[text].Name, FieldDeclaration.Word(table.Fields[text].Type), "a sum"));
        }

        return [.. fields.Where(f => table.Fields[f].IsNumeric && named?.Contains(f) != false)];
    }

    void ReportIdle(int group, string? subtotals, int[] summed)
    {
        if (subtotals is not null && div.Attributes["rows"] is null)
        {
            diagnostics.Add(Problems.ShapeIdle(DataBlocks.AttributeSpan(div, "subtotals"), "subtotals", "without 'rows' there are no groups"));
        }

        var wanted = div.Attributes["total"] is not null ? "total" : subtotals is not null && group >= 0 ? "subtotals" : null;
        if (wanted is not null && summed.Length == 0)
        {
            diagnostics.Add(Problems.ShapeIdle(DataBlocks.AttributeSpan(div, wanted), wanted, "no field of numbers is shown"));
        }
    }

    void Lay(int[] rows, int group, string? subtotals, int[] summed, int[] fields)
    {
        var (at, index) = (0, 0);
        foreach (var part in group < 0 ? [new ArraySegment<int>(rows)] : Groups(rows, group))
        {
            var name = group < 0 ? null : table[part[0], group].Text;
            if (name is not null)
            {
                _shown.Add(new ShownRow(RowKind.GroupHeading, -1, name, index, []));
            }

            var totals = StatedTotals(part, fields);
            _shown.AddRange(part.Select((row, i) => new ShownRow(totals.Contains(row) ? RowKind.StatedTotal : RowKind.Data, at + i, null, group < 0 ? -1 : index, [])));
            at += part.Count;
            if (name is not null && subtotals is not null && summed.Length > 0)
            {
                AddSum(RowKind.Subtotal, part, subtotals == "true" ? name : subtotals.Replace("*", name, StringComparison.Ordinal), name, index, rows.Length, summed, fields);
            }

            index++;
        }

        if (div.Attributes["total"] is { } label && summed.Length > 0)
        {
            AddSum(RowKind.Total, rows, label, null, -1, rows.Length, summed, fields);
        }
    }

    // A row that is sorted in among its parts, or shown without them or what was added up, is a row like any other.
    HashSet<int> StatedTotals(ArraySegment<int> rows, int[] fields)
    {
        var places = resource.Totals.IsEmpty ? [] : rows.Select(static (row, i) => (row, i)).ToDictionary();
        return [.. resource.Totals.Where(total => places.TryGetValue(total.Row, out var at) && total.Fields.Any(fields.Contains) && ArePartsAbove(total, at, places)).Select(static total => total.Row)];
    }

    static bool ArePartsAbove(TotalOfRows total, int at, Dictionary<int, int> places)
    {
        var parts = total.Of.Where(places.ContainsKey).Select(part => places[part]).ToArray();
        return parts.Length > 0 && parts.All(part => part < at);
    }

    List<ArraySegment<int>> Groups(int[] rows, int group)
    {
        List<ArraySegment<int>> groups = [];
        for (var (from, to) = (0, 0); from < rows.Length; from = to)
        {
            while (to < rows.Length && table[rows[to], group].Text == table[rows[from], group].Text)
            {
                to++;
            }

            groups.Add(new ArraySegment<int>(rows, from, to - from));
        }

        return groups;
    }

    void AddSum(RowKind kind, IReadOnlyList<int> rows, string label, string? groupName, int group, int dataRows, int[] summed, int[] fields)
    {
        var incomplete = summed.Where(f => rows.Any(row => table.Columns[f].IsMissing(row)) && rows.Any(row => !table.Columns[f].IsMissing(row)));
        _shown.Add(new ShownRow(kind, dataRows + _sums.Count, label, group, [.. incomplete.Select(f => Array.IndexOf(fields, f))]));
        _sums.Add(([.. fields.Select(f => summed.Contains(f) ? Total(f, rows) : null)], label, groupName));
    }

    // A computed column is computed from the sums of its fields: a ratio of sums, and no sum of ratios. Rows for which it has
    // no value take no part, so that what is added up is what is seen.
    decimal? Total(int field, IReadOnlyList<int> rows)
    {
        if (field < resource.Fields.Length)
        {
            return Sum(field, rows);
        }

        List<int> whole = [.. rows.Where(row => !table.Columns[field].IsMissing(row))];
        return computed[field - resource.Fields.Length].Formula.Of(f => Sum(f, whole)).Number;
    }

    decimal? Sum(int field, IReadOnlyList<int> rows)
    {
        decimal? sum = null;
        try
        {
            foreach (var row in rows)
            {
                sum = table.Columns[field].NumberAt(row) is { } number ? (sum ?? 0) + number : sum;
            }
        }
        catch (OverflowException)
        {
            diagnostics.Add(Problems.ComputedTooLarge(div.At, table.Fields[field].Name, "a sum"));
            return null;
        }

        return sum;
    }

    Table WithSums(Table shown, int[] fields, int group, int[] summed)
    {
        var header = Array.FindIndex(fields, f => !table.Fields[f].IsNumeric);
        return shown with { Columns = [.. shown.Columns.Select((column, i) => WithSums(column, shown, i, header, fields[i] == group, summed.Contains(fields[i])))] };
    }

    // What is not added up is neither missing nor zero there: the cell is empty.
    Column WithSums(Column column, Table shown, int field, int header, bool isGroup, bool isSummed)
    {
        var builder = new Column.Builder(column.Count + _sums.Count);
        for (var row = 0; row < column.Count; row++)
        {
            builder.Add(column[row]);
        }

        foreach (var (values, label, group) in _sums)
        {
            if (isSummed)
            {
                ComputedColumns.AddTo(builder, values[field], shown);
            }
            else
            {
                builder.Add(field == header ? label : isGroup ? group ?? "" : "");
            }
        }

        return builder.ToColumn();
    }
}

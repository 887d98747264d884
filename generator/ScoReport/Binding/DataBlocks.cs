using System.Collections.Immutable;
using System.Globalization;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>Turns fenced divs that name data into bound tables: columns computed and chosen, rows filtered, sorted and added up.</summary>
static class DataBlocks
{
    // So many rows a reader may look through; more are searched or computed with, which a file is for.
    const int MostToRead = 1000;

    public static bool IsData(Div div) => div.Attributes["data"] is not null;

    /// <summary>The first paragraph of the div.</summary>
    public static ImmutableArray<Inline> CaptionOf(Div div) => div.Blocks is [Paragraph caption, ..] ? caption.Inlines : [];

    /// <summary>Binds <paramref name="div"/>; a plain div, and a report, when its data is not there.</summary>
    public static Block Bind(Div div, int number, TableSet tables, Diagnostics diagnostics)
    {
        var name = div.Attributes["data"]!;
        if (tables.Lacks(name))
        {
            diagnostics.Add(Problems.UnknownTable(AttributeSpan(div, "data"), name, tables.Names));
        }

        if (tables.IsLarge(name))
        {
            diagnostics.Add(Problems.LargeShown(AttributeSpan(div, "data"), name));
        }

        if (tables.Find(name) is not { } table)
        {
            // Without its data it is a plain div: a partial would ask it for columns and rows.
            return div with { Attributes = div.Attributes with { Classes = [], Keys = [] } };
        }

        ImmutableArray<Block> notes = [.. div.Blocks.Skip(CaptionOf(div).IsEmpty ? 0 : 1).Where(static b => b is not Remarks)];
        var (shaped, shape) = Shaped(div, table, diagnostics);
        if (shaped.RowCount > MostToRead && (div.Attributes.FirstClass ?? "table") == "table")
        {
            diagnostics.Add(Problems.LongTable(AttributeSpan(div, "data"), name, shaped.RowCount));
        }

        return new DataBlock(div.At, div.Attributes.FirstClass ?? "table", div.Attributes.Numbered, div.Attributes, shaped, shape, CaptionOf(div), notes, number)
        {
            Remarks = [.. div.Blocks.OfType<Remarks>().SelectMany(static r => r.All)],
        };
    }

    /// <summary>The annotations of what <paramref name="div"/> shows of <paramref name="table"/>; what is wrong with the div is told when it is bound.</summary>
    public static ImmutableArray<Annotation> AnnotationsOf(Div div, Table table) => Shaped(div, table, new Diagnostics()).Item1.Annotations;

    // Computed columns come first, so that all the rest can name them.
    static (Table, TableShape) Shaped(Div div, Table resource, Diagnostics diagnostics)
    {
        var computed = ComputedColumns.Read(div, resource, diagnostics);
        var table = ComputedColumns.AddTo(resource, computed, diagnostics);
        var rows = Enumerable.Range(0, table.RowCount).ToArray();
        if (div.Attributes["filter"] is { } filter)
        {
            rows = Filtered(div, table, rows, filter, diagnostics);
        }

        if (div.Attributes["sort"] is { } sort)
        {
            rows = Sorted(div, table, rows, sort, diagnostics);
        }

        var first = First(div, rows, diagnostics);
        var (shown, shape) = new TableShaper(div, table, resource, computed, diagnostics).Of(first, Fields(div, table, diagnostics));
        return (shown, shape with { LeftOut = rows.Length - first.Length });
    }

    static int[] First(Div div, int[] rows, Diagnostics diagnostics)
    {
        if (div.Attributes["first"] is not { } text)
        {
            return rows;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
        {
            diagnostics.Add(Problems.NoRowCount(AttributeSpan(div, "first"), text));
            return rows;
        }

        return rows[..Math.Min(count, rows.Length)];
    }

    static int[] Fields(Div div, Table table, Diagnostics diagnostics) => div.Attributes["columns"] is { } columns
        ? [.. Words(columns).Select(name => Column(div, "columns", table, name, diagnostics)).Where(static i => i >= 0)]
        : [.. Enumerable.Range(0, table.Fields.Length)];

    // Authors write lists with spaces, with commas, or with both.
    public static string[] Words(string list) => list.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Index of the field that an attribute names, or -1 and a report.</summary>
    public static int Column(Div div, string attribute, Table table, string name, Diagnostics diagnostics)
    {
        var index = table.FieldIndex(name);
        if (index < 0)
        {
            diagnostics.Add(Problems.UnknownField(AttributeSpan(div, attribute, name), name, $"table '{table.Name}'", table.Fields.Select(static f => f.Name)));
        }

        return index;
    }

    static int[] Filtered(Div div, Table table, int[] rows, string filter, Diagnostics diagnostics)
    {
        var matches = true;
        foreach (var condition in Conditions(filter))
        {
            var parts = condition.Split('=', 2);
            var index = Column(div, "filter", table, parts[0], diagnostics);
            matches &= parts.Length == 2 && index >= 0;
            if (parts.Length < 2)
            {
                diagnostics.Add(Problems.BadFilter(AttributeSpan(div, "filter", condition), condition));
            }
            else if (index >= 0)
            {
                var allowed = parts[1].Split('|');
                var known = Enumerable.Range(0, table.RowCount).Select(row => table[row, index].Text).Distinct();
                if (table.RowCount > 0 && !known.Any(allowed.Contains))
                {
                    matches = false;
                    diagnostics.Add(Problems.UnknownRow(AttributeSpan(div, "filter", condition), parts[1], table.Name, parts[0], known));
                }

                rows = [.. rows.Where(row => allowed.Contains(table[row, index].Text))];
            }
        }

        if (matches && rows.Length == 0 && table.RowCount > 0)
        {
            diagnostics.Add(Problems.FilterKeepsNothing(AttributeSpan(div, "filter"), table.Name));
        }

        return rows;
    }

    // Values may hold spaces and commas, so a condition goes on to the next word with an equals sign.
    static IEnumerable<string> Conditions(string filter)
    {
        var starts = new List<int>();
        var at = 0;
        foreach (var word in Words(filter))
        {
            at = filter.IndexOf(word, at, StringComparison.Ordinal);
            if (starts.Count == 0 || word.Contains('='))
            {
                starts.Add(at);
            }

            at += word.Length;
        }

        return starts.Zip(starts.Skip(1).Append(filter.Length), (from, to) => filter[from..to].TrimEnd(' ', ','));
    }

    // The sort is stable; missing values stand last whichever way it goes.
    static int[] Sorted(Div div, Table table, int[] rows, string sort, Diagnostics diagnostics)
    {
        IOrderedEnumerable<int>? ordered = null;
        foreach (var key in Words(sort))
        {
            var descends = key.StartsWith('-');
            var name = descends ? key[1..] : key;
            var index = Column(div, "sort", table, name, diagnostics);
            if (index >= 0)
            {
                var comparer = new CellOrder(descends);
                ordered = ordered is null ? rows.OrderBy(r => table[r, index], comparer) : ordered.ThenBy(r => table[r, index], comparer);
            }
        }

        return ordered is null ? rows : [.. ordered];
    }

    sealed class CellOrder(bool descends) : IComparer<Cell>
    {
        public int Compare(Cell x, Cell y)
        {
            if (x.IsMissing || y.IsMissing)
            {
                return x.IsMissing.CompareTo(y.IsMissing);
            }

            var order = x is { Number: { } a } && y is { Number: { } b } ? a.CompareTo(b) : string.CompareOrdinal(x.Text, y.Text);
            return descends ? -order : order;
        }
    }

    /// <summary>The place of an attribute's value, or of a word in it, on the line that opens the div.</summary>
    public static SourceSpan AttributeSpan(Div div, string attribute, string? word = null)
    {
        var line = div.At.File!.Text.AsSpan(div.At.Start, div.At.Length);
        var key = Attributes.PlaceOf(div.At, attribute);
        if (key == div.At)
        {
            return div.At;
        }

        var from = key.Start - div.At.Start + attribute.Length + 1;
        from += from < line.Length && line[from] is '"' or '\'' ? 1 : 0;
        var value = word ?? div.Attributes[attribute] ?? "";
        var inside = line[from..].IndexOf(value);
        return inside < 0 ? div.At : div.At.Slice(from + inside, value.Length);
    }
}

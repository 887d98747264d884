using System.Collections.Immutable;
using System.Globalization;
using ScoReport.Data;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Whether keys of several fields name each row once. Keys of one field are seen to while values are read.</summary>
static class KeyUniqueness
{
    public static void Check(Table table, TableSchema schema, Diagnostics diagnostics)
    {
        var keys = schema.KeyFields.Length > 1 ? schema.UniqueKeys.Add(schema.KeyFields) : schema.UniqueKeys;
        foreach (var key in keys)
        {
            int[] fields = [.. key.Select(schema.IndexOf)];
            bool[] areNumbers = [.. fields.Select(f => table.Fields[f].IsNumeric)];
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var row = 0; row < table.RowCount; row++)
            {
                if (TableTuple.Of(table, row, fields, areNumbers) is { } tuple && !seen.Add(tuple))
                {
                    diagnostics.Add(table.Places.InRow(row, Problems.DuplicateRow(table.Places[row], string.Join(Table.KeySeparator, key), TableTuple.Shown(table, row, fields))));
                }
            }
        }
    }
}

/// <summary>Whether every reference of a table to another finds a row there.</summary>
static class ForeignKeyCheck
{
    // Beyond these, comparing every broken reference with every key would take longer than all the rest.
    const int MostKeys = 1000;
    const int MostHints = 100;

    /// <summary>Looks into all references of <paramref name="table"/> when every table that there will be is among <paramref name="tables"/>.</summary>
    public static void Run(Table table, TableSchema schema, TableSet tables, Diagnostics diagnostics)
    {
        foreach (var key in schema.ForeignKeys)
        {
            var name = key.Resource.Value.Length == 0 ? table.Name : key.Resource.Value;
            if (tables.IsLarge(name))
            {
                diagnostics.Add(Problems.LargeShown(key.Resource.At, name));
            }
            else if (tables.Lacks(name))
            {
                diagnostics.Add(Problems.UnknownTable(key.Resource.At, name, tables.Names));
            }
            else if (tables.Find(name) is { } target && Targets(key, target, diagnostics) is { } fields)
            {
                Run(table, [.. key.Fields.Select(f => schema.IndexOf(f.Value))], target, fields, diagnostics);
            }
        }
    }

    static int[]? Targets(ForeignKey key, Table target, Diagnostics diagnostics)
    {
        foreach (var field in key.Targets.Where(f => target.FieldIndex(f.Value) < 0))
        {
            diagnostics.Add(Problems.UnknownField(field.At, field.Value, $"table '{target.Name}'", target.Fields.Select(static f => f.Name)));
        }

        if (key.Targets.Length != key.Fields.Length)
        {
            diagnostics.Add(Problems.WrongType(key.Resource.At, "the 'reference'", $"one of {key.Fields.Length} fields", $"one of {key.Targets.Length}"));
            return null;
        }

        return key.Targets.Any(f => target.FieldIndex(f.Value) < 0) ? null : [.. key.Targets.Select(f => target.FieldIndex(f.Value))];
    }

    static void Run(Table table, int[] fields, Table target, int[] targets, Diagnostics diagnostics)
    {
        if (targets.Any(field => target.Columns[field].HasUnreadable))
        {
            return; // What is not found may be what could not be read, and that is an error already.
        }

        // A number is the same however it is written; against a text, what is written counts.
        bool[] areNumbers = [.. fields.Zip(targets, (f, t) => table.Fields[f].IsNumeric && target.Fields[t].IsNumeric)];
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var row = 0; row < target.RowCount; row++)
        {
            if (TableTuple.Of(target, row, targets, areNumbers) is { } tuple)
            {
                known.Add(tuple);
            }
        }

        var names = string.Join(Table.KeySeparator, targets.Select(f => target.Fields[f].Name));
        var broken = new HashSet<string>(StringComparer.Ordinal);
        for (var row = 0; row < table.RowCount; row++)
        {
            if (TableTuple.Of(table, row, fields, areNumbers) is { } tuple && !known.Contains(tuple))
            {
                var isHinted = known.Count <= MostKeys && broken.Count < MostHints && broken.Add(tuple);
                diagnostics.Add(table.Places.InRow(row, Problems.ForeignKeyBroken(
                    table.Places.Cell(row, fields[0]), table.Fields[fields[0]].Name, TableTuple.Shown(table, row, fields), target.Name, names, isHinted ? known.Select(TableTuple.Shown) : [])));
            }
        }
    }
}

/// <summary>The values of several fields as one text, which no other values have.</summary>
static class TableTuple
{
    // No value holds a control character.
    const char Separator = '\u001F';

    /// <summary>The text; nothing where a value is missing, since such a row names nothing.</summary>
    public static string? Of(Table table, int row, int[] fields, bool[] areNumbers)
    {
        var parts = new string[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            if (table.Columns[fields[i]].IsMissing(row))
            {
                return null;
            }

            var cell = table[row, fields[i]];
            parts[i] = areNumbers[i] && cell.Number is { } number ? number.ToString("G29", CultureInfo.InvariantCulture) : cell.Text;
        }

        return parts is [var only] ? only : string.Join(Separator, parts);
    }

    /// <summary>The values of a row for readers.</summary>
    public static string Shown(Table table, int row, int[] fields) => string.Join(Table.KeySeparator, fields.Select(field => table[row, field].Text));

    /// <summary>A text for readers.</summary>
    public static string Shown(string tuple) => tuple.Replace(Separator.ToString(), Table.KeySeparator, StringComparison.Ordinal);
}

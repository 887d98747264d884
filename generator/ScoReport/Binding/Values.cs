using System.Collections.Immutable;
using System.Globalization;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>
/// Resolves <c>{{ … }}</c>: <c>report.title</c>, <c>chapter.title</c>, or a cell as in <c>trade["China"].exports_2014</c>,
/// optionally with a format (<see cref="ValueFormats"/>) as in <c>| number: 1</c>.
/// </summary>
sealed class Values(ReportConfig config, DateOnly? date, TableSet tables)
{
    static readonly string[] ChapterNames = ["title", "short-title", "number", "date", "updated"];
    static readonly string[] ReportNames = ["title", "subtitle", "publisher", "date", "version", "license", "language", "base-url", "repository"];

    readonly NumberStyle _style = NumberStyle.Of(config.Language);

    /// <summary>What stands in the place of <paramref name="reference"/>; reports names that do not exist and gives nothing then.</summary>
    public Inline? Resolve(ValueReference reference, Chapter? chapter, string chapterNumber, Diagnostics diagnostics)
    {
        // A bar in brackets belongs to the name of a row.
        var written = reference.Expression;
        var bar = written.IndexOf('|', written.LastIndexOf(']') + 1);
        var expression = (bar < 0 ? written : written[..bar]).Trim();
        var format = bar < 0 ? null : written[(bar + 1)..].Trim();
        if (expression.Contains('[', StringComparison.Ordinal))
        {
            return Find(expression, reference.At, diagnostics) is { } cell ? OfCell(reference, cell, format, diagnostics) : null;
        }

        var value = OfName(expression, chapter, chapterNumber, reference.At, diagnostics);
        if (value is not null && ValueFormats.IsDate(format) && DayOf(value) is { } day)
        {
            return new BoundDate(reference.At, day);
        }

        if (value is not null && format is not null)
        {
            diagnostics.Add(Problems.UnknownFormat(reference.At, format, ValueFormats.IsDate(format) ? "this is no day" : "it formats numbers, and this is text"));
        }

        return value is null ? null : new Text(reference.At, value);
    }

    /// <summary>The same for a text without markup, where no mark can say what is to be known of a value: the author is told.</summary>
    public Inline? ResolvePlain(ValueReference reference, Chapter? chapter, string chapterNumber, Diagnostics diagnostics)
    {
        var value = Resolve(reference, chapter, chapterNumber, diagnostics);
        if (value is BoundValue { Status: { } status } flagged)
        {
            diagnostics.Add(Problems.FlagNotShown(reference.At, flagged.Value, StatusWords.Of(status)));
        }

        return value;
    }

    string? OfName(string expression, Chapter? chapter, string number, SourceSpan at, Diagnostics diagnostics)
    {
        var dot = expression.IndexOf('.', StringComparison.Ordinal);
        var (scope, name) = dot < 0 ? (expression, "") : (expression[..dot], expression[(dot + 1)..]);
        var (known, value) = scope switch
        {
            "report" => (ReportNames, OfReport(name)),
            "chapter" when chapter is not null => (ChapterNames, OfChapter(chapter, name, number)),
            _ => ([], null),
        };
        var custom = scope == "report" ? config.Custom : scope == "chapter" && chapter is not null ? chapter.Custom : [];
        value ??= name.StartsWith("custom.", StringComparison.Ordinal) ? Custom(custom, name["custom.".Length..]) : null;
        if (value is null)
        {
            var hint = Nearest.Hint(expression, known.Select(k => scope + "." + k).Concat(tables.Names));
            diagnostics.Add(Problems.UnknownValue(at, expression, hint));
        }

        return value;
    }

    static string? Custom(ImmutableArray<KeyValuePair<string, string>> custom, string name)
    {
        foreach (var pair in custom)
        {
            if (pair.Key == name)
            {
                return pair.Value;
            }
        }

        return null;
    }

    string? OfReport(string name) => name switch
    {
        "title" => config.Title,
        "subtitle" => config.Subtitle,
        "publisher" => config.Publisher,
        "date" => Iso(date),
        "version" => config.Version,
        "license" => config.License,
        "language" => config.Language,
        "base-url" => config.BaseUrl,
        "repository" => config.Repository,
        _ => null,
    };

    static string? OfChapter(Chapter chapter, string name, string number) => name switch
    {
        "title" => PlainText.Of(chapter.Title),
        "short-title" => chapter.ShortTitle,
        "number" => number,
        "date" => Iso(chapter.Date),
        "updated" => Iso(chapter.Updated),
        _ => null,
    };

    static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    Cells? Find(string expression, SourceSpan at, Diagnostics diagnostics)
    {
        if (!TryParse(expression, out var name, out var key, out var fieldName))
        {
            diagnostics.Add(Problems.UnknownValue(at, expression, "write a cell as table[\"row\"].column"));
            return null;
        }

        if (tables.Lacks(name))
        {
            diagnostics.Add(Problems.UnknownTable(at, name, tables.Names));
        }

        if (tables.IsLarge(name))
        {
            diagnostics.Add(Problems.LargeShown(at, name));
        }

        if (tables.Find(name) is not { } table)
        {
            return null;
        }

        var field = table.FieldIndex(fieldName);
        var row = table.RowNamed(key, at, diagnostics);
        if (field < 0)
        {
            diagnostics.Add(Problems.UnknownField(at, fieldName, $"table '{name}'", table.Fields.Select(static f => f.Name)));
        }

        return field < 0 || row < 0 ? null : new Cells(table, row, field);
    }

    static bool TryParse(string expression, out string table, out string key, out string field)
    {
        var open = expression.IndexOf('[', StringComparison.Ordinal);
        var close = expression.LastIndexOf(']');
        table = expression[..open].Trim();
        key = close > open ? expression[(open + 1)..close].Trim() : "";
        field = close > 0 && close + 1 < expression.Length && expression[close + 1] == '.' ? expression[(close + 2)..].Trim() : "";
        if (key.Length < 2 || key[0] is not ('"' or '\'' or '“') || field.Length == 0)
        {
            return false;
        }

        key = key[1..^1];
        return true;
    }

    Inline? OfCell(ValueReference reference, Cells at, string? format, Diagnostics diagnostics)
    {
        var (table, row, column) = at;
        var (field, cell) = (table.Fields[column], table[row, column]);
        // What could not be read has been reported where it stands.
        if (table.Columns[column].IsUnreadable(row))
        {
            return null;
        }

        if (cell.IsMissing)
        {
            diagnostics.Add(Problems.ValueMissing(reference.At, field.Name));
            return null;
        }

        return Marked(new BoundValue(reference.At, "", table.Name, table.KeyOf(row), field.Name), at) with
        {
            Value = Printed(field, cell, format, reference.At, diagnostics),
            Day = ValueFormats.IsDate(format) ? DayOf(cell.Text) : null,
        };
    }

    // A cell's own status counts before that of its row, its column or the table. Their notes are on more than this number.
    static BoundValue Marked(BoundValue value, Cells at)
    {
        foreach (var remark in at.Table.Annotations.Where(r => r.Covers(at.Row, at.Field)).OrderByDescending(static r => Math.Sign(r.Row + 1) + Math.Sign(r.Field + 1)))
        {
            var isOwn = remark.Row == at.Row && remark.Field == at.Field;
            value = value with { Status = value.Status ?? remark.Status, IsNoted = value.IsNoted || (isOwn && remark.Note is not null) };
        }

        return value;
    }

    string Printed(Field field, Cell cell, string? format, SourceSpan at, Diagnostics diagnostics)
    {
        if (ValueFormats.IsDate(format))
        {
            if (DayOf(cell.Text) is null)
            {
                diagnostics.Add(Problems.UnknownFormat(at, format!, $"'{cell.Text}' is no day"));
            }

            return cell.Text;
        }

        var shown = Numbers.FormatOf(field);
        var number = cell.Number;
        (var factor, format) = ValueFormats.Factor(format);
        if (ValueFormats.CannotMultiply(factor, field, number) is { } refusal)
        {
            diagnostics.Add(Problems.UnknownFormat(at, "times", refusal));
            factor = 1;
        }

        if (format is not null && ValueFormats.Of(format, field, out var why) is var wanted)
        {
            if (wanted is null)
            {
                diagnostics.Add(Problems.UnknownFormat(at, format, why));
            }

            shown = wanted ?? shown;
        }

        return number is { } known ? Numbers.Format(known * factor, shown, _style) : cell.Text;
    }

    static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A cell by its place.</summary>
    readonly record struct Cells(Table Table, int Row, int Field);
}

using System.Globalization;
using System.Text;
using ScoReport.Data;

namespace ScoReport.Outputs;

/// <summary>The formats of a workbook's cells (ECMA-376 part 1, 18.8): numbers keep all their digits and show those that the page shows.</summary>
/// <param name="style">How the report's language writes currencies; marks and groups are the spreadsheet's own.</param>
sealed class WorkbookStyles(NumberStyle style)
{
    // Formats that every workbook has, by their place in the style sheet.
    public const int Bold = 1;
    public const int Quoted = 2;
    public const int Date = 3;

    const int FirstOfNumbers = 4;

    // Numbers below this are formats that a spreadsheet has of its own (18.8.30).
    const int FirstCode = 164;

    // A spreadsheet takes 1900 for a leap year, so a day before 1 March of it would be another one.
    static readonly DateOnly FirstDay = new(1900, 3, 1);
    static readonly DateOnly DayZero = new(1899, 12, 30);

    readonly List<string> _codes = ["yyyy\\-mm\\-dd"];

    /// <summary>The format of a number of a field.</summary>
    public int Of(decimal number, Field field)
    {
        var code = Code(number, Numbers.FormatOf(field));
        var at = _codes.IndexOf(code);
        if (at < 0)
        {
            at = _codes.Count;
            _codes.Add(code);
        }

        return FirstOfNumbers - 1 + at;
    }

    /// <summary>The number by which a spreadsheet knows a day; nothing for what is none, or one before its calendar.</summary>
    public static int? DayOf(Cell cell, Field field) =>
        field.Type == FieldType.Date && DateOnly.TryParseExact(cell.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= FirstDay
            ? day.DayNumber - DayZero.DayNumber
            : null;

    /// <summary>A year, which is a number to be counted with and has no groups.</summary>
    public static int? YearOf(Cell cell, Field field) =>
        field.Type == FieldType.Year && int.TryParse(cell.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var year) ? year : null;

    string Code(decimal number, NumberFormat format)
    {
        // A spreadsheet knows neither prefixes nor significant digits; of the latter each number has as many as it is shown with.
        var plain = format with { Notation = format.Notation == NumberNotation.Percent ? NumberNotation.Percent : NumberNotation.Decimal, Currency = null };
        var shown = Numbers.Format(number, format.Notation == NumberNotation.Si ? NumberFormat.Plain : plain, NumberStyle.Of("en")).TrimEnd('%');
        var point = shown.IndexOf('.', StringComparison.Ordinal);
        var digits = (format.Groups ? "#,##0" : "0") + (point < 0 ? "" : "." + new string('0', shown.Length - point - 1));
        return format switch
        {
            { Notation: NumberNotation.Percent } => digits + "%",
            { Notation: NumberNotation.Currency, Currency: { } currency } => Quote(style.WithCurrency("\0", currency)).Replace("\0", digits, StringComparison.Ordinal),
            _ => digits,
        };
    }

    // What stands before and behind a number, as text.
    static string Quote(string around)
    {
        var (before, after) = (around[..around.IndexOf('\0', StringComparison.Ordinal)], around[(around.IndexOf('\0', StringComparison.Ordinal) + 1)..]);
        return (before.Length > 0 ? $"\"{before}\"" : "") + '\0' + (after.Length > 0 ? $"\"{after}\"" : "");
    }

    /// <summary>The style sheet, once all numbers have their format.</summary>
    public string Sheet(string head, string main)
    {
        var sheet = new StringBuilder(head).Append(CultureInfo.InvariantCulture, $"<styleSheet xmlns=\"{main}\"><numFmts count=\"{_codes.Count}\">");
        for (var i = 0; i < _codes.Count; i++)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"<numFmt numFmtId=\"{FirstCode + i}\" formatCode=\"{Escaped(_codes[i])}\"/>");
        }

        sheet.Append("</numFmts><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>");
        sheet.Append(CultureInfo.InvariantCulture, $"<cellXfs count=\"{FirstOfNumbers - 1 + _codes.Count}\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\"/>");
        for (var i = 0; i < _codes.Count; i++)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"<xf numFmtId=\"{FirstCode + i}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>");
        }

        return sheet.Append("</cellXfs></styleSheet>\n").ToString();
    }

    static string Escaped(string code) =>
        code.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}

using System.Globalization;
using System.IO.Compression;
using System.Text;
using ScoReport.Data;

namespace ScoReport.Outputs;

/// <summary>
/// A table as a workbook (Office Open XML, ECMA-376 part 1, SpreadsheetML): the least that a spreadsheet needs, and the same bytes
/// for the same table. Texts are inline strings, which are never evaluated; those that look like formulas are marked as quoted too,
/// so that they do not become one when somebody edits the cell.
/// </summary>
static class Workbook
{
    const int MostCharacters = 32_767;
    const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Packages = "http://schemas.openxmlformats.org/package/2006";

    const int Bold = WorkbookStyles.Bold;

    // Widths of columns, in characters.
    const int Narrowest = 8;
    const int Widest = 60;

    /// <summary>The workbook: a sheet with the table, whose numbers look as on the page, and one with what is to be known of it.</summary>
    public static byte[] Of(DownloadTable table, IEnumerable<(string Label, string Text)> about, NumberStyle style, bool rightToLeft)
    {
        var styles = new WorkbookStyles(style);
        var data = Data(table, styles, rightToLeft);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", ContentTypes);
            Add(zip, "_rels/.rels", RootRelations);
            Add(zip, "xl/workbook.xml", Book);
            Add(zip, "xl/_rels/workbook.xml.rels", BookRelations);
            Add(zip, "xl/styles.xml", styles.Sheet(Head, Main));
            Add(zip, "xl/worksheets/sheet1.xml", data);
            Add(zip, "xl/worksheets/sheet2.xml", About(about, rightToLeft));
        }

        return bytes.ToArray();
    }

    static readonly string ContentTypes = Head + $"""
        <Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
        """;

    static readonly string RootRelations = Head + $"""
        <Relationships xmlns="{Packages}/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """;

    static readonly string Book = Head + $"""
        <workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/><sheet name="About" sheetId="2" r:id="rId2"/></sheets></workbook>
        """;

    static readonly string BookRelations = Head + $"""
        <Relationships xmlns="{Packages}/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
        """;

    static string Data(DownloadTable table, WorkbookStyles styles, bool rightToLeft)
    {
        var sheet = Sheet(View(rightToLeft, "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"), [.. table.Columns.Select(c => Width(table, c))]);
        Row(sheet, 1, table.Columns.Length, (cell, column) => Text(sheet, cell, Heading(table, table.Columns[column]), Bold));
        for (var row = 0; row < table.Table.RowCount; row++)
        {
            Row(sheet, row + 2, table.Columns.Length, (cell, column) => Value(sheet, cell, table, row, table.Columns[column], styles));
        }

        return sheet.Append("</sheetData></worksheet>\n").ToString();
    }

    static int Width(DownloadTable table, DownloadTable.Column column)
    {
        var widest = Math.Max(Narrowest, Heading(table, column).Length + 2);
        for (var row = 0; row < table.Table.RowCount && widest < Widest; row++)
        {
            widest = Math.Max(widest, (column.Content == DownloadTable.Content.Value ? table.Table[row, column.Field].Text : table.Remark(row, column)).Length + 2);
        }

        return Math.Min(widest, Widest);
    }

    static string View(bool rightToLeft, string pane) =>
        $"<sheetViews><sheetView{(rightToLeft ? " rightToLeft=\"1\"" : "")} workbookViewId=\"0\">{pane}</sheetView></sheetViews>";

    static string Heading(DownloadTable table, DownloadTable.Column column) =>
        column.Content == DownloadTable.Content.Value && table.Table.Fields[column.Field].Unit is { } unit ? $"{column.Title} ({unit})" : column.Title;

    static string About(IEnumerable<(string Label, string Text)> about, bool rightToLeft)
    {
        var sheet = Sheet(View(rightToLeft, ""), [20, Widest]);
        var row = 1;
        foreach (var (label, text) in about)
        {
            Row(sheet, row++, 2, (cell, column) => Text(sheet, cell, column == 0 ? label : text, column == 0 ? Bold : 0));
        }

        return sheet.Append("</sheetData></worksheet>\n").ToString();
    }

    static StringBuilder Sheet(string views, int[] widths)
    {
        var sheet = new StringBuilder(Head).Append("<worksheet xmlns=\"").Append(Main).Append("\">").Append(views).Append("<cols>");
        for (var i = 0; i < widths.Length; i++)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{widths[i]}\" customWidth=\"1\"/>");
        }

        return sheet.Append("</cols><sheetData>");
    }

    static void Row(StringBuilder sheet, int number, int columns, Action<string, int> write)
    {
        var row = number.ToString(CultureInfo.InvariantCulture);
        sheet.Append("<row r=\"").Append(row).Append("\">");
        for (var column = 0; column < columns; column++)
        {
            write(Letters(column) + row, column);
        }

        sheet.Append("</row>");
    }

    static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    static void Value(StringBuilder sheet, string at, DownloadTable table, int row, DownloadTable.Column column, WorkbookStyles styles)
    {
        if (column.Content != DownloadTable.Content.Value)
        {
            Text(sheet, at, table.Remark(row, column), 0);
            return;
        }

        var cell = table.Table[row, column.Field];
        var field = table.Table.Fields[column.Field];
        if (cell.Number is { } number)
        {
            Number(sheet, at, number.ToString(CultureInfo.InvariantCulture), styles.Of(number, field));
        }
        else if (WorkbookStyles.DayOf(cell, field) is { } day)
        {
            Number(sheet, at, day.ToString(CultureInfo.InvariantCulture), WorkbookStyles.Date);
        }
        else if (WorkbookStyles.YearOf(cell, field) is { } year)
        {
            Number(sheet, at, year.ToString(CultureInfo.InvariantCulture), 0);
        }
        else if (field.Type == FieldType.Boolean && cell.Text is "true" or "false")
        {
            sheet.Append("<c r=\"").Append(at).Append("\" t=\"b\"><v>").Append(cell.Text == "true" ? '1' : '0').Append("</v></c>");
        }
        else
        {
            Text(sheet, at, cell.Missing ?? cell.Text, 0);
        }
    }

    static void Number(StringBuilder sheet, string at, string number, int style)
    {
        sheet.Append("<c r=\"").Append(at).Append('"');
        Style(sheet, style).Append("><v>").Append(number).Append("</v></c>");
    }

    static StringBuilder Style(StringBuilder sheet, int style) =>
        style > 0 ? sheet.Append(" s=\"").Append(style.ToString(CultureInfo.InvariantCulture)).Append('"') : sheet;

    static void Text(StringBuilder sheet, string at, string text, int style)
    {
        if (text.Length == 0)
        {
            return;
        }

        style = style == 0 && CsvFile.IsFormulaLike(text) ? WorkbookStyles.Quoted : style;
        sheet.Append("<c r=\"").Append(at).Append("\" t=\"inlineStr\"");
        Style(sheet, style).Append("><is><t xml:space=\"preserve\">");
        Escape(sheet, text.AsSpan(0, Math.Min(text.Length, MostCharacters)));
        sheet.Append("</t></is></c>");
    }

    // Characters that XML cannot hold are left out.
    static void Escape(StringBuilder sheet, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '<':
                    sheet.Append("&lt;");
                    break;
                case '>':
                    sheet.Append("&gt;");
                    break;
                case '&':
                    sheet.Append("&amp;");
                    break;
                case '\r':
                    sheet.Append("&#13;");
                    break;
                case >= ' ' and not ('\uFFFE' or '\uFFFF') or '\t' or '\n':
                    sheet.Append(c);
                    break;
            }
        }
    }

    // All files of a workbook bear the first date that the format knows, so that a date of building is nowhere in it.
    static void Add(ZipArchive zip, string path, string text)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        entry.ExternalAttributes = unchecked((int)0x81A4_0000);
        using var content = entry.Open();
        content.Write(Encoding.UTF8.GetBytes(text));
    }
}

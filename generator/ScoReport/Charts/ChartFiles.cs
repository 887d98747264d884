using System.Text;
using ScoReport.Data;

namespace ScoReport.Charts;

/// <summary>A chart as files of its own: a picture that needs no style sheet, and its data.</summary>
public static class ChartFiles
{
    // The theme's light colours, as far as a picture needs them; it stands on white paper wherever it is opened.
    const string Style = """
        <style>.chart-drawing{font-family:system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;background:#fff;color:#1a1f26}text{fill:#1a1f26}.tick,.axis-title,.none{fill:#48515c}.panel-title,.direct{font-weight:600}.grid{stroke:#d3d9df}.zero{stroke:#1a1f26}.rule{stroke:#5f6974;fill:none}.s1{--s:#17456f}.s2{--s:#c8501e}.s3{--s:#1f7f69}.s4{--s:#7b4fa3}.s5{--s:#8a6d00}.s6{--s:#2f86b8}.s7{--s:#a3315e}.s8{--s:#5f6974}.fill,.point{fill:var(--s)}.point{stroke:#fff}.line,.tick-mark{stroke:var(--s);fill:none;stroke-width:2}.s2.line{stroke-dasharray:7 3}.s3.line{stroke-dasharray:2 3}.s4.line{stroke-dasharray:9 3 2 3}.hatch{stroke:#fff;stroke-opacity:.55;fill:none}.dot{fill:#fff;fill-opacity:.6}.direct{fill:var(--s)}.q0{fill:#eee}.q1{fill:#e3e9ee}.q2{fill:#cdd8e1}.q3{fill:#b4c4d2}.q4{fill:#9bb1c3}.q5{fill:#8199b0}</style>
        """;

    /// <summary>A drawing as a file: with its own style, and its titles above it.</summary>
    public static string Picture(string drawing) =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + drawing
            .Replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", StringComparison.Ordinal)
            .Replace("<desc ", Style.Trim() + "<desc ", StringComparison.Ordinal) + "\n";

    /// <summary>A table as CSV (RFC 4180), numbers as they were written.</summary>
    public static string Csv(Table table)
    {
        var text = new StringBuilder();
        Line(text, table.Fields.Select(static f => f.Name));
        for (var row = 0; row < table.RowCount; row++)
        {
            Line(text, Enumerable.Range(0, table.Fields.Length).Select(field => table[row, field] is { IsMissing: false } cell ? cell.Text : ""));
        }

        return text.ToString();
    }

    static void Line(StringBuilder text, IEnumerable<string> values) =>
        text.AppendJoin(',', values.Select(static v => v.AsSpan().IndexOfAny("\",\r\n") < 0 ? v : $"\"{v.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
}

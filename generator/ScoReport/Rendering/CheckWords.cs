using System.Globalization;
using ScoReport.Data;

namespace ScoReport.Rendering;

/// <summary>Says to readers what checks claim and find: in the theme's words, with titles of columns and numbers as these show them.</summary>
/// <param name="table">The resource, whole.</param>
/// <param name="theme">Has the words.</param>
/// <param name="style">How the report's language writes numbers.</param>
sealed class CheckWords(Table table, Theme theme, NumberStyle style)
{
    /// <summary>The statement as a sentence without a stop.</summary>
    public string Of(Statement statement) => theme.Word(statement.Key) is var word && word == statement.Key ? statement.English : statement.In(word, Say);

    /// <summary>The statement as a whole sentence.</summary>
    public string Sentence(Statement statement) => Of(statement) is [var first, .. var rest] ? Stopped(char.ToUpperInvariant(first) + rest) : "";

    /// <summary>A sentence with its stop.</summary>
    public static string Stopped(string sentence) => sentence.Length == 0 || sentence[^1] is '.' or '!' or '?' or '。' ? sentence : sentence + ".";

    string Say(Told part) => part switch
    {
        Told.Number number => Number(number.Value, number.Field < 0 ? null : table.Fields[number.Field]),
        Told.Fields fields => string.Join(theme.Word("list_separator"), fields.Indexes.Select(i => table.Fields[i].Title)),
        Told.Row { Key: "" } row => theme.Word(Statement.RowNumber).Replace("{number}", Numbers.Format(row.Index + 1, 0, style), StringComparison.Ordinal),
        Told.Said said => Of(said.Statement),
        _ => part.English,
    };

    /// <summary>A number as the column shows its numbers, but with every digit: what is rounded away may be what is found.</summary>
    public string Number(decimal number, Field? field)
    {
        var digits = number.ToString("0.############################", CultureInfo.InvariantCulture);
        var scale = digits.Contains('.', StringComparison.Ordinal) ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var shown = field is null ? NumberFormat.Plain : Numbers.FormatOf(field);
        var needed = shown.Notation == NumberNotation.Percent ? Math.Max(0, scale - 2) : scale;
        return Numbers.Format(
            number,
            shown with
            {
                Notation = shown.Notation == NumberNotation.Si ? NumberNotation.Decimal : shown.Notation,
                Significant = null,
                Decimals = Math.Max(needed, shown.Decimals ?? 0),
            },
            style);
    }
}

using ScoReport.Data;

namespace ScoReport.Parsing;

/// <summary>What checks claim where their author does not say it.</summary>
static class CheckClaims
{
    public static Statement TotalOfFields(Told field, Told of) => Statement.Of("claim_total_field", ("field", field), ("fields", of));

    public static Statement TotalOfRows(Told row, Told count) => Statement.Of("claim_total_row", ("row", row), ("count", count));

    public static Statement Share(Told fields, Told total) => Statement.Of("claim_share", ("fields", fields), ("total", total));

    public static Statement Ratio(Told field, Told other, Told? least, Told? most) =>
        Bounded("claim_ratio_", least, most, ("field", field), ("other", other));

    public static Statement Range(Told fields, Told? least, Told? most) => Bounded("claim_range_", least, most, ("fields", fields));

    public static Statement Monotone(Told field, string direction) => Statement.Of("claim_" + direction, ("field", field));

    public static Statement Equal(Told left, Told right) => Statement.Of("claim_equal", ("left", left), ("right", right));

    static Statement Bounded(string stem, Told? least, Told? most, params ReadOnlySpan<(string, Told)> parts)
    {
        var side = least is null ? "most" : most is null ? "least" : "between";
        var none = new Told.Text("");
        return Statement.Of(stem + side, [.. parts, ("least", least ?? none), ("most", most ?? none)]);
    }
}

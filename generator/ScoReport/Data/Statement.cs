using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace ScoReport.Data;

/// <summary>What stands at a place in a statement, for whoever says it in a language.</summary>
public abstract record Told
{
    /// <summary>As an author reads it: names as in the data, numbers with a point.</summary>
    public abstract string English { get; }

    /// <summary>A number of a field; of none where the field is -1.</summary>
    public sealed record Number(decimal Value, int Field) : Told
    {
        /// <inheritdoc/>
        public override string English => Value.ToString("0.############################", CultureInfo.InvariantCulture);
    }

    /// <summary>Fields of the resource.</summary>
    public sealed record Fields(ImmutableArray<int> Indexes, string Names) : Told
    {
        /// <inheritdoc/>
        public override string English => Names;
    }

    /// <summary>A row of the resource, by its key; by its number where it has none.</summary>
    public sealed record Row(int Index, string Key) : Told
    {
        /// <inheritdoc/>
        public override string English => Key.Length > 0 ? Key : string.Create(CultureInfo.InvariantCulture, $"row {Index + 1}");
    }

    /// <summary>A text of the data.</summary>
    public sealed record Text(string Value) : Told
    {
        /// <inheritdoc/>
        public override string English => Value;
    }

    /// <summary>Another statement.</summary>
    public sealed record Said(Statement Statement) : Told
    {
        /// <inheritdoc/>
        public override string English => Statement.English;
    }
}

/// <summary>What a check claims or finds: to an author in English with the names of the data, to a reader in the words of the theme.</summary>
/// <param name="Key">The theme's word that says it; empty where the author wrote it.</param>
/// <param name="English">The same for an author.</param>
/// <param name="Parts">What the word has in braces.</param>
public sealed record Statement(string Key, string English, ImmutableArray<KeyValuePair<string, Told>> Parts)
{
    static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["claim_total_row"] = "{row} is the sum of {count} rows",
        ["claim_total_field"] = "{field} is the sum of {fields}",
        ["claim_share"] = "the shares in {fields} add up to {total}",
        ["claim_ratio_least"] = "{field} divided by {other} is at least {least}",
        ["claim_ratio_most"] = "{field} divided by {other} is at most {most}",
        ["claim_ratio_between"] = "{field} divided by {other} is between {least} and {most}",
        ["claim_increasing"] = "{field} is increasing",
        ["claim_decreasing"] = "{field} is decreasing",
        ["claim_nondecreasing"] = "{field} is nondecreasing",
        ["claim_nonincreasing"] = "{field} is nonincreasing",
        ["claim_range_least"] = "{fields}: at least {least}",
        ["claim_range_most"] = "{fields}: at most {most}",
        ["claim_range_between"] = "{fields}: between {least} and {most}",
        ["claim_equal"] = "{left} equals {right}",
        ["finding_total_rows"] = "{row} has {value} in '{field}', and its rows add up to {sum}: the difference is {difference}",
        ["finding_total_fields"] = "{row} has {value} in '{field}', and its fields add up to {sum}: the difference is {difference}",
        ["finding_share"] = "the shares in '{field}' add up to {sum}, and not to {total}: the difference is {difference}",
        ["finding_no_ratio"] = "{row} has no ratio of '{field}' ({value}) by '{other}' ({other_value})",
        ["finding_ratio_below"] = "in {row} the ratio of '{field}' ({value}) by '{other}' ({other_value}) is {ratio}, which is below {bound}",
        ["finding_ratio_above"] = "in {row} the ratio of '{field}' ({value}) by '{other}' ({other_value}) is {ratio}, which is above {bound}",
        ["finding_order"] = "in '{field}' {value} ({row}) follows {other_value} ({other_row})",
        ["finding_below"] = "{row} has {value} in '{field}', which is below {bound}",
        ["finding_above"] = "{row} has {value} in '{field}', which is above {bound}",
        ["finding_equal"] = "{row} has {value} in '{field}', and {other_row} has {other_value} in '{other}': the difference is {difference}",
        ["finding_as_printed"] = "as printed ({printed}): {finding}",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every word that a theme needs to say what checks claim and find.</summary>
    public static IEnumerable<string> Keys => Words.Keys.Append(RowNumber);

    /// <summary>The theme's word for a row without a name: <c>row {number}</c>.</summary>
    public const string RowNumber = "row_number";

    /// <summary>The statement of one of the theme's words.</summary>
    public static Statement Of(string key, params ReadOnlySpan<(string Name, Told Part)> parts)
    {
        var named = ImmutableArray.CreateBuilder<KeyValuePair<string, Told>>(parts.Length);
        foreach (var (name, part) in parts)
        {
            named.Add(new KeyValuePair<string, Told>(name, part));
        }

        return new Statement(key, Filled(Words[key], named, static part => part.English), named.ToImmutable());
    }

    /// <summary>What an author wrote, in the report's language.</summary>
    public static Statement Written(string text) => new("", text, []);

    /// <summary>The statement in <paramref name="word"/>, each part as <paramref name="say"/> has it.</summary>
    public string In(string word, Func<Told, string> say) => Key.Length == 0 ? English : Filled(word, Parts, say);

    // In one pass, so that braces in a name are not filled in their turn.
    static string Filled(string word, IEnumerable<KeyValuePair<string, Told>> parts, Func<Told, string> say)
    {
        var text = new System.Text.StringBuilder();
        for (var at = 0; at < word.Length;)
        {
            var part = word[at] == '{' ? parts.FirstOrDefault(p => word.AsSpan(at + 1).StartsWith(p.Key + "}", StringComparison.Ordinal)) : default;
            text.Append(part.Value is null ? word[at].ToString() : say(part.Value));
            at += part.Value is null ? 1 : part.Key.Length + 2;
        }

        return text.ToString();
    }
}

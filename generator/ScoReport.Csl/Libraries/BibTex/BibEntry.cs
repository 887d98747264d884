namespace ScoReport.Csl.Libraries;

/// <summary>One entry as it was written: field names in lower case and without BibLaTeX's aliases, values with their LaTeX.</summary>
sealed class BibEntry
{
    public required string Type { get; init; }
    public required string Key { get; init; }
    public required TextSpan KeySpan { get; init; }
    public TextSpan Span { get; set; }
    public Dictionary<string, BibField> Fields { get; } = new(StringComparer.Ordinal);

    public BibField? this[string name] => Fields.GetValueOrDefault(name);
}

/// <summary>A field of an entry; inherited fields are shared with the parent.</summary>
/// <param name="written">The name as it was written.</param>
/// <param name="value">Strings and pieces put together, LaTeX kept.</param>
/// <param name="offset">Where the name stands.</param>
/// <param name="valueOffset">Where the value stands when it was written in one piece, else -1.</param>
sealed class BibField(string written, string value, int offset, int valueOffset)
{
    public string Written => written;
    public string Value => value;
    public int Offset => offset;

    /// <summary>Whether a reference was made with it.</summary>
    public bool IsRead { get; set; }

    /// <summary>The value as marked text, once it has been read; entries that share the field share the work.</summary>
    public string? Marked { get; set; }

    public int OffsetOf(int position) => valueOffset < 0 ? offset : valueOffset + position;
}

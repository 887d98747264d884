namespace ScoReport.Csl.Libraries;

/// <summary>The entry options of BibLaTeX that change what an entry says.</summary>
readonly record struct BibOptions(IReadOnlyList<(string Name, string Value)> All)
{
    static readonly IReadOnlyList<(string Name, string Value)> None = [];

    public static BibOptions Of(BibEntry entry) => new(entry["options"] is not { } field ? None :
        [.. field.Value.Split(',').Select(static option => option.Split('=', 2)).Select(static pair =>
            (pair[0].Trim().ToLowerInvariant(), pair.Length > 1 ? pair[1].Trim(' ', '{', '}').ToLowerInvariant() : "true"))]);

    public bool KeepsPrefix => this["useprefix"] == "true";
    public bool HasJuniorComma => this["juniorcomma"] == "true";
    public bool IsLeftOut => this["skipbib"] == "true" || this["dataonly"] == "true";
    public bool InheritsNothing => this["noinherit"] == "true";
    /// <summary>The one field that is not inherited. (BibLaTeX names a set there that the document's preamble defines.)</summary>
    public string? NotInherited => this["noinherit"];
    public bool HidesUrl => this["url"] == "false";
    public bool HidesDoi => this["doi"] == "false";

    string? this[string name]
    {
        get
        {
            foreach (var option in All)
            {
                if (option.Name == name)
                {
                    return option.Value;
                }
            }
            return null;
        }
    }
}

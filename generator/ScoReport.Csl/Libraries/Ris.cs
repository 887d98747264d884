namespace ScoReport.Csl;

/// <summary>Reads RIS libraries.</summary>
public static class Ris
{
    /// <summary>Reads all records.</summary>
    public static LibraryResult Read(string text) => new();
}

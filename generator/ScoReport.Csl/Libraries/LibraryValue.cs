namespace ScoReport.Csl;

/// <summary>The kinds of <see cref="LibraryValue"/>.</summary>
public enum LibraryValueKind
{
    /// <summary>A text.</summary>
    Text,
    /// <summary>A number, as it was written.</summary>
    Number,
    /// <summary>True or false.</summary>
    Boolean,
    /// <summary>Nothing.</summary>
    Null,
    /// <summary>A list.</summary>
    List,
    /// <summary>Values by their keys.</summary>
    Object,
}

/// <summary>A value of a library with its place, whatever syntax it was written in: the tree of JSON.</summary>
public sealed class LibraryValue
{
    /// <summary>What it is.</summary>
    public required LibraryValueKind Kind { get; init; }
    /// <summary>Where it stands.</summary>
    public required TextSpan Span { get; init; }
    /// <summary>The text, the number or "true" and "false"; empty for others.</summary>
    public string Text { get; init; } = "";
    /// <summary>What a list holds.</summary>
    public IReadOnlyList<LibraryValue> Items { get; init; } = [];
    /// <summary>What an object holds, in the order written.</summary>
    public IReadOnlyList<LibraryMember> Members { get; init; } = [];

    /// <summary>The first member of this key, or null.</summary>
    public LibraryValue? this[string key] => Members.FirstOrDefault(member => member.Key == key)?.Value;
    /// <summary>Whether it is a text, a number, or true or false.</summary>
    public bool IsScalar => Kind is LibraryValueKind.Text or LibraryValueKind.Number or LibraryValueKind.Boolean;
}

/// <summary>One key of an object, with where the key stands.</summary>
public sealed record LibraryMember(string Key, int Offset, LibraryValue Value);

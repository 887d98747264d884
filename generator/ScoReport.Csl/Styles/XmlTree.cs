using System.Collections.Immutable;
using System.Xml;

namespace ScoReport.Csl.Styles;

/// <summary>An XML element with its place in the text; the smallest tree that keeps positions.</summary>
sealed class XmlNode
{
    public required string Name { get; init; }
    public required int Offset { get; init; }
    public Dictionary<string, (string Value, int Offset)> Attributes { get; } = new(StringComparer.Ordinal);
    public List<XmlNode> Children { get; } = [];
    public string Text { get; set; } = "";

    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute).Value;

    /// <summary>Where the attribute stands; the element where it has none of that name.</summary>
    public int OffsetOf(string attribute) => Attributes.TryGetValue(attribute, out var found) ? found.Offset : Offset;

    public XmlNode? Child(string name) => Children.Find(child => child.Name == name);
}

/// <summary>Collects problems with their places.</summary>
sealed class ProblemList(TextPositions positions)
{
    readonly List<CslProblem> _problems = [];

    public bool HasFatal { get; private set; }

    public void Add(CslProblemKind kind, int offset, string message, string? hint = null)
    {
        var (line, column) = positions.At(offset);
        _problems.Add(new CslProblem { Kind = kind, Message = message, Hint = hint, Offset = offset, Line = line, Column = column });
    }

    public void AddFatal(CslProblemKind kind, int offset, string message, string? hint = null)
    {
        HasFatal = true;
        Add(kind, offset, message, hint);
    }

    public ImmutableArray<CslProblem> InOrder() => [.. _problems.OrderBy(problem => problem.Offset)];

    /// <summary>In the order of the text; what is wrong in the same way in several places is told once, at the first.</summary>
    public ImmutableArray<CslProblem> OnceEach() =>
    [
        .. InOrder().DistinctBy(static problem => (problem.Offset, problem.Message)).GroupBy(static problem => problem.Message, StringComparer.Ordinal).Select(Told),
    ];

    static CslProblem Told(IGrouping<string, CslProblem> same) =>
        same.Count() is var count and > 1 ? same.First() with { Message = $"{same.Key.TrimEnd('.')} (here and in {count - 1} further {(count == 2 ? "place" : "places")})." } : same.First();
}

static class XmlTree
{
    public const string CslNamespace = "http://purl.org/net/xbiblio/csl";

    // The deepest real style has 19 levels; what is read is walked by functions that call themselves.
    const int MostLevels = 100;

    /// <summary>Reads the document; null, with a problem, when it is not well formed. DTDs are refused.</summary>
    public static XmlNode? Read(string xml, TextPositions positions, ProblemList problems)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };
        try
        {
            // An XML declaration stands at the very start; the places stay those of the whole text.
            var text = xml.AsSpan().TrimStart("\uFEFF \n\r\t");
            positions.Start = xml.Length - text.Length;
            using var reader = XmlReader.Create(new StringReader(text.ToString()), settings);
            return ReadElements(reader, positions, problems);
        }
        catch (XmlException exception)
        {
            problems.AddFatal(CslProblemKind.Syntax, positions.OffsetOf(exception.LineNumber, exception.LinePosition), "The XML is not well formed: " + exception.Message);
            return null;
        }
    }

    static XmlNode? ReadElements(XmlReader reader, TextPositions positions, ProblemList problems)
    {
        XmlNode? root = null;
        Stack<XmlNode> open = new();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var empty = reader.IsEmptyElement;
                    var node = ReadStart(reader, positions);
                    if (open.Count == MostLevels)
                    {
                        problems.AddFatal(CslProblemKind.TooComplex, node.Offset, $"Elements are nested more than {MostLevels} deep.");
                        return null;
                    }
                    root ??= node;
                    if (open.TryPeek(out var parent))
                    {
                        parent.Children.Add(node);
                    }
                    if (!empty)
                    {
                        open.Push(node);
                    }
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    // No element of CSL has text between its children.
                    if (open.TryPeek(out var holder) && holder.Children.Count == 0)
                    {
                        holder.Text += reader.Value;
                    }
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
            }
        }
        return root;
    }

    static XmlNode ReadStart(XmlReader reader, TextPositions positions)
    {
        var place = (IXmlLineInfo)reader;
        var node = new XmlNode
        {
            Name = reader.NamespaceURI == CslNamespace || reader.NamespaceURI.Length == 0 ? reader.LocalName : reader.Name,
            Offset = Math.Max(0, positions.OffsetOf(place.LineNumber, place.LinePosition) - 1),
        };
        if (reader.MoveToFirstAttribute())
        {
            do
            {
                node.Attributes[reader.Name] = (reader.Value, positions.OffsetOf(place.LineNumber, place.LinePosition));
            }
            while (reader.MoveToNextAttribute());
        }
        return node;
    }
}

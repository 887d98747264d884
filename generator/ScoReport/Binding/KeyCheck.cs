using System.Globalization;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>
/// Reports attributes that would be lost: keys of things that the generator writes itself. What keys a fenced block takes
/// is its partial's affair, so those are checked where the theme is known.
/// </summary>
static class KeyCheck
{
    static readonly string[] None = [];
    static readonly string[] OfRuns = ["lang"];
    static readonly string[] OfImages = ["alt", "height", "width"];

    public static void Check(Block block, Diagnostics diagnostics)
    {
        var attributes = block switch
        {
            Heading heading => heading.Attributes,
            CodeBlock code => code.Attributes,
            MathBlock math => math.Attributes,
            _ => Attributes.None,
        };
        Check(block.At, attributes, None, diagnostics);
    }

    public static void Check(Inline inline, Diagnostics diagnostics)
    {
        switch (inline)
        {
            case Span span:
                Check(span.At, span.Attributes, OfRuns, diagnostics);
                break;
            case Link link:
                Check(link.At, link.Attributes, OfRuns, diagnostics);
                break;
            case Image image:
                Check(image.At, image.Attributes, OfImages, diagnostics);
                CheckSize(image, "width", diagnostics);
                CheckSize(image, "height", diagnostics);
                break;
        }
    }

    static void Check(SourceSpan at, Attributes attributes, string[] known, Diagnostics diagnostics)
    {
        foreach (var (key, _) in attributes.Keys)
        {
            if (!known.Contains(key))
            {
                diagnostics.Add(Problems.AttributeLost(Attributes.PlaceOf(at, key), key, known));
            }
        }
    }

    static void CheckSize(Image image, string key, Diagnostics diagnostics)
    {
        if (image.Attributes[key] is { } value && !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            diagnostics.Add(Problems.NotPixels(Attributes.PlaceOf(image.At, key), key, value));
        }
    }
}

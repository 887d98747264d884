using System.Text;
using System.Text.Json;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>
/// Reads JSON into the values that YAML is read into, since JSON is YAML. By a parser of its own all the same: it takes tabs,
/// is faster by far, and calls a mistake by its name.
/// </summary>
public static class JsonTree
{
    const int DeepestNesting = 64;

    /// <summary>Reads one document; reports bad syntax and duplicate keys. What could be read before a mistake is returned.</summary>
    public static YamlValue Read(FoundFile found, Diagnostics diagnostics, out bool isComplete)
    {
        var bytes = found.Bytes[(found.Bytes.Span.StartsWith("\uFEFF"u8) ? 3 : 0)..];
        var reading = new Reading(found.File, new CharacterCount(bytes), diagnostics);
        var json = new Utf8JsonReader(bytes.Span, new JsonReaderOptions { MaxDepth = DeepestNesting });
        try
        {
            json.Read();
            var value = reading.Value(ref json);
            json.Read();
            isComplete = true;
            return value;
        }
        catch (JsonException problem)
        {
            isComplete = false;
            diagnostics.Add(Problems.JsonSyntax(reading.At((int)json.BytesConsumed, 1), Tidy(problem)));
            return reading.Partial ?? new YamlMapping(found.File.Span(0), []);
        }
    }

    // The message tells the place in its own way, and in bytes.
    static string Tidy(JsonException problem)
    {
        var end = problem.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? problem.Message : problem.Message[..end]).TrimEnd('.');
    }

    sealed class Reading(SourceFile file, CharacterCount characters, Diagnostics diagnostics)
    {
        /// <summary>The outermost object or array so far.</summary>
        public YamlValue? Partial { get; private set; }

        public SourceSpan At(int start, int length)
        {
            var from = characters.To(start);
            return file.Span(from, characters.To(start + length) - from);
        }

        public YamlValue Value(ref Utf8JsonReader json) => json.TokenType switch
        {
            JsonTokenType.StartObject => Mapping(ref json),
            JsonTokenType.StartArray => Sequence(ref json),
            JsonTokenType.String => new YamlScalar(Token(ref json), json.GetString()!, Quoted: true),
            _ => new YamlScalar(Token(ref json), Encoding.UTF8.GetString(json.ValueSpan), Quoted: false),
        };

        SourceSpan Token(ref Utf8JsonReader json) => At((int)json.TokenStartIndex, (int)(json.BytesConsumed - json.TokenStartIndex));

        YamlMapping Mapping(ref Utf8JsonReader json)
        {
            var start = (int)json.TokenStartIndex;
            List<YamlEntry> entries = [];
            HashSet<string> seen = new(StringComparer.Ordinal);
            Partial ??= new YamlMapping(Token(ref json), entries);
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var (key, at) = (json.GetString()!, At((int)json.TokenStartIndex, json.ValueSpan.Length + 2));
                json.Read();
                var value = Value(ref json);
                if (seen.Add(key))
                {
                    entries.Add(new YamlEntry(key, at, value));
                }
                else
                {
                    diagnostics.Add(Problems.DuplicateKey(at, key));
                }
            }

            return new YamlMapping(At(start, (int)json.BytesConsumed - start), entries);
        }

        YamlSequence Sequence(ref Utf8JsonReader json)
        {
            var start = (int)json.TokenStartIndex;
            List<YamlValue> items = [];
            Partial ??= new YamlSequence(Token(ref json), items);
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                items.Add(Value(ref json));
            }

            return new YamlSequence(At(start, (int)json.BytesConsumed - start), items);
        }
    }
}

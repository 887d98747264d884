using ScoReport.Sources;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ScoReport.Parsing;

/// <summary>Reads YAML 1.2 into values with places. The only file that names YamlDotNet.</summary>
public static class Yaml
{
    // An alias stands for all it names. A few lines can thus stand for billions of values; nothing an author writes comes near this.
    const int MostValues = 200_000;
    const int DeepestNesting = 64;

    /// <summary>
    /// Reads one document. Reports bad syntax, duplicate keys, keys that are not texts, aliases that stand for too much
    /// and a second document; what could be read before a syntax error is returned. An empty text gives an empty mapping.
    /// </summary>
    /// <param name="file">The file, for places.</param>
    /// <param name="text">The YAML, a part of the file's text.</param>
    /// <param name="offset">Where <paramref name="text"/> begins in the file.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    /// <param name="isComplete">Whether all of the text could be read.</param>
    public static YamlValue Read(SourceFile file, string text, int offset, Diagnostics diagnostics, out bool isComplete)
    {
        var reading = new Reading(file, text, offset, diagnostics);
        try
        {
            var value = reading.Document();
            isComplete = reading.IsOver();
            return value;
        }
        catch (YamlException problem)
        {
            isComplete = false;
            diagnostics.Add(Problems.YamlSyntax(reading.ErrorSpan(problem), Reading.Tidy(problem), reading.HasTabAt(problem)));
            return reading.Partial ?? new YamlMapping(file.Span(offset), []);
        }
        catch (InvalidOperationException)
        {
            // The scanner can lose its way without saying where; what it read last is the nearest place.
            isComplete = false;
            diagnostics.Add(Problems.YamlSyntax(reading.LastSpan(), "the text cannot be read from here on", tab: false));
            return reading.Partial ?? new YamlMapping(file.Span(offset), []);
        }
    }

    sealed class Reading(SourceFile file, string text, int offset, Diagnostics diagnostics)
    {
        readonly Parser _parser = new(new StringReader(text));
        readonly Dictionary<string, (YamlValue Value, int Size)> _anchors = new(StringComparer.Ordinal);
        int _size;
        int _depth;
        bool _tooLarge;

        // The outermost mapping or list so far: what is kept when the rest cannot be read.
        public YamlValue? Partial { get; private set; }

        public YamlValue Document()
        {
            _parser.Consume<StreamStart>();
            if (!_parser.TryConsume<DocumentStart>(out _))
            {
                return new YamlMapping(file.Span(offset), []);
            }

            var value = Value();
            _parser.Consume<DocumentEnd>();
            return value is YamlScalar { IsNull: true } ? new YamlMapping(value.At, []) : value;
        }

        // Whether nothing follows the document; another one is reported.
        public bool IsOver()
        {
            if (!_parser.Accept<DocumentStart>(out var second))
            {
                return true;
            }

            diagnostics.Add(Problems.YamlSecondDocument(Span(second)));
            return false;
        }

        YamlValue Value()
        {
            if (_parser.TryConsume<AnchorAlias>(out var alias))
            {
                return Alias(alias);
            }

            // A lone colon is a key without a text and a value that the parser passes over.
            if (_parser.Current is not NodeEvent node)
            {
                throw new YamlException(_parser.Current!.Start, _parser.Current.End, "a value is missing here");
            }

            var before = _size;
            var anchor = node.Anchor;
            YamlValue value = _parser.Current switch
            {
                YamlDotNet.Core.Events.Scalar => Scalar(),
                SequenceStart => Sequence(),
                _ => Mapping(),
            };
            _size++;
            if (!anchor.IsEmpty)
            {
                _anchors[anchor.Value] = (value, _size - before);
            }

            return value;
        }

        // Values are shared, so an alias costs nothing to hold; its size counts because every reader walks it.
        YamlValue Alias(AnchorAlias alias)
        {
            if (!_anchors.TryGetValue(alias.Value.Value, out var named))
            {
                diagnostics.Add(Problems.YamlUnknownAlias(Span(alias), alias.Value.Value, _anchors.Keys));
                return new YamlScalar(Span(alias), "", Quoted: false);
            }

            _size = (int)Math.Min(int.MaxValue / 2, (long)_size + named.Size);
            return _size <= MostValues ? named.Value : TooLarge(alias);
        }

        YamlScalar TooLarge(AnchorAlias alias)
        {
            if (!_tooLarge)
            {
                diagnostics.Add(Problems.YamlTooLarge(Span(alias), MostValues));
                _tooLarge = true;
            }

            return new YamlScalar(Span(alias), "", Quoted: false);
        }

        YamlScalar Scalar()
        {
            var scalar = _parser.Consume<YamlDotNet.Core.Events.Scalar>();
            return new YamlScalar(Span(scalar), scalar.Value, scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any));
        }

        YamlSequence Sequence()
        {
            var start = _parser.Consume<SequenceStart>();
            Enter(start);
            var items = new List<YamlValue>();
            Partial ??= new YamlSequence(Span(start), items);
            ParsingEvent? end;
            while (!Ends<SequenceEnd>(out end))
            {
                items.Add(Value());
            }

            _depth--;
            return new YamlSequence(Span(start, end), items);
        }

        YamlMapping Mapping()
        {
            var start = _parser.Consume<MappingStart>();
            Enter(start);
            var entries = new List<YamlEntry>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            Partial ??= new YamlMapping(Span(start), entries);
            ParsingEvent? end;
            while (!Ends<MappingEnd>(out end))
            {
                Entry(entries, seen);
            }

            _depth--;
            return new YamlMapping(Span(start, end), entries);
        }

        void Entry(List<YamlEntry> entries, HashSet<string> seen)
        {
            var at = Span(_parser.Current!);
            if (Value() is not YamlScalar key)
            {
                diagnostics.Add(Problems.YamlKeyNotText(at));
                Value();
                return;
            }

            var value = Value();
            if (seen.Add(key.Text))
            {
                entries.Add(new YamlEntry(key.Text, key.At, value));
            }
            else
            {
                diagnostics.Add(Problems.DuplicateKey(key.At, key.Text));
            }
        }

        void Enter(ParsingEvent start)
        {
            if (++_depth > DeepestNesting)
            {
                throw new YamlException(start.Start, start.End, $"values are nested more than {DeepestNesting} deep");
            }
        }

        bool Ends<T>(out ParsingEvent? end) where T : ParsingEvent
        {
            var ends = _parser.TryConsume<T>(out var found);
            end = found;
            return ends;
        }

        SourceSpan Span(ParsingEvent at) => Between(at.Start.Index, at.End.Index);

        SourceSpan Span(ParsingEvent start, ParsingEvent? end) => Between(start.Start.Index, end?.Start.Index ?? start.End.Index);

        SourceSpan Between(long start, long end)
        {
            var from = (int)Math.Clamp(start, 0, text.Length);
            var to = (int)Math.Clamp(end, from, text.Length);
            return file.Span(offset + from, to - from);
        }

        public SourceSpan LastSpan() => _parser.Current is { } last ? Between(last.End.Index, last.End.Index + 1) : file.Span(offset);

        public SourceSpan ErrorSpan(YamlException problem) =>
            TabAt(problem) is var tab and >= 0 ? Between(tab, tab + 1) : Between(problem.Start.Index, problem.End.Index);

        // A tab where YAML wants spaces is the commonest mistake and gets a hint of its own.
        public bool HasTabAt(YamlException problem) => TabAt(problem) >= 0;

        // YamlDotNet names the start of the value that the tab stands in, which may be lines above.
        int TabAt(YamlException problem)
        {
            var at = (int)Math.Clamp(problem.Start.Index, 0, text.Length);
            var line = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
            var aboutTabs = problem.Message.Contains("tab", StringComparison.Ordinal);
            do
            {
                var indent = text.AsSpan(line).IndexOfAnyExcept(' ');
                if (indent >= 0 && text[line + indent] == '\t')
                {
                    return line + indent;
                }

                line = text.IndexOf('\n', line) + 1;
            }
            while (aboutTabs && line > 0);

            return -1;
        }

        public static string Tidy(YamlException problem)
        {
            var message = problem.InnerException?.Message ?? problem.Message;
            message = message.TrimEnd('.');
            return message.Length == 0 ? "not valid YAML" : char.ToLowerInvariant(message[0]) + message[1..];
        }
    }
}

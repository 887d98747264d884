using System.Collections.Immutable;
using System.Text;
using ScoReport.Csl.Locales;

namespace ScoReport.Csl.Text;

/// <summary>Nodes → runs: punctuation, then quotation marks by depth and flip-flop by surroundings.</summary>
sealed class RunBuilder
{
    readonly Locale _locale;
    readonly Stack<Frame> _frames = new();

    sealed record Frame(SpanNode? Span, RunStyle Written, RunStyle Effective, int QuoteDepth)
    {
        public ImmutableArray<Run>.Builder Runs { get; } = ImmutableArray.CreateBuilder<Run>();
        public StringBuilder Text { get; } = new();

        public void Flush()
        {
            if (Text.Length > 0)
            {
                Runs.Add(new TextRun(Text.ToString()));
                Text.Clear();
            }
        }
    }

    RunBuilder(Locale locale)
    {
        _locale = locale;
        _frames.Push(new Frame(null, default, default, 0));
    }

    public static ImmutableArray<Run> Build(Node node, Locale locale)
    {
        var flow = OutputFlow.Flatten(node);
        Punctuation.Settle(flow, locale.PunctuationInQuote);
        return new RunBuilder(locale).Build(flow);
    }

    ImmutableArray<Run> Build(List<FlowItem> flow)
    {
        foreach (var item in flow)
        {
            switch (item.Kind)
            {
                case FlowKind.Text:
                    _frames.Peek().Text.Append(item.Text);
                    break;
                case FlowKind.Open:
                    Open(item.Span!);
                    break;
                case FlowKind.Close:
                    Close();
                    break;
            }
        }
        var root = _frames.Peek();
        root.Flush();
        return root.Runs.ToImmutable();
    }

    void Open(SpanNode span)
    {
        var outer = _frames.Peek();
        outer.Flush();
        var written = FlipFlop.Written(span, outer.Effective);
        _frames.Push(new Frame(span, written, FlipFlop.Combine(outer.Effective, written), outer.QuoteDepth + (span.Quoted ? 1 : 0)));
        if (span.Quoted)
        {
            _frames.Peek().Text.Append(Mark(outer.QuoteDepth, open: true));
        }
    }

    string Mark(int depth, bool open)
    {
        var name = (open ? "open-" : "close-") + (depth % 2 == 0 ? "quote" : "inner-quote");
        return _locale.Text(name) ?? "";
    }

    void Close()
    {
        var frame = _frames.Pop();
        var outer = _frames.Peek();
        if (frame.Span!.Quoted)
        {
            frame.Text.Append(Mark(outer.QuoteDepth, open: false));
        }
        frame.Flush();
        outer.Flush();
        outer.Runs.AddRange(Wrapped(frame));
    }

    static ImmutableArray<Run> Wrapped(Frame frame)
    {
        var runs = frame.Runs.ToImmutable();
        if (runs.IsEmpty)
        {
            return runs;
        }
        if (frame.Span!.Url is { } url)
        {
            runs = [new LinkRun(url, runs)];
        }
        if (!frame.Written.IsPlain)
        {
            runs = [new StyledRun(frame.Written, runs)];
        }
        return frame.Span is { Tag: NodeTag.Cite, Payload: string id } ? [new CiteRun(id, runs)] : runs;
    }
}

/// <summary>Markup inside a field turns off what its surroundings turned on.</summary>
static class FlipFlop
{
    /// <summary>The formatting to write for a span, given what is in force around it.</summary>
    public static RunStyle Written(SpanNode span, RunStyle outer)
    {
        if (span.NoDecoration)
        {
            return Undo(outer);
        }
        if (!span.Toggles)
        {
            return Changes(span.Style, outer);
        }
        var style = span.Style;
        return style with
        {
            FontStyle = Flip(style.FontStyle, outer.FontStyle, FontStyle.Normal),
            FontWeight = Flip(style.FontWeight, outer.FontWeight, FontWeight.Normal),
            FontVariant = Flip(style.FontVariant, outer.FontVariant, FontVariant.Normal),
            VerticalAlign = Flip(style.VerticalAlign, outer.VerticalAlign, VerticalAlign.Baseline),
        };
    }

    static T Flip<T>(T inner, T outer, T off) where T : struct, Enum =>
        !EqualityComparer<T>.Default.Equals(inner, default) && EqualityComparer<T>.Default.Equals(inner, outer) ? off : inner;

    /// <summary>An element's own formatting, without a "normal" that is in force anyway.</summary>
    static RunStyle Changes(RunStyle style, RunStyle outer) => style with
    {
        FontStyle = style.FontStyle == FontStyle.Normal && outer.FontStyle is FontStyle.Inherit or FontStyle.Normal ? FontStyle.Inherit : style.FontStyle,
        FontWeight = style.FontWeight == FontWeight.Normal && outer.FontWeight is FontWeight.Inherit or FontWeight.Normal ? FontWeight.Inherit : style.FontWeight,
        FontVariant = style.FontVariant == FontVariant.Normal && outer.FontVariant is FontVariant.Inherit or FontVariant.Normal ? FontVariant.Inherit : style.FontVariant,
        TextDecoration = style.TextDecoration == TextDecoration.None && outer.TextDecoration is TextDecoration.Inherit or TextDecoration.None ? TextDecoration.Inherit : style.TextDecoration,
        VerticalAlign = style.VerticalAlign == VerticalAlign.Baseline && outer.VerticalAlign is VerticalAlign.Inherit or VerticalAlign.Baseline ? VerticalAlign.Inherit : style.VerticalAlign,
    };

    static RunStyle Undo(RunStyle outer) => new(
        outer.FontStyle is FontStyle.Italic or FontStyle.Oblique ? FontStyle.Normal : FontStyle.Inherit,
        outer.FontVariant == FontVariant.SmallCaps ? FontVariant.Normal : FontVariant.Inherit,
        outer.FontWeight is FontWeight.Bold or FontWeight.Light ? FontWeight.Normal : FontWeight.Inherit,
        outer.TextDecoration == TextDecoration.Underline ? TextDecoration.None : TextDecoration.Inherit,
        outer.VerticalAlign is VerticalAlign.Superscript or VerticalAlign.Subscript ? VerticalAlign.Baseline : VerticalAlign.Inherit);

    public static RunStyle Combine(RunStyle outer, RunStyle inner) => new(
        inner.FontStyle != FontStyle.Inherit ? inner.FontStyle : outer.FontStyle,
        inner.FontVariant != FontVariant.Inherit ? inner.FontVariant : outer.FontVariant,
        inner.FontWeight != FontWeight.Inherit ? inner.FontWeight : outer.FontWeight,
        inner.TextDecoration != TextDecoration.Inherit ? inner.TextDecoration : outer.TextDecoration,
        inner.VerticalAlign != VerticalAlign.Inherit ? inner.VerticalAlign : outer.VerticalAlign);
}

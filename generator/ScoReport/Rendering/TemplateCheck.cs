using Fluid;
using Fluid.Ast;

namespace ScoReport.Rendering;

/// <summary>What a name in a template is: unknown (anything may follow), a text or number, or a view or list of views.</summary>
readonly record struct TemplateValue(bool IsKnown, ViewNames? Names)
{
    public static TemplateValue Unknown => default;

    public static TemplateValue Text { get; } = new(true, null);

    public static TemplateValue Of(ViewNames names) => new(true, names);
}

/// <summary>
/// Looks through parsed templates for names that do not exist, in branches that are never taken too: every dotted name is
/// followed through what the template can name, and on into the partials that it renders.
/// </summary>
/// <param name="templates">Parsed templates by name.</param>
/// <param name="report">Receives a template, the steps of a dotted name, the step that does not exist, and the names that do.</param>
/// <param name="rendersItself">Receives a template and the partial in it that renders the template again.</param>
sealed class TemplateCheck(
    IReadOnlyDictionary<string, IFluidTemplate> templates,
    Action<string, IReadOnlyList<string>, int, IEnumerable<string>> report,
    Action<string, string> rendersItself)
{
    // What Liquid itself gives to lists and texts.
    static readonly string[] Measures = ["first", "last", "size"];

    readonly Action<string, IReadOnlyList<string>, int, IEnumerable<string>> _report = report;
    readonly Action<string, string> _rendersItself = rendersItself;
    readonly HashSet<string> _done = new(StringComparer.Ordinal);
    readonly List<string> _open = [];

    /// <summary>Looks through <paramref name="template"/>, which may name <paramref name="globals"/>.</summary>
    public void Check(string template, IReadOnlyDictionary<string, TemplateValue> globals) => Check(template, globals, globals);

    void Check(string template, IReadOnlyDictionary<string, TemplateValue> globals, IReadOnlyDictionary<string, TemplateValue> scope)
    {
        var given = string.Join(' ', scope.OrderBy(static s => s.Key, StringComparer.Ordinal).Select(static s => $"{s.Key}:{s.Value.IsKnown}:{System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(s.Value.Names)}"));
        if (!templates.TryGetValue(template, out var parsed) || !_done.Add(template + " " + given))
        {
            return;
        }

        _open.Add(template);
        new Visitor(this, template, globals, scope).VisitTemplate(parsed);
        _open.RemoveAt(_open.Count - 1);
    }

    sealed class Visitor : AstVisitor
    {
        readonly TemplateCheck _check;
        readonly string _template;
        readonly IReadOnlyDictionary<string, TemplateValue> _globals;
        readonly Dictionary<string, TemplateValue> _scope;
        readonly HashSet<string> _assigned = new(StringComparer.Ordinal);

        public Visitor(TemplateCheck check, string template, IReadOnlyDictionary<string, TemplateValue> globals, IReadOnlyDictionary<string, TemplateValue> scope)
        {
            _check = check;
            _template = template;
            _globals = globals;
            _scope = new Dictionary<string, TemplateValue>(scope, StringComparer.Ordinal);
        }

        protected override Expression VisitMemberExpression(MemberExpression member)
        {
            _ = ValueOf(member, reports: true);
            return member;
        }

        protected override Statement VisitAssignStatement(AssignStatement assign)
        {
            Visit(assign.Value);
            Assign(assign.Identifier, ValueOf(assign.Value));
            return assign;
        }

        protected override Statement VisitCaptureStatement(CaptureStatement capture)
        {
            base.VisitCaptureStatement(capture);
            Assign(capture.Identifier, TemplateValue.Text);
            return capture;
        }

        // A name that is given two kinds of values, in two branches perhaps, may be either.
        void Assign(string name, TemplateValue value) =>
            _scope[name] = _assigned.Add(name) || _scope[name] == value ? value : TemplateValue.Unknown;

        protected override Statement VisitIncrementStatement(IncrementStatement increment)
        {
            Assign(increment.Identifier, TemplateValue.Text);
            return increment;
        }

        protected override Statement VisitDecrementStatement(DecrementStatement decrement)
        {
            Assign(decrement.Identifier, TemplateValue.Text);
            return decrement;
        }

        protected override Statement VisitForStatement(ForStatement loop)
        {
            Visit(loop.Range);
            Visit(loop.Source);
            Visit(loop.Limit);
            Visit(loop.Offset);
            var item = loop.Source is null ? TemplateValue.Text : ValueOf(loop.Source);
            Within(loop.Statements, (loop.Identifier, item), ("forloop", TemplateValue.Unknown));
            Visit(loop.Else);
            return loop;
        }

        protected override Statement VisitTableRowStatement(TableRowStatement loop)
        {
            Visit(loop.Source);
            Within(loop.Statements, (loop.Identifier, loop.Source is null ? TemplateValue.Text : ValueOf(loop.Source)), ("tablerowloop", TemplateValue.Unknown));
            return loop;
        }

        void Within(IReadOnlyList<Statement> statements, params ReadOnlySpan<(string Name, TemplateValue Value)> names)
        {
            var before = new List<(string, TemplateValue?)>();
            foreach (var (name, value) in names)
            {
                before.Add((name, _scope.TryGetValue(name, out var hidden) ? hidden : null));
                _scope[name] = value;
            }

            foreach (var statement in statements)
            {
                Visit(statement);
            }

            foreach (var (name, hidden) in before)
            {
                if (hidden is { } value)
                {
                    _scope[name] = value;
                }
                else
                {
                    _scope.Remove(name);
                }
            }
        }

        protected override Statement VisitRenderStatement(RenderStatement render)
        {
            var scope = new Dictionary<string, TemplateValue>(_globals, StringComparer.Ordinal);
            Pass(render.Path, render.With, render.For, render.Alias, render.AssignStatements, scope);
            return render;
        }

        protected override Statement VisitIncludeStatement(IncludeStatement include)
        {
            if (include.Path is LiteralExpression path)
            {
                var scope = new Dictionary<string, TemplateValue>(_scope, StringComparer.Ordinal);
                Pass(path.Value.ToStringValue(), include.With, include.For, include.Alias, include.AssignStatements, scope);
            }

            return include;
        }

        void Pass(string partial, Expression? with, Expression? each, string? alias, IReadOnlyList<AssignStatement> arguments, Dictionary<string, TemplateValue> scope)
        {
            Visit(with);
            Visit(each);
            foreach (var argument in arguments)
            {
                Visit(argument.Value);
                scope[argument.Identifier] = ValueOf(argument.Value);
            }

            if (with is not null || each is not null)
            {
                scope[alias ?? partial[(partial.LastIndexOf('/') + 1)..]] = ValueOf(with ?? each!);
            }

            if (_check._open.Contains(partial))
            {
                _check._rendersItself(_template, partial);
                return;
            }

            _check.Check(partial, _globals, scope);
        }

        TemplateValue ValueOf(Expression expression) => expression switch
        {
            MemberExpression member => ValueOf(member, reports: false),
            FilterExpression { Name: "first" or "last" } filter => ValueOf(filter.Input),
            FilterExpression { Name: "default" } filter =>
                ValueOf(filter.Input) is var input && filter.Parameters is [var other] && ValueOf(other.Expression) == input ? input : TemplateValue.Unknown,
            FilterExpression or LiteralExpression => TemplateValue.Text,
            _ => TemplateValue.Unknown,
        };

        // A step in brackets is worked out when the page is rendered, so what comes after it is unknown here.
        TemplateValue ValueOf(MemberExpression member, bool reports)
        {
            var steps = member.Segments.TakeWhile(static s => s is IdentifierSegment).Cast<IdentifierSegment>().Select(static s => s.Identifier).ToArray();
            if (reports)
            {
                foreach (var indexer in member.Segments.OfType<IndexerSegment>())
                {
                    Visit(indexer.Expression);
                }
            }

            if (steps.Length == 0)
            {
                return TemplateValue.Unknown;
            }

            if (!_scope.TryGetValue(steps[0], out var value))
            {
                Report(reports, steps, 0, _scope.Keys);
                return TemplateValue.Unknown;
            }

            for (var i = 1; i < steps.Length; i++)
            {
                if (!value.IsKnown)
                {
                    return value;
                }

                if (value.Names is { } names && names.Has(steps[i], out var inner))
                {
                    value = new TemplateValue(true, inner);
                }
                else if (Measures.Contains(steps[i]))
                {
                    value = steps[i] == "size" ? TemplateValue.Text : value;
                }
                else
                {
                    Report(reports, steps, i, value.Names?.All ?? []);
                    return TemplateValue.Unknown;
                }
            }

            return steps.Length == member.Segments.Count ? value : TemplateValue.Unknown;
        }

        void Report(bool reports, string[] steps, int step, IEnumerable<string> known)
        {
            if (reports)
            {
                _check._report(_template, steps, step, known);
            }
        }
    }
}

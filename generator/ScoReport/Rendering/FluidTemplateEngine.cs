using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using ScoReport.Sources;

namespace ScoReport.Rendering;

/// <summary>Liquid templates through Fluid. The only file that names Fluid.</summary>
public sealed partial class FluidTemplateEngine : ITemplateEngine
{
    const string Extension = ".liquid";

    static readonly FluidParser Parser = new(new FluidParserOptions { AllowFunctions = false, AllowParentheses = false, AllowLiquidTag = false });

    // Escapes what HTML needs and leaves every script readable.
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // The Liquid that Fluid and Scriban's Liquid mode both understand, kept small on purpose.
    static readonly string[] Filters = ["append", "capitalize", "default", "downcase", "escape", "first", "join", "last", "prepend", "size", "strip", "upcase"];

    readonly Dictionary<string, IFluidTemplate> _templates = new(StringComparer.Ordinal);
    readonly Dictionary<string, SourceFile> _files = new(StringComparer.Ordinal);
    readonly TemplateOptions _options;

    FluidTemplateEngine()
    {
        _options = new TemplateOptions
        {
            CultureInfo = CultureInfo.InvariantCulture,
            TimeZone = TimeZoneInfo.Utc,
            Now = static () => DateTimeOffset.UnixEpoch,
            MaxSteps = 10_000_000,
            FileProvider = new TemplateFiles(_files, _templates),
        };
    }

    /// <summary>
    /// Parses every <c>.liquid</c> file of a theme. Reports files that are not Liquid, and names, partials and filters that are not there.
    /// </summary>
    public static FluidTemplateEngine Load(IReadOnlyList<(string Path, SourceFile File)> templates, ViewNames strings, Diagnostics diagnostics)
    {
        var engine = new FluidTemplateEngine();
        foreach (var (path, file) in templates)
        {
            engine._files[path] = file;
        }

        foreach (var (path, file) in templates)
        {
            engine.Add(path[..^Extension.Length], file, diagnostics);
            engine.CheckNames(file, diagnostics);
        }

        engine.CheckMembers(strings, diagnostics);
        return engine;
    }

    // Templates of pages see a page; partials that no template renders are those of blocks, and see a block.
    void CheckMembers(ViewNames strings, Diagnostics diagnostics)
    {
        var reporting = new Reporting(this, "", diagnostics);
        var endless = new HashSet<string>(StringComparer.Ordinal);
        var check = new TemplateCheck(_templates, reporting.Unknown, (template, partial) =>
        {
            endless.Add(template);
            diagnostics.Add(Problems.RendersItself(PartialPlace(template, partial), partial));
        });
        var rendered = _files.Values.SelectMany(static f => TemplateTags.PartialTag().Matches(f.Text)).Select(static m => m.Groups[2].Value).ToHashSet(StringComparer.Ordinal);
        foreach (var template in _templates.Keys.Order(StringComparer.Ordinal))
        {
            var globals = new Dictionary<string, TemplateValue>(StringComparer.Ordinal)
            {
                ["root"] = TemplateValue.Text,
                ["home"] = TemplateValue.Text,
                ["strings"] = TemplateValue.Of(strings),
                ["report"] = TemplateValue.Of(ReportViews.Names),
            };
            if (PageViews.NamesIn(template) is { } page)
            {
                globals["page"] = TemplateValue.Of(page);
                globals[template switch { "layout" => "content", "redirect" => "target", _ => "root" }] = TemplateValue.Text;
                if (template == "layout")
                {
                    globals["paper"] = TemplateValue.Of(PaperViews.Names);
                }

                check.Check(template, globals);
            }
            else if (template == "card")
            {
                globals["card"] = TemplateValue.Of(CardViews.Drawing);
                check.Check(template, globals);
            }
            else if (template.StartsWith("partials/", StringComparison.Ordinal) && (!rendered.Contains(template) || Theme.Required.Contains(template)))
            {
                globals["block"] = TemplateValue.Of(BlockViews.NamesIn(template["partials/".Length..]));
                check.Check(template, globals);
            }
        }

        // What never ends is not rendered: it has been reported, and the rest can be looked through.
        foreach (var template in endless)
        {
            _templates.Remove(template);
        }
    }

    SourceSpan PartialPlace(string template, string partial)
    {
        var file = _files[template + Extension];
        var tag = TemplateTags.PartialTag().Matches(file.Text).First(m => m.Groups[2].Value == partial);
        return file.Span(tag.Groups[2].Index, tag.Groups[2].Length);
    }

    void Add(string name, SourceFile file, Diagnostics diagnostics)
    {
        if (TemplateTags.Unclosed(file) is { } unclosed)
        {
            diagnostics.Add(Problems.TemplateSyntax(unclosed, $"this {file.Text.AsSpan(unclosed.Start, 2)} is never closed"));
            return;
        }

        if (Parser.TryParse(file.Text, out var template, out var error))
        {
            _templates[name] = template;
        }
        else
        {
            diagnostics.Add(Problems.TemplateSyntax(ErrorPlace(file, error), FirstSentence(error)));
        }
    }

    // Fluid says "… at (line:column)" at the end of its message.
    static SourceSpan ErrorPlace(SourceFile file, string error) =>
        Place().Match(error) is { Success: true } match
            ? file.SpanAt(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
            : file.Span(0);

    static string FirstSentence(string error)
    {
        var line = error.AsSpan().Trim();
        line = line.IndexOfAny('\r', '\n') is var end and >= 0 ? line[..end] : line;
        var at = line.LastIndexOf(" at (");
        return (at > 0 ? line[..at] : line).TrimEnd('.').ToString() is { Length: > 0 } text ? char.ToLowerInvariant(text[0]) + text[1..] : "the template is not Liquid";
    }

    [GeneratedRegex(@"\((\d+):(\d+)\)")]
    private static partial Regex Place();

    // Partials and filters are found in the text, because they have to be known to exist on pages that are not rendered too.
    void CheckNames(SourceFile file, Diagnostics diagnostics)
    {
        foreach (Match match in TemplateTags.PartialTag().Matches(file.Text))
        {
            var name = match.Groups[2];
            if (!_files.ContainsKey(name.Value + Extension))
            {
                diagnostics.Add(Problems.MissingTemplate(file.Span(name.Index, name.Length), name.Value, _files.Keys.Select(static f => f[..^Extension.Length])));
            }
        }

        foreach (Match tag in TemplateTags.Tag().Matches(file.Text))
        {
            foreach (Match match in TemplateTags.FilterName().Matches(tag.Value))
            {
                var name = match.Groups[1];
                if (!Filters.Contains(name.Value))
                {
                    diagnostics.Add(Problems.UnknownFilter(file.Span(tag.Index + name.Index, name.Length), name.Value, Filters));
                }
            }
        }
    }

    /// <inheritdoc/>
    public bool Has(string name) => _files.ContainsKey(name + Extension);

    /// <inheritdoc/>
    public string Render(string name, IReadOnlyList<KeyValuePair<string, object?>> values, Diagnostics diagnostics)
    {
        if (!_templates.TryGetValue(name, out var template))
        {
            return ""; // It is missing or not Liquid, which has been reported.
        }

        var reporting = new Reporting(this, name, diagnostics);
        var context = new TemplateContext(_options);
        context.Undefined = path =>
        {
            reporting.Unknown(null, path, values.Select(static v => v.Key));
            return new ValueTask<FluidValue>(StringValue.Empty);
        };
        foreach (var (key, value) in values)
        {
            context.SetValue(key, Wrapped(value, reporting, key));
        }

        using var text = new StringWriter(new StringBuilder(4096), CultureInfo.InvariantCulture);
        try
        {
            // Nothing a template can reach is asynchronous, so this has completed when it returns.
            template.RenderAsync(text, Encoder, context).AsTask().GetAwaiter().GetResult();
        }
        catch (Exception failure) when (failure is FluidException or InvalidOperationException or FileNotFoundException or ArgumentException)
        {
            diagnostics.Add(Problems.TemplateFails(_files[name + Extension].Span(0), failure.Message));
        }

        return text.ToString();
    }

    // The path is what a template writes to reach the value; what stands in a list is reached by a name of the template's own.
    static FluidValue Wrapped(object? value, Reporting reporting, string path = "") => value switch
    {
        null => NilValue.Instance,
        string text => new StringValue(text),
        Html html => new StringValue(html.Text, encode: false),
        bool flag => BooleanValue.Create(flag),
        int number => NumberValue.Create(number),
        View view => new ViewValue(view, reporting, path),
        IEnumerable<object> list => new ArrayValue([.. list.Select(item => Wrapped(item, reporting))]),
        IEnumerable<Html> list => new ArrayValue([.. list.Select(item => Wrapped(item, reporting))]),
        _ => throw new ArgumentException($"A view holds a {value.GetType().Name}, which templates cannot show.", nameof(value)),
    };

    // Each name is reported once per template, however often the template is rendered: the theme keeps the list.
    readonly ConcurrentDictionary<string, bool> _reported = new(StringComparer.Ordinal);

    sealed class Reporting(FluidTemplateEngine engine, string root, Diagnostics diagnostics)
    {
        public void Unknown(string template, IReadOnlyList<string> steps, int step, IEnumerable<string> known) =>
            Unknown(engine.FindSteps(template, steps, step), steps[step], known);

        public void Unknown(string? owner, string member, IEnumerable<string> known)
        {
            Unknown(engine.FindName(root, owner, member), member, known);
        }

        void Unknown(SourceSpan at, string member, IEnumerable<string> known)
        {
            if (engine._reported.TryAdd(at.ToString() + " " + member, true))
            {
                diagnostics.Add(Problems.UnknownName(at, member, known));
            }
        }
    }

    // Fluid's tree keeps no places, so the name is looked up in the text of the template and of what it renders.
    // No owner: a name that stands alone. An owner without a path: a member of what a loop or an argument has named.
    SourceSpan FindName(string template, string? owner, string member)
    {
        foreach (var name in WithPartials(template))
        {
            if (_files.TryGetValue(name + Extension, out var file) && FindIn(file, owner, member) is { } at)
            {
                return at;
            }
        }

        return _files[template + Extension].Span(0);
    }

    // The first place where a template names just these steps; others with the same steps are the same mistake.
    SourceSpan FindSteps(string template, IReadOnlyList<string> steps, int step)
    {
        var file = _files[template + Extension];
        foreach (Match tag in TemplateTags.Tag().Matches(file.Text))
        {
            foreach (Match name in TemplateTags.NameOrString().Matches(tag.Value))
            {
                if (name.Value.Split('.') is var found && found.Length > step && found.Take(step + 1).SequenceEqual(steps.Take(step + 1)))
                {
                    var offset = steps.Take(step).Sum(static s => s.Length + 1);
                    return file.Span(tag.Index + name.Index + offset, steps[step].Length);
                }
            }
        }

        return file.Span(0);
    }

    static readonly string[] Globals = ["report", "page", "strings", "block"];

    static SourceSpan? FindIn(SourceFile file, string? owner, string member)
    {
        string[] path = string.IsNullOrEmpty(owner) ? [] : owner.Split('.');
        foreach (Match tag in TemplateTags.Tag().Matches(file.Text))
        {
            foreach (Match name in TemplateTags.NameOrString().Matches(tag.Value))
            {
                var steps = name.Value.Split('.');
                var step = owner is "" ? Array.IndexOf(steps, member, 1) : path.Length;
                if (name.Value[0] is not ('\'' or '"') && step >= 0 && step < steps.Length && steps[step] == member
                    && (owner is "" ? !Globals.Contains(steps[0]) : steps.AsSpan(0, step).SequenceEqual(path)))
                {
                    var offset = steps.Take(step).Sum(static s => s.Length + 1);
                    return file.Span(tag.Index + name.Index + offset, member.Length);
                }
            }
        }

        return null;
    }

    List<string> WithPartials(string template)
    {
        var names = new List<string> { template };
        for (var i = 0; i < names.Count; i++)
        {
            if (_files.TryGetValue(names[i] + Extension, out var file))
            {
                names.AddRange(TemplateTags.PartialTag().Matches(file.Text).Select(static m => m.Groups[2].Value).Where(n => !names.Contains(n)));
            }
        }

        return names;
    }

    sealed class ViewValue(View view, Reporting reporting, string path) : ObjectValueBase(view)
    {
        public override ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context)
        {
            var value = view[name];
            if (ReferenceEquals(value, View.Unknown))
            {
                reporting.Unknown(path, name, view.Kind.All);
                return new ValueTask<FluidValue>(NilValue.Instance);
            }

            return new ValueTask<FluidValue>(Wrapped(value, reporting, path.Length == 0 ? "" : path + "." + name));
        }

        public override ValueTask<FluidValue> GetIndexAsync(FluidValue index, TemplateContext context) => GetValueAsync(index.ToStringValue(), context);
    }

    sealed class TemplateFiles(Dictionary<string, SourceFile> files, Dictionary<string, IFluidTemplate> parsed) : IFileProvider
    {
        public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

        // A partial that is not there or is not Liquid has been reported, and reads as empty: so the rest is rendered too.
        public IFileInfo GetFileInfo(string subpath) =>
            files.TryGetValue(subpath, out var file) && parsed.ContainsKey(subpath[..^Extension.Length]) ? new TemplateFile(subpath, file)
            : subpath.EndsWith(Extension, StringComparison.Ordinal) ? new TemplateFile(subpath, SourceFile.Of(subpath, ""))
            : new NotFoundFileInfo(subpath);

        public IChangeToken Watch(string filter) => throw new NotSupportedException("Templates do not change while a report is built.");
    }

    sealed class TemplateFile(string name, SourceFile file) : IFileInfo
    {
        public bool Exists => true;

        public long Length => file.Text.Length;

        public string? PhysicalPath => null;

        public string Name => name;

        public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;

        public bool IsDirectory => false;

        public Stream CreateReadStream() => new MemoryStream(Encoding.UTF8.GetBytes(file.Text));
    }
}

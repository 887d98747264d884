using System.Collections.Immutable;
using System.Text;
using ScoReport.Arranging;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Rendering;

/// <summary>The fourth step: site and theme to files. A page is rendered when its file is read, on any thread.</summary>
public sealed class PageRenderer
{
    readonly Site _site;
    readonly Theme _theme;
    readonly View _report;
    readonly NumberStyle _numbers;
    readonly Diagnostics?[] _problems;
    readonly Lazy<WholePage> _whole;
    readonly PaperViews _paper;

    /// <summary>Prepares to render <paramref name="site"/> as <paramref name="theme"/> has it.</summary>
    public PageRenderer(Site site, Theme theme)
    {
        _site = site;
        _theme = theme;
        _report = ReportViews.Of(site.Report, theme);
        _numbers = theme.Numbers;
        _paper = new PaperViews(site.Report);
        _problems = new Diagnostics?[site.Pages.Length];
        _whole = new(() => new WholePage(site with { IsOnePage = true }, theme, WholeWriter));
    }

    /// <summary>The edition that is rendered.</summary>
    public Site Site => _site;

    /// <summary>How it looks.</summary>
    public Theme Theme => _theme;

    /// <summary>All files of the site: pages, assets of the theme, and files that are published as they are.</summary>
    public FileTree Files()
    {
        var files = new List<FileEntry>(_site.Pages.Length + 32);
        for (var i = 0; i < _site.Pages.Length; i++)
        {
            var index = i;
            files.Add(new FileEntry(_site.Pages[i].Path, () => Rendered(index)));
        }

        files.AddRange(new PreviewFiles(_site, _theme, PreviewWriter).Of());
        if (_site.Main is null)
        {
            files.AddRange(Shared());
        }

        files.AddRange(ChartViews.Charts(_site.Report).Select(chart => new FileEntry($"{Site.FilesFolder}/{ChartViews.PathOf(chart, "svg")}", () => Encoding.UTF8.GetBytes(ChartViews.Picture(chart, _theme)))));
        if (CardViews.HasTemplate(_theme))
        {
            files.Add(new FileEntry(CardViews.DrawnPath, () => Encoding.UTF8.GetBytes(Card())));
        }

        files.AddRange(_site.Report.MadeFiles.Select(static made => new FileEntry(made.Path, () => Encoding.UTF8.GetBytes(made.Text()))));
        return FileTree.Of(files);
    }

    /// <summary>The cover once more, with what there is to take away beside the pages, and the size of all.</summary>
    /// <param name="offers">What there is.</param>
    /// <param name="files">The pages of all editions and what belongs to them; each is read once more here.</param>
    public FileEntry Cover(ImmutableArray<Offer> offers, FileTree files) => new(_site.Folder + _site.Pages[0].Path, () => Rendered(0, page => page with
    {
        Offers = offers,
        Bytes = kind => PathsOf(kind).Sum(path => files.TryGet(_site.Folder + path, out var file) ? file.Read().Length : 0L),
    }));

    IEnumerable<string> PathsOf(GeneratedPage kind) => kind == GeneratedPage.Data
        ? _site.Data.Tables.Select(static used => $"{Site.DataFolder}/{used.Table.Name}.csv")
        : _site.MadePages.Where(page => page.Kind == kind).Select(static page => page.Path);

    /// <summary>The page that holds the whole report, as it is when no other file comes along; nothing where there is none.</summary>
    public FileEntry? Alone() => _site.MadePages.FirstOrDefault(static page => page.Kind == GeneratedPage.Whole) is not { } whole ? null
        : new(_site.Folder + whole.Path, () => Rendered(_site.Pages.IndexOf(whole), static page => page with { IsAlone = true, Site = page.Site with { Editions = [] } }));

    // What the pages of all editions use: it lies at the root, once.
    IEnumerable<FileEntry> Shared()
    {
        foreach (var entry in _theme.Assets.Entries)
        {
            yield return entry;
        }

        foreach (var path in _site.Report.Languages.SelectMany(static edition => edition.Attachments).Concat(_site.Report.Attachments).Distinct(StringComparer.Ordinal))
        {
            if (_site.Report.Files.TryGet(path, out var entry))
            {
                yield return entry with { Path = Site.FilesFolder + "/" + path };
            }
        }
    }

    /// <summary>The charts and the cards of all editions as PNG, all of them made when the first is read; none without something that draws.</summary>
    public static FileTree Pngs(IReadOnlyList<PageRenderer> editions, Func<ImmutableArray<string>, ImmutableArray<byte[]>>? draw)
    {
        if (draw is null)
        {
            return FileTree.Empty;
        }

        ImmutableArray<(PageRenderer Of, ChartBlock Chart)> charts = [.. editions.SelectMany(static one => ChartViews.Charts(one._site.Report).Select(chart => (one, chart)))];
        ImmutableArray<PageRenderer> cards = [.. editions.Where(static one => CardViews.HasTemplate(one._theme))];
        var drawn = new Lazy<ImmutableArray<byte[]>>(() => draw([.. charts.Select(static one => ChartViews.Picture(one.Chart, one.Of._theme)), .. cards.Select(static one => one.Card())]));
        var paths = charts.Select(static one => $"{one.Of._site.Folder}{Site.FilesFolder}/{ChartViews.PathOf(one.Chart, "png")}").Concat(cards.Select(static one => one._site.Folder + CardViews.PixelsPath));
        return FileTree.Of(paths.Select((path, i) => new FileEntry(path, () => drawn.Value[i])));
    }

    // A mistake in the template was told when the theme was loaded.
    string Card() => _theme.Templates.Render("card", [.. Globals("", "", null), Named("card", CardViews.Laid(_site.Report.Config.Title, _site.Report.Config.Subtitle))], new Diagnostics());

    /// <summary>Problems of the pages rendered so far, in the order of the pages.</summary>
    public Diagnostics Problems()
    {
        var all = new Diagnostics();
        foreach (var own in _problems)
        {
            if (own is not null)
            {
                all.AddRange(own);
            }
        }

        return all;
    }

    ReadOnlyMemory<byte> Rendered(int index, Func<PageContext, PageContext>? otherwise = null)
    {
        var diagnostics = new Diagnostics();
        var text = Text(_site.Pages[index], otherwise ?? (static page => page), diagnostics);
        _problems[index] = diagnostics;
        return Encoding.UTF8.GetBytes(text);
    }

    string Text(Page page, Func<PageContext, PageContext> otherwise, Diagnostics diagnostics)
    {
        var home = Up(page.Path);
        var root = home + Up(_site.Folder);
        if (page is RedirectPage redirect)
        {
            var canonical = _site.Report.Config.BaseUrl is { } address ? Site.Canonical(address, _site.ChapterPaths[redirect.Target.Chapter]) : null;
            var title = PageViews.RedirectNames.Of((_site.Report.Chapters[redirect.Target.Chapter].PlainTitle, canonical));
            var target = _site.Address(page.Path, redirect.Target);
            return _theme.Templates.Render("redirect", [.. Globals(root, home, title), Named("target", target)], diagnostics);
        }

        var context = otherwise(page is MadePage { Kind: GeneratedPage.Whole } ? _whole.Value.Context()
            : new PageContext(_site, _theme, page, Writer(page.Path, root, home, inList: false, diagnostics), Writer(page.Path, root, home, inList: true, diagnostics)));
        var globals = Globals(root, home, PageViews.Of(context), context.IsAlone);
        var template = page is MadePage made ? PageViews.KindName(made.Kind) : "chapter";
        var content = new Html(_theme.Templates.Render(template, globals, diagnostics));
        return _theme.Templates.Render("layout", [.. globals, Named("content", content), Named("paper", _paper.Of(context))], diagnostics);
    }

    // Problems of a chapter are those of its page, unless that is not rendered at all.
    HtmlWriter WholeWriter(Site onePage, string scope, bool inList, int chapter)
    {
        var diagnostics = new Diagnostics();
        if (chapter >= 0)
        {
            Interlocked.CompareExchange(ref _problems[chapter + 1], diagnostics, null);
        }

        var globals = Globals(Up(_site.Folder), "", null);
        return new HtmlWriter(onePage, _theme, GeneratedPages.PathOf(GeneratedPage.Whole), (block, writer) => Shaped(block, writer, globals, diagnostics), inList, scope, deeper: 1);
    }

    // A page of no name at the edition's root. Its problems are those of the pages that its texts come from.
    HtmlWriter PreviewWriter() => Writer("", Up(_site.Folder), "", inList: true, new Diagnostics());

    static string Up(string path) => string.Concat(Enumerable.Repeat("../", path.Count(static c => c == '/')));

    HtmlWriter Writer(string path, string root, string home, bool inList, Diagnostics diagnostics)
    {
        // Partials see the report and the words, but not the page: they look the same wherever their block stands.
        var globals = Globals(root, home, null);
        return new HtmlWriter(_site, _theme, path, (block, writer) => Shaped(block, writer, globals, diagnostics), inList);
    }

    // Alone, a page has no index to search in.
    View ReportAlone => ReportViews.Of(_site.Report with { Config = _site.Report.Config with { HasSearch = false } }, _theme);

    List<KeyValuePair<string, object?>> Globals(string root, string home, View? page, bool alone = false)
    {
        var globals = new List<KeyValuePair<string, object?>>
        {
            Named("root", root),
            Named("home", home),
            Named("strings", _theme.Strings),
            Named("report", alone ? ReportAlone : _report),
        };
        if (page is not null)
        {
            globals.Add(Named("page", page));
        }

        return globals;
    }

    static KeyValuePair<string, object?> Named(string name, object? value) => KeyValuePair.Create(name, value);

    string? Shaped(Block block, HtmlWriter writer, List<KeyValuePair<string, object?>> globals, Diagnostics diagnostics)
    {
        switch (block)
        {
            case Float figure:
                _theme.BlockKeys.Check(figure.At, figure.Attributes, "float", hasData: false, diagnostics);
                return Partial("float", BlockViews.Of(figure, writer));
            case Callout callout:
                _theme.BlockKeys.Check(callout.At, callout.Attributes, "callout", hasData: false, diagnostics);
                return Partial("callout", BlockViews.Of(callout, writer));
            case ChartBlock chart:
                _theme.BlockKeys.Check(chart.At, Without(chart.Attributes, "chart"), "chart", hasData: false, diagnostics);
                return chart.Chart is { } drawn ? Partial("chart", ChartViews.Of(chart, drawn, writer)) : "";
            case DataBlock { Partial: "timeline" } data:
                _theme.BlockKeys.Check(data.At, Without(data.Attributes, ChartViews.TimelineKeys), data.Partial, hasData: true, diagnostics);
                return ChartViews.Timeline(data, writer, _numbers, diagnostics) is { } timeline ? Partial(data.Partial, timeline) : "";
            case DataBlock { Partial: "matrix" } data:
                _theme.BlockKeys.Check(data.At, Without(data.Attributes, "rows", "value"), data.Partial, hasData: true, diagnostics);
                return Partial(data.Partial, ChartViews.Matrix(data, writer, _numbers));
            case DataBlock data when _theme.Templates.Has("partials/" + data.Partial):
                _theme.BlockKeys.Check(data.At, data.Attributes, data.Partial, hasData: true, diagnostics);
                return Partial(data.Partial, BlockViews.Of(data, writer, _numbers));
            case DataBlock data:
                diagnostics.Add(Sources.Problems.MissingTemplate(data.At, "partials/" + data.Partial, []));
                return "";
            case Div div when div.Attributes.FirstClass is { } name && _theme.Templates.Has("partials/" + name):
                _theme.BlockKeys.Check(div.At, div.Attributes, name, hasData: false, diagnostics);
                return Partial(name, BlockViews.Of(div, writer));
            case Div div:
                _theme.BlockKeys.CheckPlain(div, diagnostics);
                return null;
            default:
                return null;
        }

        string Partial(string name, View view) =>
            _theme.Templates.Render("partials/" + name, [.. globals, Named("block", view)], diagnostics);
    }

    // Keys that the generator itself takes.
    static Attributes Without(Attributes attributes, params ReadOnlySpan<string> keys)
    {
        var kept = attributes.Keys;
        foreach (var key in keys)
        {
            kept = kept.RemoveAll(pair => pair.Key == key);
        }

        return attributes with { Keys = kept };
    }
}

using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Arranging;

/// <summary>A block with data, and where it stands.</summary>
/// <param name="Name">Its id, or a name made of its resource: that of its files, and what the ids of its rows begin with.</param>
/// <param name="Chapter">Index of the chapter.</param>
/// <param name="Block">The block.</param>
public sealed record ShownData(string Name, int Chapter, DataBlock Block)
{
    // Rows of a worksheet, less its heading; columns, where each field may bring three for its remarks.
    const int MostRows = 1_048_575;
    const int MostFields = 16_384 / 4;

    /// <summary>Whether a worksheet can hold the table.</summary>
    public bool FitsSheet => Block.Table.RowCount <= MostRows && Block.Table.Fields.Length < MostFields;
}

/// <summary>A chart, and where it stands.</summary>
public readonly record struct ShownChart(int Chapter, ChartBlock Block);

/// <summary>A table that the report shows, draws or names values of.</summary>
/// <param name="Table">The table, whole.</param>
/// <param name="Shown">Blocks that show something of it, in reading order.</param>
/// <param name="Values">How many of its values stand in each chapter's text; -1 stands for texts outside chapters.</param>
public sealed record UsedTable(Table Table, ImmutableArray<ShownData> Shown, ImmutableArray<KeyValuePair<int, int>> Values)
{
    /// <summary>Charts that draw something of it, in reading order.</summary>
    public ImmutableArray<ShownChart> Drawn { get; init; } = [];

    /// <summary>Whether readers meet anything of it in the text.</summary>
    public bool IsShown => !Shown.IsEmpty || !Values.IsEmpty || !Drawn.IsEmpty;
}

/// <summary>Where the report shows its data: what the files of each table are called, and which row a value in the text leads to.</summary>
public sealed class DataPlaces
{
    readonly Dictionary<DataBlock, ShownData> _shown = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<(string Table, string Key), ChapterTarget> _rows = [];
    readonly Dictionary<DataBlock, ImmutableArray<string>> _rowIds = new(ReferenceEqualityComparer.Instance);

    DataPlaces(ImmutableArray<ShownData> shown, ImmutableArray<UsedTable> tables) => (Shown, Tables) = (shown, tables);

    /// <summary>Every block with data, in reading order.</summary>
    public ImmutableArray<ShownData> Shown { get; }

    /// <summary>All tables with their uses, in the order in which they are declared.</summary>
    public ImmutableArray<UsedTable> Tables { get; }

    /// <summary>Whether a table or a chart is shown, not only a value named.</summary>
    public bool ShowsAny => Tables.Any(static used => !used.Shown.IsEmpty || !used.Drawn.IsEmpty);

    /// <summary>Looks through a report.</summary>
    public static DataPlaces Of(Report report)
    {
        var found = new Finder();
        found.Look(report);
        var places = new DataPlaces([.. found.Shown], Used(report, found));
        foreach (var shown in places.Shown)
        {
            places.Add(shown, report.Data.Find(shown.Block.Table.Name), found.Named);
        }

        return places;
    }

    static ImmutableArray<UsedTable> Used(Report report, Finder found) =>
    [
        .. report.Data.Tables
            .Select(table => new UsedTable(
                table,
                [.. found.Shown.Where(s => s.Block.Table.Name == table.Name)],
                [.. found.Values.Where(v => v.Key.Table == table.Name).Select(static v => KeyValuePair.Create(v.Key.Chapter, v.Value)).OrderBy(static v => v.Key)])
            {
                Drawn = [.. found.Drawn.Where(c => c.Block.Chart!.Shown.Name == table.Name)],
            }),
    ];

    /// <summary>Tells of resources that nothing uses: no block, chart, value, query or foreign key. Beside errors, nobody knows what would use them.</summary>
    public void ReportUnused(TableSet data, IEnumerable<DataPlaces> editions, Diagnostics diagnostics)
    {
        var needed = data.Queried.Concat(data.Tables.SelectMany(static t => t.ForeignKeys.Where(k => k.Resource != t.Name).Select(static k => k.Resource))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var shown = Tables.Concat(editions.SelectMany(static edition => edition.Tables)).Where(static t => t.IsShown).Select(static t => t.Table.Name).ToHashSet(StringComparer.Ordinal);
        if (diagnostics.HasErrors || !data.AreUsesKnown)
        {
            return;
        }

        foreach (var table in data.Tables.Where(t => !needed.Contains(t.Name) && !shown.Contains(t.Name)))
        {
            diagnostics.Add(Problems.ResourceUnused(table.At, table.Name));
        }

        foreach (var file in data.Large.Where(l => !needed.Contains(l.Name)))
        {
            diagnostics.Add(Problems.LargeUnused(file.At, file.Name));
        }
    }

    void Add(ShownData shown, Table? whole, HashSet<(string Table, string Key)> named)
    {
        _shown.Add(shown.Block, shown);
        if (shown.Block.Partial != "table" || whole?.PrimaryKey is null)
        {
            return;
        }

        var keys = Keys(shown.Block, whole);
        var ids = RowIds(shown.Name, keys);
        var linked = new string[ids.Length];
        Array.Fill(linked, "");
        for (var row = 0; row < ids.Length; row++)
        {
            if (ids[row].Length > 0 && named.Contains((whole.Name, keys[row])) && _rows.TryAdd((whole.Name, keys[row]), new ChapterTarget(shown.Chapter, ids[row])))
            {
                linked[row] = ids[row];
            }
        }

        _rowIds.Add(shown.Block, ImmutableArray.Create(linked));
    }

    // The key may not be among the fields that are shown, and is shown in another language's words.
    static ImmutableArray<string> Keys(DataBlock block, Table whole)
    {
        var keys = new string[block.Table.RowCount];
        Array.Fill(keys, "");
        foreach (var row in block.Shape.Rows.Where(static r => r.IsOfData))
        {
            keys[row.Row] = whole.KeyOf(block.Shape.SourceRows[row.Row]);
        }

        return ImmutableArray.Create(keys);
    }

    // Rows without a key, which are sums, have nothing to be known by.
    static ImmutableArray<string> RowIds(string name, ImmutableArray<string> keys)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal) { "" };
        var ids = ImmutableArray.CreateBuilder<string>(keys.Length);
        foreach (var key in keys)
        {
            var stem = key.Length == 0 ? "" : $"{name}-r-{Slug.Of(key)}";
            var id = stem;
            for (var n = 2; stem.Length > 0 && !taken.Add(id); n++)
            {
                id = $"{stem}-{n}";
            }

            ids.Add(id);
        }

        return ids.MoveToImmutable();
    }

    /// <summary>The name of a block's files; nothing for a block that stands on no page.</summary>
    public string? NameOf(DataBlock block) => _shown.TryGetValue(block, out var shown) ? shown.Name : null;

    /// <summary>Whether a worksheet can hold what a block shows.</summary>
    public bool FitsSheet(DataBlock block) => _shown.TryGetValue(block, out var shown) && shown.FitsSheet;

    /// <summary>The id of each row of a block, an empty one for a row that no value in the text leads to; empty where rows have no keys.</summary>
    public ImmutableArray<string> RowIdsOf(DataBlock block) => _rowIds.GetValueOrDefault(block, []);

    /// <summary>The row of a value in the first table that shows it, or nothing.</summary>
    public ChapterTarget? RowOf(BoundValue value) => _rows.GetValueOrDefault((value.Table, value.Key));

    /// <summary>The anchor of a table on the page of data.</summary>
    public static string AnchorOf(string table) => "data-" + table;

    // Goes through all texts once.
    sealed class Finder
    {
        readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase) { "datapackage" };
        int _chapter = -1;

        public List<ShownData> Shown { get; } = [];

        public List<ShownChart> Drawn { get; } = [];

        public Dictionary<(string Table, int Chapter), int> Values { get; } = [];

        public HashSet<(string Table, string Key)> Named { get; } = [];

        public void Look(Report report)
        {
            // A table's own files keep its name.
            _names.UnionWith(report.Data.Tables.Select(static t => t.Name));
            for (_chapter = 0; _chapter < report.Chapters.Length; _chapter++)
            {
                Look(report.Chapters[_chapter]);
            }

            _chapter = -1;
            foreach (var text in report.OtherTexts)
            {
                Walk.Visit(text, Add, Add);
            }
        }

        void Look(BoundChapter chapter)
        {
            Walk.Visit(chapter.Title, Add);
            Walk.Visit(chapter.Summary, Add);
            foreach (var text in chapter.Texts)
            {
                Walk.Visit(text, Add, Add);
            }
        }

        void Add(Block block)
        {
            if (block is DataBlock data && _chapter >= 0)
            {
                Shown.Add(new ShownData(Name(data), _chapter, data));
            }
            else if (block is ChartBlock { Chart: not null } chart && _chapter >= 0)
            {
                Drawn.Add(new ShownChart(_chapter, chart));
            }
        }

        string Name(DataBlock data)
        {
            var name = data.Attributes.Id ?? data.Table.Name + "-table";
            var free = name;
            for (var n = 2; !_names.Add(free); n++)
            {
                free = $"{name}-{n}";
            }

            return free;
        }

        void Add(Inline inline)
        {
            if (inline is BoundValue value)
            {
                Values[(value.Table, _chapter)] = Values.GetValueOrDefault((value.Table, _chapter)) + 1;
                Named.Add((value.Table, value.Key));
            }
        }
    }
}

using System.Text.Json;
using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>What a screen reader is given to say: the browser's own tree of roles, names and descriptions.</summary>
static class Heard
{
    static readonly HashSet<string> Controls = new(StringComparer.Ordinal)
    {
        "link", "doc-biblioref", "doc-noteref", "doc-backlink", "button", "DisclosureTriangle", "checkbox", "combobox", "searchbox", "slider", "textbox",
    };

    /// <summary>Tells of names that say nothing, of what is said twice or though it is for paper only, and of cells without headings.</summary>
    internal static async Task<IReadOnlyList<Finding>> Check(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var tree = (await session.SendAsync("Accessibility.getFullAXTree"))!.Value.GetProperty("nodes").EnumerateArray().Select(Node.Of).DistinctBy(static node => node.Id).ToDictionary(static node => node.Id);
        var said = tree.Values.Where(static node => !node.IsIgnored).ToList();
        await session.DetachAsync();
        return
        [
            .. said.Where(static node => Controls.Contains(node.Role) && !node.Name.Any(char.IsLetterOrDigit))
                .Select(static node => new Finding("name-of-signs", node.At, "its name has neither letter nor digit", "give it words: aria-label, or text that is only heard")),
            .. said.Where(static node => node.Description.Length > 0 && $" {node.Name} ".Contains($" {node.Description} ", StringComparison.Ordinal))
                .Select(static node => new Finding("said-twice", node.At, "its description is in its name already", "name it by the one, describe it by the other")),
            .. said.Where(static node => node.Role == "status" && node.Children.IsEmpty)
                .Select(static node => new Finding("empty-status", node.At, "it is read out while it says nothing", "hide it while it is empty, or use aria-live without the role")),
            .. said.Where(static node => node.Role == "table").SelectMany(table => Cells(table, tree)),
            .. from shown in await page.EvaluateAsync<string[]>(ForPaper) select new Finding("heard-though-for-paper", shown, "only paper is to have it, and it is read out", "do not display it on screens"),
        ];
    }

    const string ForPaper = """
        () => [...document.querySelectorAll('.print-only')].filter(e => e.checkVisibility()).map(e => '.' + e.className.trim().replace(/\s+/g, '.'))
        """;

    // What a cell is of, its row and its column say: a table has headings for columns, and where one row has a heading, each of them has one.
    static IEnumerable<Finding> Cells(Node table, Dictionary<string, Node> tree)
    {
        var rows = Rows(table, tree).Select(row => Below(row, tree).ToList()).ToList();
        var headings = rows.SelectMany(static row => row).Where(static node => node.Role is "rowheader" or "columnheader").ToList();
        foreach (var heading in headings.Where(static heading => heading.Name.Length == 0))
        {
            yield return new("heading-without-name", heading.At, "it says nothing of its cells", "give it words, which may be only heard");
        }

        var cells = rows.SelectMany(row => row.Where(node => node.Role is "cell" && headings.Any(static h => h.Role == "rowheader") && !row.Exists(static n => n.Role == "rowheader")));
        foreach (var cell in headings.Exists(static h => h.Role == "columnheader") ? cells : rows.SelectMany(static row => row))
        {
            yield return new("cell-without-heading", cell.At, "nothing says what it is of", "<th scope=\"row\"> in each row, <th scope=\"col\"> above each column");
        }
    }

    static IEnumerable<Node> Rows(Node table, Dictionary<string, Node> tree) =>
        Below(table, tree).SelectMany(node => node.Role == "row" ? [node] : node.Role == "rowgroup" ? Rows(node, tree) : []);

    static IEnumerable<Node> Below(Node node, Dictionary<string, Node> tree) =>
        node.Children.SelectMany(id => tree.TryGetValue(id, out var child) ? child.IsIgnored ? Below(child, tree) : [child] : []);

    sealed record Node(string Id, string Role, string Name, string Description, bool IsIgnored, System.Collections.Immutable.ImmutableArray<string> Children)
    {
        public string At => $"{Role} '{Name}'";

        public static Node Of(JsonElement node) => new(
            node.GetProperty("nodeId").GetString()!,
            Word(node, "role"), Word(node, "name"), Word(node, "description"),
            node.GetProperty("ignored").GetBoolean(),
            node.TryGetProperty("childIds", out var children) ? [.. children.EnumerateArray().Select(static id => id.GetString()!)] : []);

        static string Word(JsonElement node, string name) => node.TryGetProperty(name, out var value) && value.TryGetProperty("value", out var word) ? word.ToString().Trim() : "";
    }
}

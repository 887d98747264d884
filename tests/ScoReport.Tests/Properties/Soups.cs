using CsCheck;

namespace ScoReport.Tests.Properties;

/// <summary>Texts that nobody would write: the pieces of a language, and anything else, in any order.</summary>
static class Soups
{
    static readonly Gen<string> Letters = Gen.Char["ab äß上Ж𝄞\uD800\u0000\u200F\u0301😀\t\r\n .,"].Array[1, 6].Select(static c => new string(c));

    static Gen<string> Of(params string[] pieces) =>
        Gen.Frequency((5, Gen.OneOf(pieces)), (2, Letters)).Array[0, 40].Select(string.Concat);

    public static Gen<string> Markdown { get; } = Of(
        "# ", "## ", "\n\n", "\n", "\n\n", "*", "**", "_", "~~", "~", "^", "==", "++", "`", "```\n", "~~~", "- ", "1. ", "p. ", "> ", "    ", "\n---\n", "***",
        "[", "]", "(", ")", "![", "](", "](#x)", "](a.md)", "](map.svg)", "](https://example.org)", "](javascript:x)", "{", "}", "{#x}", "{.c}", "{{ ", " }}", "{{ report.title }}",
        "@", "@doe2001", "[@doe2001]", "-@doe2001", "@{doe2001}", "[see @doe2001, p. 3; @roe2005]", "@sec-a", "@tbl-a", "@fig-a", ";", ", p. 5",
        "[^1]", "[^1]: ", "\n[^1]: note\n", "[^", "\n: ", "\n:   def", "- [ ] ", "- [x] ", "|", "|---|", "\n| a | b |\n|---|---|\n| c | d |\n", "$", "$$", "\n$$\nx\n$$\n",
        ":::", "\n::: note\n", "\n:::\n", "\n::: {#tbl-a .table data=\"trade\"}\n", "\n::: {#fig-a}\n", "::x::", "*[SCO]: full\n", "SCO", "<", ">", "<b>", "</b>", "<!--", "-->", "<script>", "&amp;", "&", "\\", "\"", "'", "--", "---", "...", "<https://a.b>", "https://a.b", "[x]: /y\n");

    public static Gen<string> Html { get; } = Of(
        "<", ">", "</", "/>", "<b", "<div", "<span ", "<script", "<img ", "<a ", "<svg", "</b>", "</div>", "<!--", "-->", "<!", "<?", "?>", "<![CDATA[", "]]>", "=", "\"", "'", "`", "/", " ", "\n", "\n\n",
        "onclick", "onerror=alert(1)", "href=javascript:x", "style=", "class=\"c\"", "id=\"i\"", "title='t'", "title=\"", "src=x", "&lt;", "&", ";", "alert(1)", "script>", "javascript:");

    public static Gen<string> Yaml { get; } = Of(
        "title: ", "language: en", "chapters: ", "[chapters/a.md]", "\n", "\n", "\n  ", "- ", ": ", "key: value\n", "{", "}", "[", "]", ",", "&a ", "*a", "*b", "!!str ", "!x ", "|", ">", "|-\n", "\"", "'", "#", "---\n", "...\n", "? ", "~", "null", "%YAML 1.2\n", "\t", "date: ", "2026-13-45", "custom:", "part: ", "authors: ", "<<: ", "\\", "\\x", "@", "`",
        "terms: ", "resources: ", "name: a", "path: a.csv", "schema: ", "fields: ", "definition: ", "[@doe2001]", "\u0085", "\uFEFF");

    public static Gen<string> Csv { get; } = Of("country", ",", ",", "\n", "\n", "\r\n", "\"", "\"\"", "1", "1.5", "-", "n/a", "status", "exports", "people", "\"a,b\"", ";", "\u0000");

    public static Gen<string> Json { get; } = Of(
        "[", "]", "{", "}", ",", ":", "\"", "\"id\"", "\"doe2001\"", "\"type\": \"book\"", "\"title\": \"T\"", "\"author\": [{\"family\": \"X\"}]", "\"issued\": {\"date-parts\": [[2001]]}", "[[", "1e999", "-0", "null", "true", "\\u", "\\ud800", "\\\"", "\n", "{\"id\": \"doe2001\", \"type\": \"book\"}", "<i>", "\"custom\": {}");

    public static Gen<string> Liquid { get; } = Of(
        "{{ ", " }}", "{% ", " %}", "{%- ", " -%}", "page.title", "page.nope", "report", "strings.chapter", "if ", "endif", "else", "elsif x", "for x in page.outline", "endfor", "assign a = ", "capture a", "endcapture", "render 'partials/pager'", "render 'none'", "comment", "endcomment", "raw", "endraw", "unless ", "endunless", " | ", "size", "append: 'x'", "shout", "'", "\"", ".", "[0]", "[", "]", "==", "and", "contains", "1", "page.body", "<p>", "\n");
}

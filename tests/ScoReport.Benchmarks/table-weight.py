"""How much a data table adds to its page, against the text that it shows (its cells, separated by tabs). Usage: table-weight.py PROGRAM"""
import gzip
import html
import os
import re
import subprocess
import sys
import tempfile

FIELDS = {"name": "string", "group": "string", **{f"v{i}": "integer" if i < 4 else "number" for i in range(8)}}


def rows(count):
    state = 12345
    for i in range(count):
        values = []
        for name, kind in FIELDS.items():
            state = (state * 1103515245 + 12345) % 2**31
            values.append(f"Country {i}" if name == "name" else f"Region {state // 65536 % 7}" if name == "group" else str(state // 4096 % 100000) if kind == "integer" else f"{state // 4096 % 100000 / 10:.1f}")
        yield ",".join(values)


def shown(page):
    """The text of the table's cells as they are shown, a row a line and a tab between two."""
    table = re.search("<table.*</table>", page.decode(), re.DOTALL)[0]
    lines = ["\t".join(html.unescape(re.sub("<[^>]*>", "", "<" + cell)).strip() for cell in re.split("<t[hd](?=[ >])", row)[1:]) for row in table.split("<tr")[1:]]
    return "\n".join(line for line in lines if line).encode()


def build(program, count):
    with tempfile.TemporaryDirectory() as folder:
        def write(path, text):
            path = os.path.join(folder, "r", path)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)

        fields = "".join(f"        - {{name: {n}, type: {t}}}\n" for n, t in FIELDS.items())
        write("report.yaml", "title: A\nlanguage: en\nchapters: [a.md, b.md]\noutputs: [site]\n")
        write("a.md", "---\ntitle: A\n---\n\n::: {.table #tbl-x data=\"t\"}\nCaption.\n:::\n")
        write("b.md", "---\ntitle: B\n---\n\n")
        write("data/datapackage.yaml", "resources:\n  - name: t\n    path: t.csv\n    schema:\n      primaryKey: name\n      fields:\n" + fields)
        write("data/t.csv", ",".join(FIELDS) + "\n" + "\n".join(rows(count)) + "\n")
        subprocess.run([program, "build", os.path.join(folder, "r"), "-o", os.path.join(folder, "o")], capture_output=True, check=True)

        def read(path):
            with open(os.path.join(folder, "o", "site", path), "rb") as file:
                return file.read()

        page, bare = read("a.html"), read("b.html")
        data = shown(page)
        zipped = [len(gzip.compress(t, 9, mtime=0)) for t in (page, bare, data)]
        return len(page) - len(bare), len(data), zipped[0] - zipped[1], zipped[2]


def main():
    print("| Rows | Page | Data | Page ÷ data | Page, gzip | Data, gzip | Page ÷ data, gzip |")
    print("|--:|--:|--:|--:|--:|--:|--:|")
    for count in (10, 100, 1000, 10000):
        page, data, page_z, data_z = build(sys.argv[1], count)
        print(f"| {count:,} | {page:,} | {data:,} | {page / data:.2f} | {page_z:,} | {data_z:,} | {page_z / data_z:.2f} |")


main()

"""How much a chart adds to its page, against its data as text (the CSV beside it). Usage: chart-weight.py PROGRAM"""
import gzip
import os
import subprocess
import sys
import tempfile

KINDS = {
    "lying bars": ("mark: bar\nencoding:\n  y: {field: name, type: nominal}\n  x: {field: a, type: quantitative}\n", "name,a", 1, lambda i: f"Country {i}"),
    "grouped bars": ("transform: [{fold: [a, b], as: [k, v]}]\nmark: bar\nencoding:\n  y: {field: name, type: nominal}\n  yOffset: {field: k}\n  x: {field: v, type: quantitative}\n  color: {field: k}\n", "name,a,b", 2, lambda i: f"Country {i}"),
    "line": ("mark: line\nencoding:\n  x: {field: day, type: temporal}\n  y: {field: a, type: quantitative}\n", "day,a", 1, lambda i: f"{1990 + i // 336}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}"),
    "four lines": ("transform: [{fold: [a, b, c, d], as: [k, v]}]\nmark: line\nencoding:\n  x: {field: day, type: temporal}\n  y: {field: v, type: quantitative}\n  color: {field: k}\n", "day,a,b,c,d", 4, lambda i: f"{1990 + i // 336}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}"),
    "points": ("mark: point\nencoding:\n  x: {field: a, type: quantitative}\n  y: {field: b, type: quantitative}\n", "name,a,b", 2, lambda i: f"Country {i}"),
}


def build(program, kind, values):
    spec, header, per_row, name = KINDS[kind]
    with tempfile.TemporaryDirectory() as folder:
        def write(path, text):
            path = os.path.join(folder, "r", path)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)

        state = 12345
        rows = []
        for i in range(max(1, values // per_row)):
            numbers = []
            for _ in range(per_row):
                state = (state * 1103515245 + 12345) % 2**31
                numbers.append(f"{state % 20000 / 10:.1f}")
            rows.append(",".join([name(i), *numbers]))

        names = header.split(",")
        types = "".join(f"        - {{name: {n}, type: {'date' if n == 'day' else 'string' if n == 'name' else 'number'}}}\n" for n in names)
        write("report.yaml", "title: A\nlanguage: en\nchapters: [a.md, b.md]\noutputs: [site]\n")
        write("a.md", "---\ntitle: A\n---\n\n::: {.chart #fig-x chart=\"x\"}\nCaption.\n:::\n")
        write("b.md", "---\ntitle: B\n---\n\n")
        write("charts/x.yaml", "data: {name: t}\n" + spec)
        write("data/datapackage.yaml", "resources:\n  - name: t\n    path: t.csv\n    schema:\n      fields:\n" + types)
        write("data/t.csv", header + "\n" + "\n".join(rows) + "\n")
        done = subprocess.run([program, "build", os.path.join(folder, "r"), "-o", os.path.join(folder, "o")], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            return done.stderr.split("error ")[1].split(":")[0]

        def read(path):
            with open(os.path.join(folder, "o", "site", path), "rb") as file:
                return file.read()

        page, bare, data = read("a.html"), read("b.html"), read("files/charts/x.csv")
        zipped = [len(gzip.compress(t, 9, mtime=0)) for t in (page, bare, data)]
        return len(page) - len(bare), len(data), zipped[0] - zipped[1], zipped[2]


def main():
    print("| Chart | Values | Page | Data | Page ÷ data | Page, gzip | Data, gzip | Page ÷ data, gzip |")
    print("|:--|--:|--:|--:|--:|--:|--:|--:|")
    for kind in KINDS:
        for values in (10, 100, 1000, 10000):
            got = build(sys.argv[1], kind, values)
            if isinstance(got, str):
                print(f"| {kind} | {values:,} | refused ({got}) | | | | | |")
            else:
                page, data, page_z, data_z = got
                print(f"| {kind} | {values:,} | {page:,} | {data:,} | {page / data:.1f} | {page_z:,} | {data_z:,} | {page_z / data_z:.1f} |")


main()

"""Times whole processes in turn (A B C A B C …) and prints medians as Markdown. The documents are the first 40 items of cite-compare's corpus."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time

ROUNDS = 7


def documents(out):
    with open(f"{out}/library.json", encoding="utf8") as file:
        library = json.load(file)[:40]
    cites = [{"citationItems": [{"id": library[i * 7 % 40]["id"]}], "properties": {"noteIndex": i + 1}} for i in range(80)]
    folder = f"{out}/forty"
    os.makedirs(folder, exist_ok=True)
    for name, value in (("library", library), ("citations", cites)):
        with open(f"{folder}/{name}.json", "w", encoding="utf8") as file:
            json.dump(value, file)
    with open(f"{folder}/text.md", "w", encoding="utf8") as file:
        file.write("\n\n".join(f"Text [@{cite['citationItems'][0]['id']}]." for cite in cites))
    return folder


def commands(folder, style):
    path = f"{os.environ['CSL_STYLES']}/{style}.csl"
    yield "ScoReport", [os.environ["SCOREPORT"], "cite", "--style", path, "--locale", "en-US", "--library", f"{folder}/library.json", "--citations", f"{folder}/citations.json", "--format", "json"]
    yield "citeproc-js", ["node", "tests/ScoReport.Benchmarks/cite-compare.mjs", "citeproc", folder, path, os.environ["CSL_LOCALES"]]
    if shutil.which("pandoc"):
        yield "pandoc", ["pandoc", "--citeproc", "--csl", path, "--bibliography", f"{folder}/library.json", "--to", "plain", f"{folder}/text.md"]


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    folder = documents(sys.argv[1])
    print("| Style | " + " | ".join(name for name, _ in commands(folder, "x")) + " |")
    for style in " ".join(sys.argv[2:]).split():
        times = {}
        for _ in range(ROUNDS):
            for name, command in commands(folder, style):
                times.setdefault(name, []).append(seconds(command))
        print(f"| {style} | " + " | ".join(f"{statistics.median(values) * 1000:.0f} ms" for values in times.values()) + " |")


main()

"""Runs the tools in turn (A B A B …), each from a clean output folder, and prints medians and ratios as Markdown."""

import os
import shutil
import statistics
import subprocess
import sys
import time

PAIRS = [(100, 9), (2000, 5), (sys.maxsize, 2)]  # up to so many pages, so many rounds
PANDOC_MOST = 1000  # one process a page: beyond this it would take an hour
PANDOC_ROUNDS = {10: 3}  # else once: it has no target


def scoreport(binary, corpus, out):
    return [binary, "build", f"{corpus}/scoreport/content", "--output", out, "--only", "site"]


def hugo(corpus, out):
    return ["hugo", "--quiet", "--source", f"{corpus}/hugo", "--destination", out]


# One conversion for each file, as an author's Makefile would do it.
PANDOC = """
cd "$1/pandoc/content"
for page in */*.md; do
  mkdir -p "$2/${page%/*}"
  pandoc --standalone --toc --citeproc --bibliography ../references.json --template ../page.html -o "$2/${page%.md}.html" "$page"
done
"""


def pandoc(corpus, out):
    return ["bash", "-euc", PANDOC, "pandoc", corpus, out]


def measured(command, out):
    shutil.rmtree(out, ignore_errors=True)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} failed: {process.returncode}")
    return {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "rss": used.ru_maxrss / 1024}


def rounds(size):
    return next(count for most, count in PAIRS if size <= most)


def tools(binary, corpus, out, size):
    found = {"ScoReport": scoreport(binary, corpus, out)}
    if shutil.which("hugo"):
        found["Hugo"] = hugo(corpus, out)
    if shutil.which("pandoc") and size <= PANDOC_MOST:
        found["pandoc"] = pandoc(corpus, out)
    return found


def compared(binary, work, size):
    out = f"{work}/out"
    runs = {}
    for turn in range(rounds(size)):
        for name, command in tools(binary, f"{work}/{size}", out, size).items():
            if name == "pandoc" and turn >= PANDOC_ROUNDS.get(size, 1):
                continue
            runs.setdefault(name, []).append(measured(command, out))
            print(f"{size} pages, round {turn + 1}, {name}: {runs[name][-1]}", file=sys.stderr)
    shutil.rmtree(out, ignore_errors=True)
    return runs


def median(runs, what):
    return statistics.median(run[what] for run in runs)


# Of each round's own ratio: what else the machine was doing then, both have felt.
def ratio(runs, others, what):
    return statistics.median(a[what] / b[what] for a, b in zip(runs, others))


def print_table(size, results):
    for name, runs in results.items():
        own = results["ScoReport"]
        relative = ["", "", ""] if name == "ScoReport" else [f"{ratio(own, runs, what):.2g}" for what in ("wall", "cpu", "rss")]
        values = [f"{size:,}", name, str(len(runs)), f"{median(runs, 'wall'):.3f} s", f"{median(runs, 'cpu'):.3f} s", f"{median(runs, 'rss'):.0f} MB"]
        print("| " + " | ".join(values + relative) + " |")


def targets(all_results):
    ten, thousand, most = (all_results.get(size) for size in (10, 1000, 10000))
    if ten and "Hugo" in ten:
        yield "10 pages, wall time against Hugo", ratio(ten["ScoReport"], ten["Hugo"], "wall"), 1.5
    if most and "Hugo" in most:
        yield "10,000 pages, processor time against Hugo", ratio(most["ScoReport"], most["Hugo"], "cpu"), 0.8
        yield "10,000 pages, peak memory against Hugo", ratio(most["ScoReport"], most["Hugo"], "rss"), 0.7
    if thousand and most:
        yield "processor time per page, 10,000 pages against 1,000", (median(most["ScoReport"], "cpu") / 10000) / (median(thousand["ScoReport"], "cpu") / 1000), 1.1


def main():
    binary, work, *sizes = sys.argv[1:]
    all_results = {}
    for size in map(int, sizes):
        all_results[size] = compared(binary, work, size)
    print("| Pages | Tool | Runs | Wall | User + system | Peak memory | ScoReport's wall ÷ | processor ÷ | memory ÷ |")
    print("|--:|:--|--:|--:|--:|--:|--:|--:|--:|")
    for size, results in all_results.items():
        print_table(size, results)
    print("\n| Target | At most | Measured | |\n|:--|--:|--:|:--|")
    for name, value, most in targets(all_results):
        print(f"| {name} | {most} | {value:.2f} | {'met' if value <= most else 'missed'} |")


main()

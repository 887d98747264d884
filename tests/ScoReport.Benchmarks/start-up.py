#!/usr/bin/env python3
"""Times the start of the native program: a report without SQL with DuckDB's library beside the program and without it, and one with SQL.

Usage: start-up.py FOLDER [ROUNDS]   where FOLDER holds the published program (dotnet publish generator/ScoReport.Cli -c Release -r linux-x64 -o FOLDER).
The variants run in turn, so that whatever else the machine does, all feel it. Time is wall time and processor time, median; memory is the largest resident set.
"""
import os
import shutil
import statistics
import sys
import tempfile
import time

TABLE = "::: {.table data=\"t\"}\nA table.\n:::\n"
FIELDS = "    schema: {fields: [{name: k}, {name: n, type: integer}]}\n"
PACKAGE = "resources:\n  - name: s\n    path: t.csv\n" + FIELDS + "  - name: t\n"


def report(folder, resource):
    files = {
        "report.yaml": "title: A\nlanguage: en\nchapters: [a.md]\noutputs: [site]\n",
        "a.md": "# A\n\n" + TABLE,
        "data/t.csv": "k,n\n" + "".join(f"r{i},{i}\n" for i in range(10)),
        "data/datapackage.yaml": PACKAGE + resource,
    }
    for name, text in files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    return folder


def run(program, source, output):
    shutil.rmtree(output, ignore_errors=True)
    start = time.perf_counter()
    child = os.posix_spawn(program, [program, "build", source, "--output", output], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
    _, status, used = os.wait4(child, 0)
    if status:
        sys.exit(f"{program} failed")
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    published, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 21
    with tempfile.TemporaryDirectory(dir="/dev/shm") as work:
        beside, without = os.path.join(work, "beside"), os.path.join(work, "without")
        shutil.copytree(published, beside)
        shutil.copytree(published, without, ignore=shutil.ignore_patterns("*duckdb*.so", "*.dbg"))
        plain = report(os.path.join(work, "plain"), "    path: t.csv\n" + FIELDS)
        sql = report(os.path.join(work, "sql"), "    sql: SELECT k, n FROM s ORDER BY n\n" + FIELDS)
        variants = [("no SQL, library absent", without, plain), ("no SQL, library present", beside, plain), ("SQL, library present", beside, sql)]
        times = [[] for _ in variants]
        for round in range(rounds + 1):
            for i, (_, folder, source) in enumerate(variants):
                measured = run(os.path.join(folder, "ScoReport.Cli"), source, os.path.join(work, "out"))
                if round:
                    times[i].append(measured)
        print("| Report | Wall | ÷ first | Processor | ÷ first | Peak memory | ÷ first |\n|:--|--:|--:|--:|--:|--:|--:|")
        for (name, _, _), own in zip(variants, times):
            median = [statistics.median(t[k] for t in own) for k in range(3)]
            ratio = [statistics.median(a[k] / b[k] for a, b in zip(own, times[0])) for k in range(3)]
            print(f"| {name} | {median[0] * 1000:.1f} ms | {ratio[0]:.2f} | {median[1] * 1000:.1f} ms | {ratio[1]:.2f} | {median[2]:.0f} MB | {ratio[2]:.2f} |")


if __name__ == "__main__":
    main()

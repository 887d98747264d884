using System.Diagnostics;
using System.Globalization;
using System.Text;
using ScoReport.Data;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Benchmarks;

/// <summary>How long a resource of ten columns takes to be read, typed and checked, and how much memory it then holds.</summary>
public static class DataTimings
{
    const int Rounds = 9;

    const string Descriptor = """
        resources:
          - name: big
            path: big.csv
            schema:
              primaryKey: id
              fields:
                - {name: id}
                - {name: region, constraints: {enum: [North, South, East, West]}}
                - {name: date, type: date}
                - {name: year, type: year}
                - {name: count, type: integer, constraints: {minimum: 0}}
                - {name: a, type: number}
                - {name: b, type: number}
                - {name: c, type: number, constraints: {required: true}}
                - {name: sum, type: number}
                - {name: note}
            checks:
              - {name: sums, type: total, field: sum, of: [a, b, c]}
              - {name: range, type: range, fields: [a, b, c], minimum: -100000, maximum: 100000}
        """;

    /// <summary>Prints a line a size: rows, megabytes, milliseconds of the first and the median reading, and memory held against the file's size.</summary>
    public static void Print()
    {
        Console.WriteLine("| Rows | MB | First | Median | Processor | Held | Held ÷ file | Problems |");
        Console.WriteLine("|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var rows in (int[])[25_000, 50_000, 100_000, 200_000])
        {
            Measure(rows);
        }
    }

    static void Measure(int rows)
    {
        var files = Files(rows);
        var bytes = DataBenchmarks.BytesOf(files);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var times = new List<(double Wall, double Processor)>();
        var diagnostics = new Sources.Diagnostics();
        TableSet? tables = null;
        for (var i = 0; i <= Rounds; i++)
        {
            var (watch, processor) = (Stopwatch.StartNew(), Processor());
            tables = Read(files, diagnostics = new Sources.Diagnostics());
            times.Add((watch.Elapsed.TotalMilliseconds, Processor() - processor));
        }

        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        var first = times[0].Wall;
        times.RemoveAt(0);
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {rows} | {bytes / 1e6:0.0} | {first:0} ms | {times[Rounds / 2].Wall:0} ms | {times[Rounds / 2].Processor:0} ms | {held / 1e6:0.0} MB | {(double)held / bytes:0.00} | {diagnostics.All.Count} |"));
        GC.KeepAlive(tables);
    }

    static double Processor() => Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds;

    /// <summary>Reads the package of <see cref="Files"/>.</summary>
    public static TableSet Read(FileTree files, Sources.Diagnostics diagnostics)
    {
        var folder = new SourceFolder(files, "");
        return DataPackageReader.Read(folder.TextFile(DataPackageReader.Path)!, folder, diagnostics);
    }

    /// <summary>A package with one resource of that many rows, the same everywhere.</summary>
    public static FileTree Files(int rows)
    {
        var csv = new StringBuilder("id,region,date,year,count,a,b,c,sum,note\n");
        string[] regions = ["North", "South", "East", "West"];
        for (var i = 0; i < rows; i++)
        {
            var (a, b, c) = (i * 7919 % 1_000_000 / 100m, i * 104729L % 5_000_000 / 1000m, i % 97 / 10m);
            csv.Append(CultureInfo.InvariantCulture, $"id-{i:000000},{regions[i % 4]},{2000 + i % 25}-{1 + i % 12:00}-{1 + i % 28:00},{2000 + i % 25},{i % 5000},{a},{b},{c},{a + b + c},note {i % 500}\n");
        }

        return FileTree.Of([FileEntry.OfText("data/datapackage.yaml", Descriptor), FileEntry.OfText("data/big.csv", csv.ToString())]);
    }
}

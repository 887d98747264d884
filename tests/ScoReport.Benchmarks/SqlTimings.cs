using System.Diagnostics;
using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using ScoReport.DuckDb;
using ScoReport.Rendering;
using ScoReport.Sources;

namespace ScoReport.Benchmarks;

/// <summary>
/// A build whose table is a GROUP BY over a CSV of a million rows × 10 columns, beside the same query through DuckDB.NET alone with
/// the same settings. Each run is a process of its own, in turn, so that memory can be compared.
/// </summary>
static class SqlTimings
{
    const int Rows = 1_000_000;

    const string Query = "SELECT country, year, sum(v0) AS v0, avg(v1) AS v1, max(v2) AS v2, count(*) AS n FROM big GROUP BY country, year ORDER BY country, year";

    public static int Run(string[] args)
    {
        if (args is [var which, var folder])
        {
            return Measured(which, folder);
        }

        var native = args is [var program] ? program : null;
        var here = Directory.CreateTempSubdirectory("scoreport-sql-").FullName;
        try
        {
            Write(here);
            var size = new FileInfo(Path.Join(here, "data", "big.csv")).Length / 1e6;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Rows} rows, {size:0} MB; median of 7 runs in turn; wall time and peak memory of whole processes"));
            List<(double Seconds, double Megabytes)> alone = [], build = [];
            for (var i = 0; i < 8; i++)
            {
                alone.Add(Child("alone", here));
                build.Add(native is null ? Child("build", here) : Native(native, here));
            }

            // The first of each warms the disk's cache.
            var (a, b) = (Median(alone[1..]), Median(build[1..]));
            Console.WriteLine("| | Time | Peak memory |\n|:--|--:|--:|");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| DuckDB.NET alone | {a.Seconds:0.000} s | {a.Megabytes:0} MB |"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| build of the report, {(native is null ? "JIT" : "native")} | {b.Seconds:0.000} s | {b.Megabytes:0} MB |"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| ratio | {b.Seconds / a.Seconds:0.00} | {b.Megabytes / a.Megabytes:0.00} |"));
            return 0;
        }
        finally
        {
            Directory.Delete(here, recursive: true);
            if (Directory.Exists(here + "-out"))
            {
                Directory.Delete(here + "-out", recursive: true);
            }
        }
    }

    static (double Seconds, double Megabytes) Median(List<(double Seconds, double Megabytes)> runs) =>
        (runs.Select(static r => r.Seconds).Order().ElementAt(runs.Count / 2), runs.Select(static r => r.Megabytes).Order().ElementAt(runs.Count / 2));

    static (double, double) Child(string which, string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["sql", which, folder]) { RedirectStandardOutput = true };
        var clock = Stopwatch.StartNew();
        using var child = Process.Start(start)!;
        var memory = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return (clock.Elapsed.TotalSeconds, double.Parse(memory, CultureInfo.InvariantCulture));
    }

    // The native program does not tell how much memory it took; time(1) does.
    static (double, double) Native(string program, string folder)
    {
        var start = new ProcessStartInfo("/usr/bin/time", ["-f", "%M", program, "build", folder, "--output", Path.Join(folder, "..", Path.GetFileName(folder) + "-out"), "--only", "site"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var clock = Stopwatch.StartNew();
        using var child = Process.Start(start)!;
        child.StandardOutput.ReadToEnd();
        var memory = child.StandardError.ReadToEnd().Trim().Split('\n')[^1];
        child.WaitForExit();
        return (clock.Elapsed.TotalSeconds, double.Parse(memory, CultureInfo.InvariantCulture) * 1024 / 1e6);
    }

    static int Measured(string which, string folder)
    {
        var rows = which == "alone" ? Alone(folder) : Build(folder);
        using var self = Process.GetCurrentProcess();
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{self.PeakWorkingSet64 / 1e6}"));
        return rows > 0 ? 0 : 1;
    }

    static int Alone(string folder)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SET threads = 1; SET memory_limit = '256MB'; SET temp_directory = '';
            CREATE VIEW big AS SELECT * FROM read_csv('{Path.Join(folder, "data", "big.csv")}', header = true, delim = ',', quote = '"', escape = '"', nullstr = [''],
              columns = {Columns(static (name, type) => $"'{name}': '{type}'", "VARCHAR", "INTEGER", "DOUBLE")});
            {Query}
            """;
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        var rows = 0;
        do
        {
            while (reader.Read())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    reader.GetValue(i);
                }

                rows++;
            }
        }
        while (reader.NextResult());
        return rows;
    }

    static int Build(string folder)
    {
        string[] paths = ["report.yaml", "chapters/a.md", "data/datapackage.yaml", "data/big.csv"];
        var result = Generator.Run(new GeneratorInput
        {
            Source = FileTree.Of(paths.Select(p => new FileEntry(p, () => File.ReadAllBytes(Path.Join(folder, p))))),
            BuiltInThemes = BuiltInThemes.Load(),
            QueryEngine = () => new DuckDbEngine(path => Path.Join(folder, path)),
        });
        foreach (var entry in result.Output.Entries)
        {
            entry.Read();
        }

        var problems = result.Finish().All;
        return problems.Count == 0 ? result.Output.Entries.Length : throw new InvalidOperationException(string.Join('\n', problems));
    }

    static string Columns(Func<string, string, string> write, string text, string year, string number) =>
        "{" + string.Join(", ", (string[])[write("country", text), write("year", year), .. Enumerable.Range(0, 8).Select(i => write($"v{i}", number))]) + "}";

    static void Write(string folder)
    {
        Directory.CreateDirectory(Path.Join(folder, "data"));
        Directory.CreateDirectory(Path.Join(folder, "chapters"));
        File.WriteAllText(Path.Join(folder, "report.yaml"), "title: A report\nlanguage: en\nchapters: [chapters/a.md]\noutputs: [site]\n");
        File.WriteAllText(Path.Join(folder, "chapters", "a.md"), "---\ntitle: A\n---\n\n::: {.table data=\"totals\" filter=\"year=2001\"}\nTotals.\n:::\n");
        var fields = string.Join("\n", Columns(static (n, t) => $"        - {{name: {n}, type: {t}}}", "string", "year", "number")[1..^1].Split(",         ").Select(static l => l.StartsWith(' ') ? l : "        " + l));
        File.WriteAllText(Path.Join(folder, "data", "datapackage.yaml"), $"resources:\n  - name: big\n    path: big.csv\n    large: true\n    schema:\n      fields:\n{fields}\n  - name: totals\n    sql: {Query}\n");
        using var csv = new StreamWriter(Path.Join(folder, "data", "big.csv"), append: false, new UTF8Encoding(false));
        csv.Write("country,year,v0,v1,v2,v3,v4,v5,v6,v7\n");
        ulong state = 88172645463325252;
        for (var row = 0; row < Rows; row++)
        {
            csv.Write(string.Create(CultureInfo.InvariantCulture, $"country-{row % 40},{2000 + (row / 40 % 20)}"));
            for (var i = 0; i < 8; i++)
            {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                csv.Write(string.Create(CultureInfo.InvariantCulture, $",{state % 1000000 / 100.0}"));
            }

            csv.Write('\n');
        }
    }
}

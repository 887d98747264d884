using System.Diagnostics;
using System.Globalization;

namespace ScoReport.Benchmarks;

/// <summary>What the rows of a table cost while its page is written, in processor time, which other work on the machine lengthens little.</summary>
public static class TableTimings
{
    const int Rounds = 41;

    /// <summary>Prints a line a size: rows, milliseconds of processor time for the page, and of these for the table.</summary>
    public static void Print()
    {
        Console.WriteLine("| Rows of ten columns | Page | Table |");
        Console.WriteLine("|--:|--:|--:|");
        var bare = 0.0;
        foreach (var rows in (int[])[0, 0, 20, 100, 1000])
        {
            var page = new TableBenchmarks { Rows = rows };
            page.Prepare();
            var time = Measure(page);
            bare = rows == 0 ? time : bare;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {rows:N0} | {time:0.00} ms | {time - bare:0.00} ms |"));
        }
    }

    static double Measure(TableBenchmarks page)
    {
        for (var i = 0; i < Rounds; i++)
        {
            page.WritePage();
        }

        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < Rounds; i++)
        {
            page.WritePage();
        }

        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / Rounds;
    }
}

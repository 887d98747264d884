using Spectre.Console;

namespace ScoReport.Cli.Reporting;

/// <summary>Shows how far a build is, once it has taken long enough for somebody to wonder.</summary>
static class LongBuild
{
    const int PatienceInMilliseconds = 1000;
    const int RefreshInMilliseconds = 100;

    /// <summary>Does <paramref name="work"/>, which tells its steps, and shows them on <paramref name="terminal"/> while it lasts.</summary>
    public static T Watch<T>(Func<Action<BuildStep>, T> work, TextWriter terminal, bool colours)
    {
        var latest = new Latest();
        var task = Task.Factory.StartNew(() => work(latest.Set), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (Task.WaitAny([task], PatienceInMilliseconds) < 0)
        {
            Show(task, latest, TerminalMessages.ConsoleOn(terminal, colours));
        }

        return task.GetAwaiter().GetResult();
    }

    static void Show(Task task, Latest latest, IAnsiConsole console) =>
        console.Progress().AutoClear(true).Start(context =>
        {
            ProgressTask? bar = null;
            var name = "";
            while (Task.WaitAny([task], RefreshInMilliseconds) < 0)
            {
                var step = latest.Get();
                if (step.Name != name && step.Name is { Length: > 0 })
                {
                    bar?.StopTask();
                    name = step.Name;
                    bar = context.AddTask(Markup.Escape(name), maxValue: 1);
                }

                if (bar is not null)
                {
                    bar.MaxValue = Math.Max(1, step.Total);
                    bar.Value = step.Done;
                }
            }
        });

    // A step is three words wide, so it is not written in one go.
    sealed class Latest
    {
        readonly Lock _lock = new();
        BuildStep _step;

        public void Set(BuildStep step)
        {
            lock (_lock)
            {
                _step = step;
            }
        }

        public BuildStep Get()
        {
            lock (_lock)
            {
                return _step;
            }
        }
    }
}

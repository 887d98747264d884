namespace ScoReport.Browser.Tests;

/// <summary>A browser that the machine has: on the <c>PATH</c> by one of its names, or where a variable says. It is never downloaded.</summary>
sealed class Installed(string what, string variable, params string[] names)
{
    string? Given => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path ? path : null;

    /// <summary>Its program, or null where there is none.</summary>
    public string? Path => Given is not null
        ? File.Exists(Given) ? Given : null
        : (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
           from name in names
           select System.IO.Path.Join(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)).FirstOrDefault(File.Exists);

    /// <summary>Without it the test is skipped; where that must not be (in CI, or with a program named that is not there), it fails.</summary>
    public void Require()
    {
        if (Path is null)
        {
            var missing = $"no {what} on the PATH; install one or name its program in {variable}";
            Assert.SkipUnless(Given is not null || Environment.GetEnvironmentVariable("CI") == "true", missing);
            Assert.Fail(Given is null ? missing : $"{variable} names '{Given}', which is no file");
        }
    }
}

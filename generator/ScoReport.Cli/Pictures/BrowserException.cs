namespace ScoReport.Cli.Pictures;

/// <summary>The browser that was found does not do its work; the message says which and how.</summary>
sealed class BrowserException(string message) : Exception(message)
{
    /// <summary>The browser's failure in <paramref name="thrown"/>, also when parallel work wrapped it.</summary>
    public static BrowserException? Within(Exception thrown) => thrown switch
    {
        BrowserException browser => browser,
        AggregateException several => several.Flatten().InnerExceptions.OfType<BrowserException>().FirstOrDefault(),
        _ => null,
    };
}

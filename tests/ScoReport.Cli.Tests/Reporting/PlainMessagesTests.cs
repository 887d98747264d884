using ScoReport.Cli.Reporting;
using ScoReport.Sources;

namespace ScoReport.Cli.Tests.Reporting;

public sealed class PlainMessagesTests
{
    [Fact]
    public void A_message_is_one_line_whatever_the_content_puts_into_it()
    {
        using var to = new StringWriter { NewLine = "\n" };
        PlainMessages.Write([new Diagnostic(Severity.Error, "SR1", "no key 'a\nb\u001b[2J\u0085'", SourceFile.Of("a.md", "x").Span(0), "c\rd")], to);
        Assert.Equal("a.md:1:1: error SR1: no key 'a␊b␛[2J\uFFFD'\n  hint: c␍d\n", to.ToString());
    }
}

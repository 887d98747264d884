using System.Globalization;
using CsCheck;
using ScoReport.Data;
using ScoReport.Tests.Properties;

namespace ScoReport.Tests.Data;

public class NumbersTests
{
    static readonly string[] Languages = ["en", "de", "es", "fr", "ru", "zh", "fa"];

    static readonly decimal[] Extremes = [0m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m];

    static NumberFormat Format(string format)
    {
        var parts = format.Split(':');
        int? digits = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : null;
        return parts[0] switch
        {
            "percent" => new NumberFormat { Notation = NumberNotation.Percent, Decimals = digits },
            "si" => new NumberFormat { Notation = NumberNotation.Si, Decimals = digits },
            "si-significant" => new NumberFormat { Notation = NumberNotation.Si, Significant = digits },
            "significant" => new NumberFormat { Significant = digits },
            "plain" => new NumberFormat { Decimals = digits, Groups = false },
            "number" => new NumberFormat { Decimals = digits },
            var currency => new NumberFormat { Notation = NumberNotation.Currency, Currency = currency, Decimals = digits },
        };
    }

    [Theory]
    [InlineData("en", "1234.5", "number:0", "1,235")]
    [InlineData("en", "-0.04", "number:1", "0.0")]
    [InlineData("en", "-1.25", "number:1", "−1.3")]
    [InlineData("en", "12345.6", "plain:1", "12345.6")]
    [InlineData("de", "1234.5", "number:1", "1.234,5")]
    [InlineData("es", "1234.5", "number:1", "1234,5")]
    [InlineData("fa", "1234.5", "number:1", "۱٬۲۳۴٫۵")]
    [InlineData("en", "0.125", "percent", "12.5%")]
    [InlineData("en", "0.1", "percent:1", "10.0%")]
    [InlineData("de", "0.125", "percent:0", "13\u00A0%")]
    [InlineData("fr", "12.5", "percent:0", "1\u202F250\u202F%")]
    [InlineData("fa", "-0.125", "percent:1", "\u200E−۱۲٫۵٪")]
    [InlineData("zh", "0.5", "percent", "50%")]
    [InlineData("en", "-5", "USD:2", "−US$5.00")]
    [InlineData("de", "-5", "EUR:2", "−5,00\u00A0€")]
    [InlineData("fr", "1234", "EUR:0", "1\u202F234\u00A0€")]
    [InlineData("es", "10", "USD:0", "10\u00A0US$")]
    [InlineData("ru", "10", "RUB:0", "10\u00A0₽")]
    [InlineData("zh", "10", "CNY:0", "CN¥10")]
    [InlineData("fa", "10", "EUR:0", "€۱۰")]
    [InlineData("en", "10", "CHF:0", "CHF\u00A010")]
    [InlineData("en", "1200000", "si", "1.2M")]
    [InlineData("en", "999999", "si:0", "1M")]
    [InlineData("en", "0.0042", "si", "4.2m")]
    [InlineData("en", "999", "si", "999")]
    [InlineData("en", "0", "si:1", "0.0")]
    [InlineData("de", "-1234", "si:1", "−1,2k")]
    [InlineData("en", "1234567", "si-significant:3", "1.23M")]
    [InlineData("en", "1234.5", "significant:3", "1,230")]
    [InlineData("en", "0.0012345", "significant:2", "0.0012")]
    [InlineData("en", "9.996", "significant:3", "10.0")]
    [InlineData("en", "996", "significant:2", "1,000")]
    [InlineData("en", "0", "significant:3", "0")]
    [InlineData("en", "79228162514264337593543950335", "percent", "7,922,816,251,426,433,759,354,395,033,500%")]
    [InlineData("en", "79228162514264337593543950335", "significant:1", "80,000,000,000,000,000,000,000,000,000")]
    public void Written(string language, string number, string format, string expected) =>
        Assert.Equal(expected, Numbers.Format(decimal.Parse(number, CultureInfo.InvariantCulture), Format(format), NumberStyle.Of(language)));

    static readonly Gen<(decimal Number, int Notation, int? Decimals, int? Significant, int Language)> Any =
        Gen.Select(
            Gen.OneOf(Gen.Decimal, Gen.Int.Select(static i => i / 1000m), Gen.Int[0, 3].Select(static i => Extremes[i])),
            Gen.Int[0, 3],
            Gen.Int[-1, 30].Select(static d => d < 0 ? (int?)null : d),
            Gen.Int[-10, 40].Select(static d => d < 0 ? (int?)null : d),
            Gen.Int[0, 6]);

    // Whatever the number and the format, it is written, with one decimal mark at most, and with a minus only where a digit counts.
    [Fact]
    public void Every_number_can_be_written_in_every_format() => Fixed.ForAll(Any, 3000, static v => v.ToString(), static v =>
    {
        var style = NumberStyle.Of(Languages[v.Language]);
        var format = new NumberFormat { Notation = (NumberNotation)v.Notation, Decimals = v.Decimals, Significant = v.Significant, Currency = "EUR" };
        var text = Numbers.Format(v.Number, format, style);
        Assert.True(text.Split(style.Decimal).Length <= 2);
        Assert.Equal(v.Number < 0 && text.Any(static c => char.IsDigit(c) && char.GetNumericValue(c) > 0), text.StartsWith(style.Minus, StringComparison.Ordinal));
        Assert.DoesNotContain('-', text);
    });

    // What is written to enough digits reads as it was.
    [Fact]
    public void A_written_number_reads_as_it_was() => Fixed.ForAll(Gen.Select(Gen.Int, Gen.Int[0, 6]), 2000, static v => v.ToString(), static v =>
    {
        var number = v.Item1 / 1000m;
        var style = NumberStyle.Of(Languages[v.Item2]);
        var text = Numbers.Format(number, new NumberFormat { Decimals = 3 }, style);
        var plain = text.Replace(style.Group, "", StringComparison.Ordinal).Replace(style.Decimal, ".", StringComparison.Ordinal).Replace(style.Minus, "-", StringComparison.Ordinal);
        Assert.Equal(number, decimal.Parse(style.InAscii(plain), CultureInfo.InvariantCulture));
    });

    [Fact]
    public void Halves_go_away_from_zero() => Fixed.ForAll(Gen.Int[-100000, 100000], 500, static v => v.ToString(CultureInfo.InvariantCulture), static v =>
    {
        var half = v + (v < 0 ? -0.5m : 0.5m);
        var expected = v + (v < 0 ? -1 : 1);
        Assert.Equal(Numbers.Format(expected, new NumberFormat { Decimals = 0 }, NumberStyle.Of("en")), Numbers.Format(half, new NumberFormat { Decimals = 0 }, NumberStyle.Of("en")));
    });
}

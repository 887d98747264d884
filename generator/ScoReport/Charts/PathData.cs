using System.Globalization;
using System.Text;

namespace ScoReport.Charts;

/// <summary>Writes the data of a path in as few characters as its digits allow: points after the first as differences, no sign or space that is not needed.</summary>
/// <param name="digits">Digits after the point.</param>
public sealed class PathData(int digits)
{
    readonly StringBuilder _text = new();
    double _x;
    double _y;
    char _last;

    /// <summary>Whether nothing is written yet.</summary>
    public bool IsEmpty => _text.Length == 0;

    /// <summary>Begins at a point.</summary>
    public PathData Move(double x, double y)
    {
        (_x, _y) = (Rounded(x), Rounded(y));
        Command('M').Number(_x).Number(_y);
        _last = 'l';
        return this;
    }

    /// <summary>A straight line to a point.</summary>
    public PathData Line(double x, double y)
    {
        // Differences of rounded places: errors do not add up.
        (x, y) = (Rounded(x), Rounded(y));
        if (_last != 'l')
        {
            Command('l');
        }
        else if (_text[^1] != 'l' && !_hasPairs)
        {
            _text.Append('l');
        }

        _hasPairs = true;
        Number(x - _x).Number(y - _y);
        (_x, _y) = (x, y);
        return this;
    }

    bool _hasPairs;

    /// <summary>An upright box with its first corner at a point.</summary>
    public PathData Box(double x, double y, double width, double height)
    {
        Move(x, y);
        var (right, low) = (Rounded(x + width), Rounded(y + height));
        Command('h').Number(right - _x);
        Command('v').Number(low - _y);
        Command('h').Number(_x - right);
        Command('z');
        return this;
    }

    /// <summary>Back to the start.</summary>
    public PathData Close() => Command('z');

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    double Rounded(double value) => Math.Round(value, digits) + 0.0;

    PathData Command(char command)
    {
        _text.Append(command);
        _last = command;
        _hasPairs = false;
        return this;
    }

    PathData Number(double value)
    {
        var number = Short(value, digits);
        if (number[0] != '-' && !char.IsAsciiLetter(_text[^1]))
        {
            _text.Append(' ');
        }

        _text.Append(number);
        return this;
    }

    /// <summary>A number without the zero before its point.</summary>
    public static string Short(double value, int digits)
    {
        var number = (Math.Round(value, digits) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);
        return number is "-0" ? "0" : number.StartsWith("0.", StringComparison.Ordinal) ? number[1..] : number.StartsWith("-0.", StringComparison.Ordinal) ? "-" + number[2..] : number;
    }
}

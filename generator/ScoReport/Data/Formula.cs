using System.Globalization;

namespace ScoReport.Data;

/// <summary>What a formula comes to in one row.</summary>
/// <param name="Number">The number; nothing where a value is missing.</param>
/// <param name="DividesByZero">Whether that is because it divides by zero.</param>
public readonly record struct FormulaValue(decimal? Number, bool DividesByZero)
{
    /// <summary>Whether it is because the number, or one on the way to it, is too large.</summary>
    public bool IsTooLarge { get; init; }
}

/// <summary>
/// Arithmetic over the fields of a row: + - * / and parentheses over fields and numbers, in decimals. What is not
/// known makes the result unknown.
/// </summary>
public abstract record Formula
{
    /// <summary>What it comes to, with the values of fields as <paramref name="field"/> has them by index.</summary>
    public abstract FormulaValue Of(Func<int, decimal?> field);

    /// <summary>A number that is written there.</summary>
    public sealed record Literal(decimal Value) : Formula
    {
        /// <inheritdoc/>
        public override FormulaValue Of(Func<int, decimal?> field) => new(Value, false);
    }

    /// <summary>The value of a field.</summary>
    public sealed record OfField(int Field) : Formula
    {
        /// <inheritdoc/>
        public override FormulaValue Of(Func<int, decimal?> field) => new(field(Field), false);
    }

    /// <summary>Two formulas and what is between them.</summary>
    public sealed record Operation(char Sign, Formula Left, Formula Right) : Formula
    {
        /// <inheritdoc/>
        public override FormulaValue Of(Func<int, decimal?> field)
        {
            var (left, right) = (Left.Of(field), Right.Of(field));
            if (left.Number is not { } a || right.Number is not { } b)
            {
                return new FormulaValue(null, left.DividesByZero || right.DividesByZero) { IsTooLarge = left.IsTooLarge || right.IsTooLarge };
            }

            return Sign == '/' && b == 0 ? new FormulaValue(null, true) : Computed(a, b) is { } number ? new FormulaValue(number, false) : new FormulaValue(null, false) { IsTooLarge = true };
        }

        // What no decimal can hold has no value here.
        decimal? Computed(decimal a, decimal b)
        {
            try
            {
                return Sign switch { '+' => a + b, '-' => a - b, '*' => a * b, _ => a / b };
            }
            catch (OverflowException)
            {
                return null;
            }
        }
    }

    /// <summary>Whether it multiplies or divides, so that neither units nor decimals of its fields are its own.</summary>
    public bool Scales => this is Operation operation && (operation.Sign is '*' or '/' || operation.Left.Scales || operation.Right.Scales);

    /// <summary>The fields that it names.</summary>
    public IEnumerable<int> Fields => this switch
    {
        OfField one => [one.Field],
        Operation both => both.Left.Fields.Concat(both.Right.Fields),
        _ => [],
    };
}

/// <summary>A mistake in a formula: what is wrong, where, and how long that is. A name that is no field is told by itself.</summary>
public sealed record FormulaFault(int Start, int Length, string Why, string? UnknownName = null, string? TextField = null);

/// <summary>Reads a formula; depth and length are bounded.</summary>
public sealed class FormulaReader
{
    const int Longest = 1000;
    const int Deepest = 32;

    readonly string _text;
    readonly Func<string, int> _fieldIndex;
    int _at;
    int _depth;
    FormulaFault? _fault;

    FormulaReader(string text, Func<string, int> fieldIndex) => (_text, _fieldIndex) = (text, fieldIndex);

    /// <summary>Reads <paramref name="text"/>, with fields found by name; -1 is no field, -2 a field of texts. Nothing where there is a fault.</summary>
    public static Formula? Read(string text, Func<string, int> fieldIndex, out FormulaFault? fault)
    {
        var reader = new FormulaReader(text, fieldIndex);
        var formula = text.Length > Longest ? reader.Fault(0, text.Length, $"it has {text.Length} characters, and at most {Longest} are read") : reader.Sum();
        reader.SkipSpaces();
        if (reader._fault is null && reader._at < text.Length)
        {
            reader.Fault(reader._at, 1, $"'{text[reader._at]}' cannot stand here");
        }

        fault = reader._fault;
        return fault is null ? formula : null;
    }

    Formula? Fault(int start, int length, string why)
    {
        _fault ??= new FormulaFault(start, length, why);
        return null;
    }

    Formula? Sum() => Chain("+-", Product);

    Formula? Product() => Chain("*/", Factor);

    // Operators of one rank, from left to right; the true minus counts as one.
    Formula? Chain(string signs, Func<Formula?> part)
    {
        var left = part();
        while (left is not null && Sign(signs) is { } sign)
        {
            var right = part();
            left = right is null ? null : new Formula.Operation(sign, left, right);
        }

        return left;
    }

    char? Sign(string signs)
    {
        SkipSpaces();
        var sign = _at >= _text.Length ? '\0' : _text[_at] switch { '\u2212' => '-', '\u00D7' => '*', '\u00F7' => '/', var other => other };
        if (!signs.Contains(sign))
        {
            return null;
        }

        _at++;
        return sign;
    }

    Formula? Factor()
    {
        SkipSpaces();
        if (_at >= _text.Length)
        {
            return Fault(_text.Length, 0, "a field or a number is missing at its end");
        }

        var start = _at;
        return _text[_at] switch
        {
            '(' => Nested(start),
            '-' or '\u2212' => Negative(start),
            '[' => Bracketed(start),
            >= '0' and <= '9' or '.' => Number(start),
            var c when char.IsLetter(c) || c == '_' => Name(start),
            var c => Fault(start, 1, $"'{c}' cannot stand here"),
        };
    }

    Formula? Deeper(int start, Func<Formula?> part)
    {
        if (++_depth > Deepest)
        {
            return Fault(start, 1, $"it is nested more than {Deepest} deep");
        }

        _at++;
        var inner = part();
        _depth--;
        return inner;
    }

    Formula? Nested(int start)
    {
        var inner = Deeper(start, Sum);
        SkipSpaces();
        if (inner is not null && (_at >= _text.Length || _text[_at] != ')'))
        {
            return Fault(start, 1, "this parenthesis is never closed");
        }

        _at++;
        return inner;
    }

    Formula? Negative(int start) => Deeper(start, Factor) is { } inner ? new Formula.Operation('-', new Formula.Literal(0), inner) : null;

    // A name that is no word, such as [exports-2014].
    Formula? Bracketed(int start)
    {
        var end = _text.IndexOf(']', start);
        if (end < 0)
        {
            return Fault(start, 1, "this bracket is never closed");
        }

        _at = end + 1;
        return Field(start + 1, _text[(start + 1)..end]);
    }

    Formula? Number(int start)
    {
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.'))
        {
            _at++;
        }

        return decimal.TryParse(_text.AsSpan(start, _at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? new Formula.Literal(number)
            : Fault(start, _at - start, $"'{_text[start.._at]}' is no number");
    }

    Formula? Name(int start)
    {
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_'))
        {
            _at++;
        }

        return Field(start, _text[start.._at]);
    }

    Formula? Field(int start, string name)
    {
        var index = _fieldIndex(name);
        if (index < 0)
        {
            _fault ??= index == -1 ? new FormulaFault(start, name.Length, "", UnknownName: name) : new FormulaFault(start, name.Length, "", TextField: name);
            return null;
        }

        return new Formula.OfField(index);
    }

    void SkipSpaces()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }
}

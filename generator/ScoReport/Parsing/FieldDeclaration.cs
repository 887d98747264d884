using ScoReport.Data;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Reports what the declaration of a field says without effect, or so that no value can keep to it.</summary>
static class FieldDeclaration
{
    const int MostDigits = 28;

    static readonly string[] OfNumbers = ["decimalChar", "groupChar", "bareNumber", "decimals", "number"];
    static readonly string[] OfBooleans = ["trueValues", "falseValues"];
    static readonly string[] OfTexts = ["minLength", "maxLength"];
    static readonly string[] OfOrders = ["minimum", "maximum"];

    /// <summary>Whether values of the type have an order that limits can be about.</summary>
    public static bool HasOrder(FieldType type) => type is not (FieldType.String or FieldType.Boolean);

    /// <summary>Looks at a field that is read.</summary>
    public static void Check(DeclaredField declared, YamlReader field, YamlReader? constraints, Diagnostics diagnostics)
    {
        var type = declared.Field.Type;
        Idle(field, declared.Field.IsNumeric ? [] : OfNumbers);
        Idle(field, type == FieldType.Boolean ? [] : OfBooleans);
        if (type is FieldType.Integer or FieldType.Number or FieldType.Boolean or FieldType.Year or FieldType.YearMonth && field.TextValue("format") is not (null or "default"))
        {
            Idle(field, ["format"]);
        }

        if (declared.TrueValues.FirstOrDefault(declared.FalseValues.Contains) is { } both)
        {
            diagnostics.Add(Problems.FieldImpossible(field.PlaceOf(field.Has("falseValues") ? "falseValues" : "trueValues"), declared.Field.Name, $"'{both}' is both true and false"));
        }

        if (constraints is not null)
        {
            Idle(constraints, type == FieldType.String ? [] : OfTexts);
            Idle(constraints, HasOrder(type) ? [] : OfOrders);
            Constraints(declared.Field, constraints, diagnostics);
        }

        void Idle(YamlReader yaml, string[] words)
        {
            foreach (var word in words.Where(yaml.Has))
            {
                diagnostics.Add(Problems.FieldWordIdle(yaml.PlaceOf(word), word, Word(type)));
            }
        }
    }

    /// <summary>How a type is called.</summary>
    public static string Word(FieldType type) => type.ToString().ToLowerInvariant();

    static void Constraints(Field field, YamlReader yaml, Diagnostics diagnostics)
    {
        var rules = field.Constraints;
        if (rules is { Minimum: { } least, Maximum: { } most } && (least.Number is { } l && most.Number is { } m ? l > m : string.CompareOrdinal(least.Text, most.Text) > 0))
        {
            diagnostics.Add(Problems.FieldImpossible(yaml.PlaceOf("minimum"), field.Name, $"the minimum {least.Text} is above the maximum {most.Text}"));
        }

        if (rules.MinLength > rules.MaxLength)
        {
            diagnostics.Add(Problems.FieldImpossible(yaml.PlaceOf("minLength"), field.Name, $"the minLength {rules.MinLength} is above the maxLength {rules.MaxLength}"));
        }

        if (yaml.Take("enum") is { Value: YamlSequence { Items.Count: 0 } } none)
        {
            diagnostics.Add(Problems.FieldImpossible(none.At, field.Name, "the enum is empty"));
        }
    }

    /// <summary>What to say of a text that is a number and yet beyond those that can be held.</summary>
    public static string? Beyond(string text) => Numbers.Beyond(text) is { } how ? $"it is too {(how == BeyondNumbers.TooLarge ? "large" : "small")}: numbers have up to {MostDigits} digits" : null;

    /// <summary>A number of digits that numbers can have; what is none is reported and not kept.</summary>
    public static int? Digits(YamlReader yaml, string key, int least, Diagnostics diagnostics)
    {
        var digits = yaml.Integer(key);
        if ((digits < least || digits > MostDigits) && yaml.Text(key) is { } written)
        {
            diagnostics.Add(Problems.WrongType(written.At, $"'{key}'", $"a whole number from {least} to {MostDigits}", $"'{digits}'"));
            return null;
        }

        return digits;
    }

    /// <summary>The currency of a format, which ISO 4217 has three letters for.</summary>
    public static string? Currency(YamlReader yaml, NumberNotation notation, Diagnostics diagnostics)
    {
        if (yaml.Text("currency") is not { } currency)
        {
            if (notation == NumberNotation.Currency)
            {
                diagnostics.Add(Problems.MissingKey(yaml.Mapping.At, "currency", "a 'number' with the notation currency"));
            }

            return null;
        }

        if (currency.Value is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z'])
        {
            diagnostics.Add(Problems.WrongType(currency.At, "'currency'", "three capital letters as in ISO 4217", $"'{currency.Value}'"));
        }

        return currency.Value;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SplCompiler.Syntax;

namespace SplCompiler.Rules;

/// <summary>The functions that macros with <c>iseval = 1</c> can call: those over single values that do not depend on the run.</summary>
/// <remarks>Source: Search Reference, "Evaluation functions".</remarks>
internal static class EvalMacroFunctions
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<string, (int Least, int Most, Func<object?[], object?> Compute)> s_functions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["abs"] = (1, 1, Math1(Math.Abs)),
        ["ceil"] = (1, 1, Math1(Math.Ceiling)),
        ["ceiling"] = (1, 1, Math1(Math.Ceiling)),
        ["false"] = (0, 0, _ => false),
        ["floor"] = (1, 1, Math1(Math.Floor)),
        ["isint"] = (1, 1, values => values[0] is double number && Math.Floor(number) == number),
        ["isnotnull"] = (1, 1, values => values[0] is not null),
        ["isnull"] = (1, 1, values => values[0] is null),
        ["isnum"] = (1, 1, values => values[0] is double),
        ["isstr"] = (1, 1, values => values[0] is string),
        ["len"] = (1, 1, Text1(text => (double)text.EnumerateRunes().Count())),
        ["like"] = (2, 2, values => Like(EvalMacro.Text(values[0]), EvalMacro.Text(values[1]))),
        ["lower"] = (1, 1, Text1(text => text.ToLowerInvariant())),
        ["ltrim"] = (1, 2, Trim((text, set) => text.TrimStart(set))),
        ["match"] = (2, 2, values => EvalMacro.Text(values[0]) is { } text && EvalMacro.Text(values[1]) is { } pattern ? Pattern(pattern).IsMatch(text) : null),
        ["null"] = (0, 0, _ => null),
        ["nullif"] = (2, 2, values => values[0] is { } value && EvalMacro.Equal(value, values[1]) ? null : values[0]),
        ["pow"] = (2, 2, values => EvalMacro.Number(values[0]) is { } number && EvalMacro.Number(values[1]) is { } exponent ? Math.Pow(number, exponent) : null),
        ["replace"] = (3, 3, values => EvalMacro.Text(values[0]) is { } text && EvalMacro.Text(values[1]) is { } pattern && EvalMacro.Text(values[2]) is { } by
            ? Pattern(pattern).Replace(text, match => Filled(by, match))
            : null),
        ["round"] = (1, 2, Round),
        ["rtrim"] = (1, 2, Trim((text, set) => text.TrimEnd(set))),
        ["sqrt"] = (1, 1, values => EvalMacro.Number(values[0]) is >= 0 and var number ? Math.Sqrt(number) : null),
        ["substr"] = (2, 3, Substr),
        ["tonumber"] = (1, 1, values => EvalMacro.Number(values[0])),
        ["tostring"] = (1, 1, values => EvalMacro.Text(values[0])),
        ["trim"] = (1, 2, Trim((text, set) => text.Trim(set))),
        ["true"] = (0, 0, _ => true),
        ["upper"] = (1, 1, Text1(text => text.ToUpperInvariant())),
    };

    /// <summary>The value of a call.</summary>
    /// <exception cref="EvalMacro.UnknownException">The function cannot be computed.</exception>
    public static object? Call(CallSyntax call)
    {
        ImmutableArray<ExpressionSyntax> arguments = call.Arguments;
        switch (call.Name.ToLowerInvariant())
        {
            case "if" when arguments.Length == 3:
                return EvalMacro.Value(EvalMacro.IsTrue(EvalMacro.Value(arguments[0])) ? arguments[1] : arguments[2]);
            case "case" when arguments.Length % 2 == 0:
                return Chosen(arguments, value => EvalMacro.IsTrue(value));
            case "validate" when arguments.Length % 2 == 0:
                return Chosen(arguments, value => value is false);
            case "coalesce":
                return arguments.Select(EvalMacro.Value).FirstOrDefault(value => value is not null);
            case "in" when arguments.Length > 1:
                return EvalMacro.Value(arguments[0]) is { } sought ? arguments.Skip(1).Any(item => EvalMacro.Equal(sought, EvalMacro.Value(item))) : null;
        }

        if (!s_functions.TryGetValue(call.Name, out var function) || arguments.Length < function.Least || arguments.Length > function.Most)
            throw new EvalMacro.UnknownException();
        return function.Compute([.. arguments.Select(EvalMacro.Value)]);
    }

    /// <summary><c>%</c> stands for any text, <c>_</c> for one character.</summary>
    public static object? Like(string? text, string? pattern)
    {
        if (text is null || pattern is null)
            return null;
        string regex = string.Concat(pattern.Select(c => c switch { '%' => "[\\s\\S]*", '_' => "[\\s\\S]", _ => Regex.Escape(c.ToString()) }));
        return new Regex($"^{regex}\\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking).IsMatch(text);
    }

    private static object? Chosen(ImmutableArray<ExpressionSyntax> arguments, Func<object?, bool> isChosen)
    {
        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (isChosen(EvalMacro.Value(arguments[i])))
                return EvalMacro.Value(arguments[i + 1]);
        }

        return null;
    }

    private static Func<object?[], object?> Math1(Func<double, double> compute) => values => EvalMacro.Number(values[0]) is { } number ? compute(number) : null;

    private static Func<object?[], object?> Text1(Func<string, object?> compute) => values => EvalMacro.Text(values[0]) is { } text ? compute(text) : null;

    private static Func<object?[], object?> Trim(Func<string, char[], string> trim) => values =>
        EvalMacro.Text(values[0]) is { } text ? trim(text, (values.Length == 1 ? " \t" : EvalMacro.Text(values[1]) ?? " \t").ToCharArray()) : null;

    private static object? Round(object?[] values)
    {
        if (EvalMacro.Number(values[0]) is not { } number || Math.Abs(number) > 1e15)
            return EvalMacro.Number(values[0]);
        double digits = values.Length == 1 ? 0 : EvalMacro.Number(values[1]) ?? 0;
        return digits is < 0 or > 15
            ? throw new EvalMacro.UnknownException()
            : (double)Math.Round(decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture), (int)digits, MidpointRounding.AwayFromZero);
    }

    private static object? Substr(object?[] values)
    {
        if (EvalMacro.Text(values[0]) is not { } text || EvalMacro.Number(values[1]) is not { } from || (values.Length == 3 && EvalMacro.Number(values[2]) is null))
            return null;
        string[] letters = [.. text.EnumerateRunes().Select(rune => rune.ToString())];
        double start = from < 0 ? Math.Max(0, letters.Length + from) : Math.Max(0, from - 1);
        double length = values.Length == 3 ? EvalMacro.Number(values[2])!.Value : letters.Length;
        return string.Concat(letters.Skip((int)Math.Min(start, letters.Length)).Take((int)Math.Clamp(length, 0, letters.Length)));
    }

    /// <summary>A pattern of what PCRE and .NET have in common; anything else cannot be computed here.</summary>
    private static Regex Pattern(string pattern)
    {
        RegexOptions options = RegexOptions.ECMAScript;
        if (pattern.StartsWith("(?i)", StringComparison.Ordinal))
            (pattern, options) = (pattern[4..], options | RegexOptions.IgnoreCase);
        if (pattern.Contains("(?", StringComparison.Ordinal) || pattern.Contains("[[:", StringComparison.Ordinal))
            throw new EvalMacro.UnknownException();
        try
        {
            return new Regex(pattern, options, s_patience);
        }
        catch (ArgumentException)
        {
            throw new EvalMacro.UnknownException();
        }
    }

    /// <summary>A replacement with <c>\1</c> for groups.</summary>
    private static string Filled(string replacement, Match match) =>
        Regex.Replace(replacement, @"\\([0-9])", group => match.Groups[group.Groups[1].Value[0] - '0'].Value, RegexOptions.None, s_patience);
}

using SplCompiler.Oracle.Matching;
using SplCompiler.Planning;
using SplCompiler.Runtime;

namespace SplCompiler.Oracle.Expressions;

/// <summary>The functions of eval by name: those that give a value, and those that give true, false or null.</summary>
/// <remarks>Source: Search Reference, "Evaluation functions" and the page of each category.</remarks>
internal static class EvalFunctions
{
    public static IReadOnlyDictionary<string, Func<CallExpression, Evaluator, OracleValue>> Values { get; } = All(
        JsonFunctions.Table, MathFunctions.Table, MultivalueFunctions.Table, TextFunctions.Table, TimeFunctions.Table, new()
        {
            // Comparison and conditional
            ["case"] = (call, e) => Case(call, e),
            ["coalesce"] = (call, e) => call.Arguments.Select(e.Value).FirstOrDefault(value => !value.IsNull) ?? OracleValue.Null,
            ["if"] = (call, e) => e.Value(e.Truth(call.Arguments[0]) == true ? call.Arguments[1] : call.Arguments[2]),

            ["nullif"] = OfValues(a => a[0].Values.Any(x => a[1].Values.Any(y => Comparing.Order(x, y) == 0)) ? OracleValue.Null : a[0]),
            ["validate"] = (call, e) => Validate(call, e),

            // Conversion
            ["tonumber"] = OfValues(a => Conversion.ToNumber(a[0], a.ElementAtOrDefault(1))),
            ["tostring"] = OfValues(a => Conversion.ToText(a[0], a.ElementAtOrDefault(1))),

            // Informational
            ["null"] = (_, _) => OracleValue.Null,
            ["typeof"] = OfValues(a => OracleValue.Of(a[0].IsNull ? "Invalid" : a[0].Single is null ? "Multivalue" : a[0].Number is null ? "String" : "Number")),

            // Multivalue
            ["mvappend"] = OfValues(a => OracleValue.Of(a.SelectMany(value => value.Values))),
            ["mvcount"] = OfValues(a => a[0].IsNull ? OracleValue.Null : OracleValue.Of(a[0].Values.Length)),
            ["mvindex"] = OfValues(a => Multivalues.Index(a[0], a[1], a.ElementAtOrDefault(2) ?? a[1])),

            // Text
            ["len"] = OfValues(a => a[0].Text is { } text ? OracleValue.Of(Letters.Of(text).Length) : OracleValue.Null),
            ["lower"] = OfValues(a => EachText(a[0], text => text.ToLowerInvariant())),
            ["upper"] = OfValues(a => EachText(a[0], text => text.ToUpperInvariant())),
            ["replace"] = OfValues(a => Replace(a[0].Text, a[1].Text, a[2].Text)),
            ["split"] = OfValues(a => Multivalues.Split(a[0].Text, a[1].Text)),
        });

    public static IReadOnlyDictionary<string, Func<CallExpression, Evaluator, bool?>> Conditions { get; } =
        new Dictionary<string, Func<CallExpression, Evaluator, bool?>>
        {
            ["true"] = (_, _) => true,
            ["false"] = (_, _) => false,
            ["cidrmatch"] = (call, e) => AnyPair(e.Value(call.Arguments[1]), e.Value(call.Arguments[0]), (address, block) => AddressBlock.TryParse(block)?.Contains(address) ?? false),
            ["isarray"] = (call, e) => JsonItem.Parse(e.Value(call.Arguments[0]).Text)?.Kind == JsonKind.Array,
            ["isdouble"] = (call, e) => e.Value(call.Arguments[0]).Number is { } number && Math.Floor(number) != number,
            ["isint"] = (call, e) => e.Value(call.Arguments[0]).Number is { } number && Math.Floor(number) == number,
            ["ismv"] = (call, e) => e.Value(call.Arguments[0]).Values.Length > 1,
            ["isnum"] = (call, e) => e.Value(call.Arguments[0]).Number is not null,
            ["isobject"] = (call, e) => JsonItem.Parse(e.Value(call.Arguments[0]).Text)?.Kind == JsonKind.Object,
            ["isstr"] = (call, e) => e.Value(call.Arguments[0]) is { Single: not null, Number: null },
            ["json_has_key_exact"] = (call, e) => Runtime.Eval.JsonHasKeyExact(e.Value(call.Arguments[0]).Text, e.Value(call.Arguments[1]).Text),
            ["json_valid"] = (call, e) => JsonItem.Parse(e.Value(call.Arguments[0]).Text) is not null,
            ["isnull"] = (call, e) => e.Value(call.Arguments[0]).IsNull,
            ["isnotnull"] = (call, e) => !e.Value(call.Arguments[0]).IsNull,
            ["like"] = (call, e) => AnyPair(e.Value(call.Arguments[0]), e.Value(call.Arguments[1]), (text, pattern) => TextTests.Like(text, pattern)),
            ["match"] = (call, e) => AnyPair(e.Value(call.Arguments[0]), e.Value(call.Arguments[1]), Match),
        };

    /// <summary>A function of the values of its arguments.</summary>
    public static Func<CallExpression, Evaluator, OracleValue> OfValues(Func<IReadOnlyList<OracleValue>, OracleValue> function) =>
        (call, e) => function([.. call.Arguments.Select(e.Value)]);

    /// <summary>A function of single texts: null when an argument is null or has several values.</summary>
    public static Func<CallExpression, Evaluator, OracleValue> OfTexts(Func<IReadOnlyList<string>, OracleValue> function) =>
        OfValues(a => a.All(value => value.Text is not null) ? function([.. a.Select(value => value.Text!)]) : OracleValue.Null);

    private static Dictionary<string, Func<CallExpression, Evaluator, OracleValue>> All(params Dictionary<string, Func<CallExpression, Evaluator, OracleValue>>[] tables) =>
        tables.SelectMany(table => table).ToDictionary(function => function.Key, function => function.Value);

    /// <summary>The value of the first condition that is not true.</summary>
    private static OracleValue Validate(CallExpression call, Evaluator e)
    {
        for (int i = 0; i < call.Arguments.Length; i += 2)
        {
            if (e.Truth(call.Arguments[i]) != true)
                return e.Value(call.Arguments[i + 1]);
        }

        return OracleValue.Null;
    }

    private static OracleValue Case(CallExpression call, Evaluator e)
    {
        for (int i = 0; i < call.Arguments.Length; i += 2)
        {
            if (e.Truth(call.Arguments[i]) == true)
                return e.Value(call.Arguments[i + 1]);
        }

        return OracleValue.Null;
    }

    private static OracleValue EachText(OracleValue value, Func<string, string> map) =>
        OracleValue.Of(value.Values.Select(single => OracleScalar.Of(map(single.Text))));

    private static OracleValue Replace(string? text, string? pattern, string? replacement)
    {
        if (text is null || pattern is null || replacement is null)
            return OracleValue.Null;
        return OracleValue.Of(SplRegex.TryCreate(pattern, out _)?.Replace(text, replacement));
    }

    /// <summary>True when a pair of a value and a pattern fits; null when either is null.</summary>
    private static bool? AnyPair(OracleValue value, OracleValue pattern, Func<string, string, bool?> fits)
    {
        if (value.IsNull || pattern.IsNull)
            return null;
        return value.Values.SelectMany(text => pattern.Values, (text, single) => fits(text.Text, single.Text))
            .Aggregate((left, right) => left | right);
    }

    /// <summary>Null when the pattern of this row is no valid one.</summary>
    private static bool? Match(string text, string pattern) => SplRegex.TryCreate(pattern, out _)?.IsMatch(text);
}

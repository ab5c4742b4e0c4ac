using SplCompiler.Oracle.Matching;
using SplCompiler.Planning;
using SplCompiler.Runtime;
using static SplCompiler.Oracle.Expressions.EvalFunctions;

namespace SplCompiler.Oracle.Expressions;

/// <summary>Functions of several values.</summary>
/// <remarks>Source: Search Reference, "Multivalue eval functions".</remarks>
internal static class MultivalueFunctions
{
    public static Dictionary<string, Func<CallExpression, Evaluator, OracleValue>> Table { get; } = new()
    {
        ["commands"] = OfTexts(a => Scalars.Of(Eval.Commands(a[0]))),
        ["mvdedup"] = OfValues(a => OracleValue.Of(a[0].Values.DistinctBy(value => value.Text))),
        ["mvfilter"] = (call, e) => OracleValue.Of(Each(call, e).Where(one => one.Evaluator.Truth(call.Arguments[1]) == true).Select(one => one.Value)),
        ["mvmap"] = (call, e) => OracleValue.Of(Each(call, e).SelectMany(one => one.Evaluator.Value(call.Arguments[1]).Values)),
        ["mvfind"] = OfValues(a => Find(a[0], a[1].Text)),
        ["mvjoin"] = OfValues(a => a[0].IsNull || a[1].Text is null ? OracleValue.Null : OracleValue.Of(string.Join(a[1].Text, a[0].Values.Select(value => value.Text)))),
        ["mvrange"] = (call, e) => Range([.. call.Arguments.Select(e.Value)], e.Context.Zone),
        ["mvreverse"] = OfValues(a => OracleValue.Of(a[0].Values.Reverse())),
        ["mvsort"] = OfValues(a => OracleValue.Of(a[0].Values.OrderBy(value => value.Text, Comparer<string>.Create(Letters.Compare)))),
        ["mvzip"] = OfValues(a => Zip(a[0], a[1], a.Count > 2 ? a[2] : OracleValue.Of(","))),
    };

    /// <summary>The values of the field, each with the row as it looks when the field is that value.</summary>
    private static IEnumerable<(OracleScalar Value, Evaluator Evaluator)> Each(CallExpression call, Evaluator e) =>
        e.Value(call.Arguments[0]).Values.Select(value => (value, e.With(((FieldExpression)call.Arguments[0]).Name, value)));

    private static OracleValue Find(OracleValue values, string? pattern)
    {
        if (pattern is null || SplRegex.TryCreate(pattern, out _) is not { } regex)
            return OracleValue.Null;
        int place = values.Values.ToList().FindIndex(value => regex.IsMatch(value.Text));
        return place < 0 ? OracleValue.Null : OracleValue.Of(place);
    }

    private static OracleValue Zip(OracleValue left, OracleValue right, OracleValue delimiter) => delimiter.Text is { } text
        ? OracleValue.Of(left.Values.Zip(right.Values, (a, b) => OracleScalar.Of(a.Text + text + b.Text)))
        : OracleValue.Null;

    private static OracleValue Range(IReadOnlyList<OracleValue> a, TimeZoneInfo zone)
    {
        OracleValue step = a.Count > 2 ? a[2] : OracleValue.Of(1);
        if (a[0].Number is not { } start || a[1].Number is not { } end || step.Text is not { } text || step.Number == 0)
            return OracleValue.Null;
        RelativeTime? span = step.Number is null ? RelativeTime.TryParse(text.StartsWith('-') ? text : "+" + text) : null;
        if (step.Number is null && span is null)
            return OracleValue.Null;

        double Next(double number) => span?.Apply(SplTime.FromSeconds(number), zone).Seconds ?? number + step.Number!.Value;
        bool isUpward = Next(start) > start;
        var values = new List<OracleScalar>();
        for (double number = start; isUpward ? number < end : number > end; number = Next(number))
        {
            values.Add(OracleScalar.Of(number));
            if (values.Count > 1_000_000)
                return OracleValue.Null;
        }

        return OracleValue.Of(values);
    }
}

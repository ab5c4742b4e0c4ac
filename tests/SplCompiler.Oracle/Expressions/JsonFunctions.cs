using SplCompiler.Planning;
using SplCompiler.Runtime;
using static SplCompiler.Oracle.Expressions.EvalFunctions;

namespace SplCompiler.Oracle.Expressions;

/// <summary>Functions of JSON. What they do to one JSON text is the runtime's; what becomes JSON of a value is decided here.</summary>
/// <remarks>Source: Search Reference, "JSON functions".</remarks>
internal static class JsonFunctions
{
    public static Dictionary<string, Func<CallExpression, Evaluator, OracleValue>> Table { get; } = new()
    {
        ["json"] = OfTexts(a => OracleValue.Of(Eval.Json(a[0]))),
        ["json_append"] = (call, e) => Change(call, e, (json, pairs) => Eval.JsonAppend(json, pairs)),
        ["json_array"] = (call, e) => OracleValue.Of(Eval.JsonArray([.. call.Arguments.Select(argument => Item(argument, e))])),
        ["json_array_to_mv"] = OfValues(a => Scalars.Of(Eval.JsonArrayToMv(Scalars.Plain(a[0]), Scalars.Plain(a.ElementAtOrDefault(1) ?? OracleValue.Null)))),
        ["json_delete"] = OfTexts(a => OracleValue.Of(Eval.JsonDelete(a[0], [.. a.Skip(1)]))),
        ["json_entries"] = OfTexts(a => OracleValue.Of(Eval.JsonEntries(a[0]))),
        ["json_extend"] = (call, e) => Change(call, e, (json, pairs) => Eval.JsonExtend(json, pairs)),
        ["json_extract"] = OfTexts(a => Scalars.Of(a.Count == 1 ? Eval.JsonExtract(a[0]) : Eval.JsonExtract(a[0], [.. a.Skip(1)]))),
        ["json_extract_exact"] = OfTexts(a => Scalars.Of(Eval.JsonExtractExact(a[0], [.. a.Skip(1)]))),
        ["json_keys"] = OfTexts(a => OracleValue.Of(Eval.JsonKeys(a[0]))),
        ["json_object"] = (call, e) => OracleValue.Of(Eval.JsonObject(Pairs(call, 0, e))),
        ["json_set"] = (call, e) => Change(call, e, (json, pairs) => Eval.JsonSet(json, pairs)),
        ["json_set_exact"] = (call, e) => Change(call, e, (json, pairs) => Eval.JsonSetExact(json, pairs)),
        ["lookup"] = (call, e) => Lookup([.. call.Arguments.Select(argument => e.Value(argument).Text)], e.Context),
        ["mv_to_json_array"] = OfValues(a => OracleValue.Of(Eval.MvToJsonArray(Scalars.Plain(a[0]), Scalars.Plain(a.ElementAtOrDefault(1) ?? OracleValue.Null)))),
    };

    private static OracleValue Lookup(string?[] arguments, OracleContext context) =>
        arguments[0] is { } table && JsonItem.Parse(arguments[1]) is { Kind: JsonKind.Object } keys && JsonItem.Parse(arguments[2]) is { Kind: JsonKind.Array } outputs
            ? OracleValue.Of(Stages.LookupRunner.Json(table, keys, outputs, context))
            : OracleValue.Null;

    private static OracleValue Change(CallExpression call, Evaluator e, Func<string, JsonItem[], string?> change) =>
        e.Value(call.Arguments[0]).Text is { } json ? OracleValue.Of(change(json, Pairs(call, 1, e))) : OracleValue.Null;

    /// <summary>Keys as texts, values as what they are, in turn.</summary>
    private static JsonItem[] Pairs(CallExpression call, int first, Evaluator e) =>
        [.. call.Arguments.Skip(first).Select((argument, i) => i % 2 == 0 ? JsonItem.Text(e.Value(argument).Text) : Item(argument, e))];

    private static JsonItem Item(Expression argument, Evaluator e)
    {
        if (argument.Type.Kind == SplKind.Bool)
            return e.Truth(argument) is { } truth ? JsonItem.Truth(truth, !truth) : JsonItem.Null;
        OracleValue value = e.Value(argument);
        if (argument is ConstantExpression { TextValue: { } quoted })
            return JsonItem.Text(quoted);
        return value.Single is { } single ? Item(single) : value.IsNull ? JsonItem.Null : JsonItem.NewArray(value.Values.Select(Item));
    }

    /// <summary>A number that JSON can write, an object or an array as such; all else as text.</summary>
    private static JsonItem Item(OracleScalar value) =>
        JsonItem.Parse(value.Text.Trim()) is { Kind: JsonKind.Number or JsonKind.Array or JsonKind.Object } json ? json : JsonItem.Text(value.Text);
}

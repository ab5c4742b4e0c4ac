using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>json_array_to_mv</c>: the elements of a JSON array; texts without quotes unless the flag is true.</summary>
public sealed class JsonArrayToMv() : ValueFunction("JsonArrayToMv", SplType.Any)
{
    public override WordDoc Doc { get; } = new("json_array_to_mv")
    {
        Usage = "json_array_to_mv(<array>[, <as json>])",
        Summary = "The elements of a JSON array; texts without quotes unless the flag is true.",
        Manual = "Search Reference, JSON functions",
        Examples =
        [
            new("elements", "eval b=json_array_to_mv(a)", """{"a": "[\"x\",\"y\",1]"}""", """{"a": "[\"x\",\"y\",1]", "b": ["x", "y", "1"]}"""),
            new("as JSON", "eval b=json_array_to_mv(a, true())", """{"a": "[\"x\",\"y\"]"}""", """{"a": "[\"x\",\"y\"]", "b": ["\"x\"", "\"y\""]}"""),
            new("no array", "eval b=json_array_to_mv(a)", """{"a": "x"}""", """{"a": "x"}"""),
            new("null", "eval b=json_array_to_mv(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=json_array_to_mv(a)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override int MaximumArguments => 2;

    protected override bool TakesConditions => true;
}

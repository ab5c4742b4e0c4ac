using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>mv_to_json_array</c>: the values as a JSON array of texts; when the flag is true, those that are JSON as what they are.</summary>
public sealed class MvToJsonArray() : ValueFunction("MvToJsonArray", SplType.Text)
{
    public override WordDoc Doc { get; } = new("mv_to_json_array")
    {
        Usage = "mv_to_json_array(<values>[, <infer types>])",
        Summary = "The values as a JSON array of texts; when the flag is true, those that are JSON as what they are.",
        Manual = "Search Reference, Multivalue eval functions",
        Examples =
        [
            new("texts", "eval b=mv_to_json_array(a)", """{"a": ["x", "1"]}""", """{"a": ["x", "1"], "b": "[\"x\",\"1\"]"}"""),
            new("types", "eval b=mv_to_json_array(a, true())", """{"a": ["x", "1", "true"]}""", """{"a": ["x", "1", "true"], "b": "[\"x\",1,true]"}"""),
            new("one value", "eval b=mv_to_json_array(a)", """{"a": "x"}""", """{"a": "x", "b": "[\"x\"]"}"""),
            new("null", "eval b=mv_to_json_array(a)", """{"z": "1"}""", """{"z": "1"}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override int MaximumArguments => 2;

    protected override bool TakesConditions => true;
}

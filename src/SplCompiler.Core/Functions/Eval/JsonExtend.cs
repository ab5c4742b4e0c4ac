using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>json_extend</c>: appends a value to the array at a path; of a value that is an array each element.</summary>
public sealed class JsonExtend() : JsonChange("JsonExtend")
{
    public override WordDoc Doc { get; } = new("json_extend")
    {
        Usage = "json_extend(<json>, <path>, <value>, ...)",
        Summary = "Appends a value to the array at a path; of a value that is an array each element.",
        Manual = "Search Reference, JSON functions",
        Examples =
        [
            new("the elements of an array", "eval b=json_extend(a, \"x\", json_array(2, 3))", """{"a": "{\"x\":[1]}"}""", """{"a": "{\"x\":[1]}", "b": "{\"x\":[1,2,3]}"}"""),
            new("a value", "eval b=json_extend(a, \"x\", \"q\")", """{"a": "{\"x\":[1]}"}""", """{"a": "{\"x\":[1]}", "b": "{\"x\":[1,\"q\"]}"}"""),
            new("null", "eval b=json_extend(a, \"x\", 1)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=json_extend(a, \"x\", 1)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 3;

    public override int MaximumArguments => int.MaxValue;
}

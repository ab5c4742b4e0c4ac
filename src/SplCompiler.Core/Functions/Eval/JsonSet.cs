using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>json_set</c>: the JSON with a value at a path; what is missing on the way is made.</summary>
public sealed class JsonSet() : JsonChange("JsonSet")
{
    public override WordDoc Doc { get; } = new("json_set")
    {
        Usage = "json_set(<json>, <path>, <value>, ...)",
        Summary = "The JSON with a value at a path; what is missing on the way is made.",
        Manual = "Search Reference, JSON functions",
        Examples =
        [
            new("overwrites", "eval b=json_set(a, \"x.y\", \"q\")", """{"a": "{\"x\":{\"y\":\"p\"}}"}""", """{"a": "{\"x\":{\"y\":\"p\"}}", "b": "{\"x\":{\"y\":\"q\"}}"}"""),
            new("makes", "eval b=json_set(a, \"x.y\", 1)", """{"a": "{}"}""", """{"a": "{}", "b": "{\"x\":{\"y\":1}}"}"""),
            new("an element", "eval b=json_set(a, \"x{1}\", \"q\")", """{"a": "{\"x\":[1,2]}"}""", """{"a": "{\"x\":[1,2]}", "b": "{\"x\":[1,\"q\"]}"}"""),
            new("null", "eval b=json_set(a, \"x\", 1)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=json_set(a, \"x\", 1)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 3;

    public override int MaximumArguments => int.MaxValue;
}

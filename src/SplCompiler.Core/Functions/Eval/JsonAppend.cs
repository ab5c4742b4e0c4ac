using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>json_append</c>: appends a value to the array at a path; what is no array becomes one; a path that finds nothing changes nothing.</summary>
public sealed class JsonAppend() : JsonChange("JsonAppend")
{
    public override WordDoc Doc { get; } = new("json_append")
    {
        Usage = "json_append(<json>, <path>, <value>, ...)",
        Summary = "Appends a value to the array at a path; what is no array becomes one; a path that finds nothing changes nothing.",
        Manual = "Search Reference, JSON functions",
        Examples =
        [
            new("to an array", "eval b=json_append(a, \"x\", 3)", """{"a": "{\"x\":[1,2]}"}""", """{"a": "{\"x\":[1,2]}", "b": "{\"x\":[1,2,3]}"}"""),
            new("to a value", "eval b=json_append(a, \"x\", \"q\")", """{"a": "{\"x\":\"p\"}"}""", """{"a": "{\"x\":\"p\"}", "b": "{\"x\":[\"p\",\"q\"]}"}"""),
            new("an array is one element", "eval b=json_append(a, \"x\", json_array(2, 3))", """{"a": "{\"x\":[1]}"}""", """{"a": "{\"x\":[1]}", "b": "{\"x\":[1,[2,3]]}"}"""),
            new("no such path", "eval b=json_append(a, \"y\", 1)", """{"a": "{\"x\":[1]}"}""", """{"a": "{\"x\":[1]}", "b": "{\"x\":[1]}"}"""),
            new("null", "eval b=json_append(a, \"x\", 1)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=json_append(a, \"x\", 1)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 3;

    public override int MaximumArguments => int.MaxValue;
}

using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>json_set_exact</c>: the JSON with a value at a key, in which points and braces mean nothing.</summary>
public sealed class JsonSetExact() : JsonChange("JsonSetExact")
{
    public override WordDoc Doc { get; } = new("json_set_exact")
    {
        Usage = "json_set_exact(<json>, <key>, <value>, ...)",
        Summary = "The JSON with a value at a key, in which points and braces mean nothing.",
        Manual = "Search Reference, JSON functions",
        Examples =
        [
            new("a key", "eval b=json_set_exact(a, \"x.y\", \"p\")", """{"a": "{}"}""", """{"a": "{}", "b": "{\"x.y\":\"p\"}"}"""),
            new("null", "eval b=json_set_exact(a, \"x\", 1)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=json_set_exact(a, \"x\", 1)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 3;

    public override int MaximumArguments => int.MaxValue;
}

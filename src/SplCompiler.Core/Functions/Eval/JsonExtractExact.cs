using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>json_extract_exact</c>: the value of a key of JSON, in which points and braces mean nothing; several keys give a JSON array.</summary>
public sealed class JsonExtractExact() : TextFunction("JsonExtractExact", SplType.Any)
{
    public override WordDoc Doc { get; } = new("json_extract_exact")
    {
        Usage = "json_extract_exact(<json>, <key>, ...)",
        Summary = "The value of a key of JSON, in which points and braces mean nothing; several keys give a JSON array.",
        Manual = "Search Reference, JSON functions",
        Examples =
        [
            new("a key", "eval b=json_extract_exact(a, \"x.y\")", """{"a": "{\"x.y\":\"p\"}"}""", """{"a": "{\"x.y\":\"p\"}", "b": "p"}"""),
            new("several", "eval b=json_extract_exact(a, \"x\", \"y\")", """{"a": "{\"x\":1,\"y\":\"p\"}"}""", """{"a": "{\"x\":1,\"y\":\"p\"}", "b": "[1,\"p\"]"}"""),
            new("null", "eval b=json_extract_exact(a, \"x\")", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=json_extract_exact(a, \"x\")", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 2;

    public override int MaximumArguments => int.MaxValue;
}

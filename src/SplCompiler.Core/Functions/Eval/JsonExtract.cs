using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>json_extract</c>: what a path finds in JSON; several paths give a JSON array, and so does a path with {}.</summary>
public sealed class JsonExtract() : TextFunction("JsonExtract", SplType.Any)
{
    public override WordDoc Doc { get; } = new("json_extract")
    {
        Usage = "json_extract(<json>[, <path>, ...])",
        Summary = "What a path finds in JSON; several paths give a JSON array, and so does a path with {}.",
        Manual = "Search Reference, JSON functions",
        Examples =
        [
            new("a member", "eval b=json_extract(a, \"x.y\")", """{"a": "{\"x\":{\"y\":\"p\"}}"}""", """{"a": "{\"x\":{\"y\":\"p\"}}", "b": "p"}"""),
            new("an element", "eval b=json_extract(a, \"x{1}\")", """{"a": "{\"x\":[\"p\",\"q\"]}"}""", """{"a": "{\"x\":[\"p\",\"q\"]}", "b": "q"}"""),
            new("all elements", "eval b=json_extract(a, \"x{}.y\")", """{"a": "{\"x\":[{\"y\":1},{\"y\":2}]}"}""", """{"a": "{\"x\":[{\"y\":1},{\"y\":2}]}", "b": "[1,2]"}"""),
            new("several paths", "eval b=json_extract(a, \"x\", \"y\")", """{"a": "{\"x\":1,\"y\":\"p\"}"}""", """{"a": "{\"x\":1,\"y\":\"p\"}", "b": "[1,\"p\"]"}"""),
            new("null", "eval b=json_extract(a, \"x\")", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=json_extract(a, \"x\")", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override int MaximumArguments => int.MaxValue;
}

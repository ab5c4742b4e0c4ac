using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>json_delete</c>: the JSON without some of its members; a key may be a path.</summary>
public sealed class JsonDelete() : TextFunction("JsonDelete")
{
    public override WordDoc Doc { get; } = new("json_delete")
    {
        Usage = "json_delete(<object>, <key>, ...)",
        Summary = "The JSON without some of its members; a key may be a path.",
        Manual = "Search Reference, JSON functions",
        Examples =
        [
            new("a member", "eval b=json_delete(a, \"x\")", """{"a": "{\"x\":1,\"y\":2}"}""", """{"a": "{\"x\":1,\"y\":2}", "b": "{\"y\":2}"}"""),
            new("a path", "eval b=json_delete(a, \"x.p\", \"y{0}\")", """{"a": "{\"x\":{\"p\":1,\"q\":2},\"y\":[3,4]}"}""", """{"a": "{\"x\":{\"p\":1,\"q\":2},\"y\":[3,4]}", "b": "{\"x\":{\"q\":2},\"y\":[4]}"}"""),
            new("null", "eval b=json_delete(a, \"x\")", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=json_delete(a, \"x\")", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 2;

    public override int MaximumArguments => int.MaxValue;
}

using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>json</c>: the text itself when it is JSON, else null.</summary>
public sealed class Json() : TextFunction("Json")
{
    public override WordDoc Doc { get; } = new("json")
    {
        Usage = "json(<text>)",
        Summary = "The text itself when it is JSON, else null.",
        Manual = "Search Reference, JSON functions",
        Examples =
        [
            new("JSON", "eval b=json(a)", """{"a": "{\"x\": 1}"}""", """{"a": "{\"x\": 1}", "b": "{\"x\": 1}"}"""),
            new("no JSON", "eval b=json(a)", """{"a": "{x}"}""", """{"a": "{x}"}"""),
            new("null", "eval b=json(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=json(a)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}

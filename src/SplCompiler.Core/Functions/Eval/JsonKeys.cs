using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>json_keys</c>: the names of the members of a JSON object, as a JSON array.</summary>
public sealed class JsonKeys() : TextFunction("JsonKeys")
{
    public override WordDoc Doc { get; } = new("json_keys")
    {
        Usage = "json_keys(<object>)",
        Summary = "The names of the members of a JSON object, as a JSON array.",
        Manual = "Search Reference, JSON functions",
        Examples =
        [
            new("names", "eval b=json_keys(a)", """{"a": "{\"x\": 1, \"y\": {\"z\": 2}}"}""", """{"a": "{\"x\": 1, \"y\": {\"z\": 2}}", "b": "[\"x\",\"y\"]"}"""),
            new("no object", "eval b=json_keys(a)", """{"a": "[1]"}""", """{"a": "[1]"}"""),
            new("null", "eval b=json_keys(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=json_keys(a)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}

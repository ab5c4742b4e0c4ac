using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>json_entries</c>: the members of a JSON object as an array of objects with key and value.</summary>
public sealed class JsonEntries() : TextFunction("JsonEntries")
{
    public override WordDoc Doc { get; } = new("json_entries")
    {
        Usage = "json_entries(<object>)",
        Summary = "The members of a JSON object as an array of objects with key and value.",
        Manual = "Search Reference, JSON functions",
        Examples =
        [
            new("members", "eval b=json_entries(a)", """{"a": "{\"x\": 1, \"y\": \"p\"}"}""", """{"a": "{\"x\": 1, \"y\": \"p\"}", "b": "[{\"key\":\"x\",\"value\":1},{\"key\":\"y\",\"value\":\"p\"}]"}"""),
            new("no object", "eval b=json_entries(a)", """{"a": "[1]"}""", """{"a": "[1]"}"""),
            new("null", "eval b=json_entries(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=json_entries(a)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}

using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>isarray</c>: true of text that is a JSON array.</summary>
public sealed class Isarray() : KindFunction("IsJsonArray")
{
    public override WordDoc Doc { get; } = new("isarray")
    {
        Usage = "isarray(<value>)",
        Summary = "True of text that is a JSON array.",
        Manual = "Search Reference, Informational functions",
        Examples =
        [
            new("yes", "where isarray(a)", """[{"a": "[1, 2]"}, {"a": "{\"x\": 1}"}]""", """{"a": "[1, 2]"}"""),
            new("several values", "where isarray(a)", """{"a": ["[1]", "[2]"]}""", "[]"),
            new("null is none", "where NOT isarray(a)", """{"z": "1"}""", """{"z": "1"}"""),
        ],
    };

}

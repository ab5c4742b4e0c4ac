using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>isobject</c>: true of text that is a JSON object.</summary>
public sealed class Isobject() : KindFunction("IsJsonObject")
{
    public override WordDoc Doc { get; } = new("isobject")
    {
        Usage = "isobject(<value>)",
        Summary = "True of text that is a JSON object.",
        Manual = "Search Reference, Informational functions",
        Examples =
        [
            new("yes", "where isobject(a)", """[{"a": "{\"x\": 1}"}, {"a": "[1]"}]""", """{"a": "{\"x\": 1}"}"""),
            new("several values", "where isobject(a)", """{"a": ["{}", "{}"]}""", "[]"),
            new("null is none", "where NOT isobject(a)", """{"z": "1"}""", """{"z": "1"}"""),
        ],
    };

}

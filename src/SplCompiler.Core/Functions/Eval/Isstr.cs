using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>isstr</c>: true of a text that does not look like a number, and of a quoted literal.</summary>
public sealed class Isstr() : KindFunction("IsText")
{
    public override WordDoc Doc { get; } = new("isstr")
    {
        Usage = "isstr(<value>)",
        Summary = "True of a text that does not look like a number, and of a quoted literal.",
        Manual = "Search Reference, Informational functions",
        Examples =
        [
            new("yes", "where isstr(a)", """[{"a": "x"}, {"a": "10"}]""", """{"a": "x"}"""),
            new("a quoted literal", "where isstr(\"10\")", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values", "where isstr(a)", """{"a": ["x", "y"]}""", "[]"),
            new("null is none", "where NOT isstr(a)", """{"z": "1"}""", """{"z": "1"}"""),
        ],
    };

}

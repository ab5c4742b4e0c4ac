using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>isnum</c>: true of a number, and of text in a field that looks like one; not of a quoted literal.</summary>
public sealed class Isnum() : KindFunction("IsNumber")
{
    public override WordDoc Doc { get; } = new("isnum")
    {
        Usage = "isnum(<value>)",
        Summary = "True of a number, and of text in a field that looks like one; not of a quoted literal.",
        Manual = "Search Reference, Informational functions",
        Examples =
        [
            new("yes", "where isnum(a)", """[{"a": "10.5"}, {"a": "10a"}]""", """{"a": "10.5"}"""),
            new("a quoted literal", "where isnum(\"10\")", """{"z": "1"}""", "[]"),
            new("several values", "where isnum(a)", """{"a": ["1", "2"]}""", "[]"),
            new("null is none", "where NOT isnum(a)", """{"z": "1"}""", """{"z": "1"}"""),
        ],
    };

}

using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>isint</c>: true of a whole number.</summary>
public sealed class Isint() : KindFunction("IsInteger")
{
    public override WordDoc Doc { get; } = new("isint")
    {
        Usage = "isint(<value>)",
        Summary = "True of a whole number.",
        Manual = "Search Reference, Informational functions",
        Examples =
        [
            new("yes", "where isint(a)", """[{"a": "10"}, {"a": "10.5"}]""", """{"a": "10"}"""),
            new("several values", "where isint(a)", """{"a": ["1", "2"]}""", "[]"),
            new("null is none", "where NOT isint(a)", """{"z": "1"}""", """{"z": "1"}"""),
        ],
    };

}

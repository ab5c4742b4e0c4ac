using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>ismv</c>: true of several values.</summary>
public sealed class Ismv() : KindFunction("IsMultivalue")
{
    public override WordDoc Doc { get; } = new("ismv")
    {
        Usage = "ismv(<value>)",
        Summary = "True of several values.",
        Manual = "Search Reference, Informational functions",
        Examples =
        [
            new("yes", "where ismv(a)", """[{"a": ["x", "y"]}, {"a": "x"}]""", """{"a": ["x", "y"]}"""),
            new("null is none", "where NOT ismv(a)", """{"z": "1"}""", """{"z": "1"}"""),
        ],
    };

}

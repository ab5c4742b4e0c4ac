using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>isdouble</c>: true of a number with a fraction.</summary>
public sealed class Isdouble() : KindFunction("IsDouble")
{
    public override WordDoc Doc { get; } = new("isdouble")
    {
        Usage = "isdouble(<value>)",
        Summary = "True of a number with a fraction.",
        Manual = "Search Reference, Informational functions",
        Examples =
        [
            new("yes", "where isdouble(a)", """[{"a": "10.5"}, {"a": "10"}]""", """{"a": "10.5"}"""),
            new("several values", "where isdouble(a)", """{"a": ["1.5", "2.5"]}""", "[]"),
            new("null is none", "where NOT isdouble(a)", """{"z": "1"}""", """{"z": "1"}"""),
        ],
    };

}

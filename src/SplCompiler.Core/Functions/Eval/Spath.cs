using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>spath</c>: what a path of the command spath finds in JSON or XML: one value or several.</summary>
public sealed class Spath() : TextFunction("Spath", SplType.Any)
{
    public override WordDoc Doc { get; } = new("spath")
    {
        Usage = "spath(<json or xml>, <path>)",
        Summary = "What a path of the command spath finds in JSON or XML: one value or several.",
        Manual = "Search Reference, Text functions",
        Examples =
        [
            new("a member", "eval b=spath(a, \"user.id\")", """{"a": "{\"user\":{\"id\":7}}"}""", """{"a": "{\"user\":{\"id\":7}}", "b": "7"}"""),
            new("all elements", "eval b=spath(a, \"x{}\")", """{"a": "{\"x\":[\"p\",\"q\"]}"}""", """{"a": "{\"x\":[\"p\",\"q\"]}", "b": ["p", "q"]}"""),
            new("XML", "eval b=spath(a, \"r.i{2}\")", """{"a": "<r><i>p</i><i>q</i></r>"}""", """{"a": "<r><i>p</i><i>q</i></r>", "b": "q"}"""),
            new("not found", "eval b=spath(a, \"y\")", """{"a": "{\"x\":1}"}""", """{"a": "{\"x\":1}"}"""),
            new("null", "eval b=spath(a, \"x\")", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=spath(a, \"x\")", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 2;
}

using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>commands</c>: the names of the commands of a search.</summary>
public sealed class CommandNames() : ValueFunction("Commands", SplType.Any)
{
    public override WordDoc Doc { get; } = new("commands")
    {
        Usage = "commands(<search>)",
        Summary = "The names of the commands of a search.",
        Manual = "Search Reference, Multivalue eval functions",
        Examples =
        [
            new("a search", "eval b=commands(\"search foo | stats count | sort count\")", """{"z": "1"}""", """{"z": "1", "b": ["search", "stats", "sort"]}"""),
            new("a search in a field", "eval b=commands(a)", """{"a": "| makeresults"}""", """{"a": "| makeresults", "b": "makeresults"}"""),
            new("null", "eval b=commands(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=commands(a)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}

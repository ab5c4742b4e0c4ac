using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>addinfo</c>: adds the time range of the search.</summary>
public sealed class Addinfo : Command<Addinfo.Syntax>
{
    public override WordDoc Doc { get; } = new("addinfo")
    {
        Usage = "addinfo",
        Summary = "Adds info_min_time and info_max_time (0 and +Infinity over all time), and info_search_time. info_sid is null: a run has no search id.",
        Manual = "Search Reference, addinfo",
        Examples =
        [
            new("over all time", "addinfo | table a, info_min_time, info_max_time", """{"a": "1"}""", """{"a": "1", "info_min_time": 0, "info_max_time": "+Infinity"}"""),
            new("no search id", "addinfo | table a, info_sid", """{"a": "1"}""", """{"a": "1"}"""),
            new("the time of the search is that of now()", "addinfo | table a, info_search_time | where info_search_time>0 | table a", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    // Syntax

    public sealed record Syntax : CommandSyntax
    {
        public override string ToString() => "addinfo";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } = input => Superpower.Model.TokenListParserResult.Value(new Syntax(), input, input);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder) => binder.Assign(
        ("info_min_time", binder.Earliest ?? new RowFunction("SearchTimes.Earliest", SplType.Number.NotNull, RowConstant.Run()).Of()),
        ("info_max_time", binder.Latest ?? new RowFunction("SearchTimes.Latest", SplType.Any.NotNull, RowConstant.Run()).Of()),
        ("info_sid", ConstantExpression.Null),
        ("info_search_time", new RowFunction("SearchTimes.Now", SplType.Number.NotNull, RowConstant.Run()).Of()));
}

using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>search</c>: keeps the rows that match a search expression; without its name, the first command of a search.</summary>
public sealed class Search : Command<Search.Syntax>
{
    public override WordDoc Doc { get; } = new("search")
    {
        Usage = "search <search-expression>",
        Summary = "Keeps the events that match: field comparisons, words, phrases, TERM(), time ranges (earliest, latest), combined with NOT, OR, AND (OR binds tighter than AND).",
        Manual = "Search Reference, search",
        Examples =
        [
            new("values ignore case, names do not", "search status=FAILED", """[{"status": "failed"}, {"Status": "failed"}]""", """{"status": "failed"}"""),
            new("a star stands for any text", "search image=\"*\\\\cmd.exe\"", """[{"image": "C:\\Windows\\cmd.exe"}, {"image": "cmd.exe"}]""", """{"image": "C:\\Windows\\cmd.exe"}"""),
            new("!= wants the field, NOT does not", "search NOT a=1", """[{"a": "1"}, {"a": "2"}, {"b": "3"}]""", """[{"a": "2"}, {"b": "3"}]"""),
            new("OR binds tighter than AND", "search a=1 OR b=2 c=3", """[{"a": "1", "c": "3"}, {"a": "1"}]""", """{"a": "1", "c": "3"}"""),
            new("the start of a time range belongs to it, its end does not", "search earliest=100 latest=\"01/01/1970:00:03:20\"", """[{"_time": 99, "n": "1"}, {"_time": 100, "n": "2"}, {"_time": 200, "n": "3"}]""", """{"n": "2"}"""),
            new("a time range is part of the expression", "search (a=1 earliest=150) OR (a=2 endtime=\"2.1.1970\") timeformat=\"%d.%m.%Y\"", """[{"_time": 99, "a": ["2", "1"]}, {"_time": 100, "a": "1"}, {"_time": 150, "a": "1"}]""", """[{"a": "1"}, {"a": ["2", "1"]}]"""),
            new("a time range from now", "search startdaysago=9 OR latest=-3d@d NOT earliest=now", """[{"_time": 4, "a": "1"}, {"a": "no time"}]""", """{"a": "1"}"""),
            new("the time of indexing", "search _index_latest=50", """[{"_time": 60, "_indextime": "40", "n": "1"}, {"_time": 40, "n": "2"}, {"_time": 40, "_indextime": "60"}]""", """[{"n": "1"}, {"n": "2"}]""", Reports: "SPL3030"),
            new("IN lists values", "search code IN (4688, 1)", """[{"code": "1"}, {"code": "5"}]""", """{"code": "1"}"""),
        ],
    };

    public override TokenMode Mode => TokenMode.Search;

    /// <summary>Behind a leading pipe it is the same command.</summary>
    public override bool ReadsEvents => true;

    // Syntax

    public sealed record Syntax(SearchSyntax Expression) : CommandSyntax
    {
        public override string ToString() => $"search {Expression}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        SearchParser.Expression.Select(expression => new Syntax(expression));

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder) =>
        new FilterStage(binder.BindSearch(syntax.Expression)) { Input = binder.Input, Output = binder.Input };
}

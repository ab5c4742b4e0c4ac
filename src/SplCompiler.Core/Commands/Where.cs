using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>where</c>: keeps the rows for which an eval condition is true; null and false drop a row.</summary>
public sealed class Where : Command<Where.Syntax>
{
    public override WordDoc Doc { get; } = new("where")
    {
        Usage = "where <eval-expression>",
        Summary = "Keeps the rows for which the condition is true. Compares with case, and fields with fields (AND binds tighter than OR).",
        Manual = "Search Reference, where",
        Examples =
        [
            new("values of two fields", "where src=dest", """[{"src": "a", "dest": "a"}, {"src": "a", "dest": "A"}]""", """{"src": "a", "dest": "a"}"""),
            new("null drops the row", "where user!=\"bob\"", """[{"user": "eve"}, {"host": "h"}]""", """{"user": "eve"}"""),
            new("any value of several", "where match(id, \"^4688$\")", """[{"id": ["1", "4688"]}, {"id": "1"}]""", """{"id": ["1", "4688"]}"""),
        ],
    };

    public override TokenMode Mode => TokenMode.Eval;

    // Syntax

    public sealed record Syntax(ExpressionSyntax Condition) : CommandSyntax
    {
        public override string ToString() => $"where {Condition}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        ExpressionParser.Expression.Select(condition => new Syntax(condition));

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder) => binder.BindCondition(syntax.Condition) is { } condition
        ? new FilterStage(condition) { Input = binder.Input, Output = binder.Input }
        : null;
}

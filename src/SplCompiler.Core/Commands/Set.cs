using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>set</c>: union, difference or intersection of the rows of two searches.</summary>
public sealed class Set : Command<Set.Syntax>
{
    public override WordDoc Doc { get; } = new("set")
    {
        Usage = "| set (union|diff|intersect) [<search>] [<search>]",
        Summary = "Compares whole rows of two searches, but for fields whose names begin with `_`: all rows once, those of only one search, or those of both.",
        Manual = "Search Reference, set",
        Examples =
        [
            new("rows of only one search", "| set diff [search kind=a | table v] [search kind=b | table v]", """[{"kind": "a", "v": "1"}, {"kind": "a", "v": "2"}, {"kind": "b", "v": "2"}, {"kind": "b", "v": "3"}]""", """[{"v": "1"}, {"v": "3"}]"""),
            new("rows of both", "| set intersect [search kind=a | table v] [search kind=b | table v]", """[{"kind": "a", "v": ["1", "2"]}, {"kind": "a", "w": "1"}, {"kind": "b", "v": ["1", "2"]}]""", """{"v": ["1", "2"]}"""),
            new("every row once", "| set union [search kind=a | table v] [search kind=b | table v]", """[{"kind": "a", "v": "1"}, {"kind": "b", "v": "1"}]""", """{"v": "1"}"""),
        ],
    };

    public override bool IsGenerating => true;

    // Syntax

    public sealed record Syntax(string Operation, BracketSyntax First, BracketSyntax Second) : CommandSyntax
    {
        public override string ToString() => $"set {Operation} {First} {Second}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from operation in Terms.Keyword("union").Or(Terms.Keyword("diff")).Or(Terms.Keyword("intersect"))
        from first in BracketSyntax.Parser
        from second in BracketSyntax.Parser
        select new Syntax(operation.ToStringValue().ToLowerInvariant(), first, second);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        Plan? first = binder.BindSubsearch(syntax.First.Span);
        Plan? second = binder.BindSubsearch(syntax.Second.Span);
        if (first is null || second is null)
            return null;
        return new SetStage(syntax.Operation, [first, second]) { Input = Schema.Closed([]), Output = AppendStage.Union(first.Output, second.Output) };
    }

    // Emission

    public sealed record SetStage(string Operation, ImmutableArray<Plan> Sides) : Stage
    {
        public override bool StoresRows => true;

        public override ImmutableArray<Plan> Searches => Sides;

        public override Stage WithSearches(ImmutableArray<Plan> searches) => this with { Sides = searches };

        public override FieldNeeds Needs(FieldNeeds output) => FieldNeeds.None;

        public override void Emit(StageEmitter emit, Action next)
        {
            StoredRow stored = StoredRow.Declare(emit, Output, RowContent.Needs(Output), "SetRow");
            string rows = emit.Members.Unique("_set");
            emit.Members.State.Add($"private readonly ComparedRows<{stored.Type}> {rows} = new();");
            string[] calls = [.. Sides.Select((side, i) => Side(emit, side, stored, rows, i))];
            string result = Operation switch { "union" => "Union", "diff" => "Difference", _ => "Intersection" };
            emit.Later(() =>
            {
                emit.Comment(Source);
                foreach (string call in calls)
                    emit.Writer.Line($"{call};");
                emit.Loop($"foreach ({stored.Type} setRow in {rows}.{result}())", scope => stored.Read(scope, scope.Locals.Unique("setRow")), next);
            });
        }

        private string Side(StageEmitter emit, Plan side, StoredRow stored, string rows, int index)
        {
            string marker = emit.Members.Unique(rows + "Side");
            return emit.Search(side, "SetSide", (marker, "void"), inner =>
            {
                Widening.Write(inner, side.Output, Output, RowContent.Needs(Output));
                Schema compared = Output with { Columns = [.. Output.Columns.Where(column => !column.IsInternal)], Tail = Output.Tail?.Narrow(["*"]) };
                inner.Writer.Line($"{rows}.Add({(index == 0 ? "false" : "true")}, {RowContent.Key(inner, compared, [])}, {stored.New(inner)});");
            });
        }

        public override string ToString() => $"set {Operation} {string.Concat(Sides.Select(side => $"[{string.Join("; ", side.Stages)}]"))}";
    }
}

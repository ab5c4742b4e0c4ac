using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>appendcols</c>: the fields of another search beside those of this one, row by row.</summary>
public sealed class Appendcols : Command<Appendcols.Syntax>
{
    public override WordDoc Doc { get; } = new("appendcols")
    {
        Usage = "appendcols [override=<bool>] [maxout=<number>] [<search>]",
        Summary = "Gives the first row the fields of the first row of another search, the second those of the second, and so on. A field that is there stays unless override=t; rows of the other search that are left over come behind.",
        Manual = "Search Reference, appendcols",
        Examples =
        [
            new("row by row", "search kind=a | table k | appendcols [search kind=b | table w]", """[{"kind": "a", "k": "1"}, {"kind": "a", "k": "2"}, {"kind": "b", "w": "z"}]""", """[{"k": "1", "w": "z"}, {"k": "2"}]"""),
            new("a field that is there stays", "search kind=a | table k | appendcols [search kind=b | table k]", """[{"kind": "a", "k": "1"}, {"kind": "b", "k": "2"}]""", """{"k": "1"}"""),
            new("unless it is overridden", "search kind=a | table k | appendcols override=t [search kind=b | table k]", """[{"kind": "a", "k": "1"}, {"kind": "b", "k": ["2", "3"]}]""", """{"k": ["2", "3"]}"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options, BracketSyntax Search) : CommandSyntax
    {
        public bool Overrides => OptionSyntax.IsTrue(Options, "override", otherwise: false);

        public override string ToString() => $"appendcols {OptionSyntax.Text(Options)}{Search}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from options in Terms.Option("override").Or(Terms.Option("maxout")).Or(Terms.Option("maxtime")).Or(Terms.Option("extendtimerange")).Or(Terms.Option("timeout")).Many()
        from search in BracketSyntax.Parser
        select new Syntax([.. options], search);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder) => binder.BindSubsearch(syntax.Search.Span) is { } all
        && CutStage.Of(all, "appendcols", syntax.Options.LastOrDefault(option => option.Name == "maxout"), binder) is { } side
        ? new AppendcolsStage(side, syntax.Overrides) { Input = binder.Input, Output = JoinStage.Merged(binder.Input.OrMissing(), side.Output, []) }
        : null;

    // Emission

    public sealed record AppendcolsStage(Plan Side, bool Overrides) : Stage
    {
        public override bool StoresRows => true;

        public override bool NeedsOrder => true;

        public override ImmutableArray<Plan> Searches => [Side];

        public override Stage WithSearches(ImmutableArray<Plan> searches) => this with { Side = searches[0] };

        public override FieldNeeds Needs(FieldNeeds output) => output;

        public override void Emit(StageEmitter emit, Action next)
        {
            FieldNeeds needs = emit.NeedsAfter;
            StoredRow main = StoredRow.Declare(emit, Input.OrMissing(), needs, "MainRow");
            StoredRow side = StoredRow.Declare(emit, Side.Output.OrMissing(), needs, "SideRow");
            string mainRows = emit.Members.Unique("_mainRows");
            string sideRows = emit.Members.Unique("_sideRows");
            emit.Members.State.Add($"private readonly KeptRows<{main.Type}> {mainRows} = new();");
            emit.Members.State.Add($"private readonly KeptRows<{side.Type}> {sideRows} = new();");
            emit.Comment(Source);
            emit.Writer.Line($"{mainRows}.Add({main.New(emit)});");
            string call = emit.Search(Side, "SideRows", (sideRows, $"KeptRows<{side.Type}>"), inner => inner.Writer.Line($"{sideRows}.Add({side.New(inner)});"), needs);
            emit.Later(() => emit.Loop(
                $"foreach (({main.Type} main, {side.Type} side) in KeptRows.Beside({mainRows}, {call}))",
                scope =>
                {
                    scope.Locals.Unique("main");
                    scope.Locals.Unique("side");
                    JoinStage.ReadBoth(emit, scope, (main, "main", Input), (side, "side", Side.Output), [], Overrides, needs);
                },
                next));
        }

        public override string ToString() => $"appendcols {(Overrides ? "override " : "")}[{string.Join("; ", Side.Stages)}]";
    }
}

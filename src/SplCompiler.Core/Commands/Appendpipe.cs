using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>appendpipe</c>: what a pipeline makes of the rows, behind these rows.</summary>
public sealed class Appendpipe : Command<Appendpipe.Syntax>
{
    public override WordDoc Doc { get; } = new("appendpipe")
    {
        Usage = "appendpipe [run_in_preview=<bool>] [<commands>]",
        Summary = "Runs commands over the rows so far and puts what they give behind these rows.",
        Manual = "Search Reference, appendpipe",
        Examples =
        [
            new("a row of totals", "table u, n | appendpipe [stats sum(n) as n | eval u=\"all\"]", """[{"u": "a", "n": "1"}, {"u": "b", "n": "2"}]""", """[{"u": "a", "n": "1"}, {"u": "b", "n": "2"}, {"u": "all", "n": 3}]"""),
            new("a row when there is none", "search u=z | table u | appendpipe [stats count | where count=0]", """{"u": "a"}""", """{"count": 0}"""),
            new("several values and null", "table u, n | appendpipe [where isnull(n) | mvexpand u]", """[{"u": ["a", "b"]}, {"u": "c", "n": "1"}]""", """[{"u": ["a", "b"]}, {"u": "c", "n": "1"}, {"u": "a"}, {"u": "b"}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options, BracketSyntax Pipeline) : CommandSyntax
    {
        public override string ToString() => $"appendpipe {OptionSyntax.Text(Options)}{Pipeline}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from options in Terms.Option("run_in_preview").Many()
        from pipeline in BracketSyntax.Parser
        select new Syntax([.. options], pipeline);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        Schema rows = binder.Input.Tail is { IsEvent: true } ? NewestFirst.Stored(binder.Input) : binder.Input;
        if (binder.BindPipeline(syntax.Pipeline.Span, rows) is not { } stages)
            return null;
        Schema end = stages.IsEmpty ? rows : stages[^1].Output;
        return new AppendpipeStage(stages, rows) { Input = binder.Input, Output = AppendStage.Union(rows, end) };
    }

    // Emission

    public sealed record AppendpipeStage(ImmutableArray<Stage> Stages, Schema Rows) : Stage
    {
        public override bool StoresRows => true;

        public override bool NeedsOrder => true;

        private Schema End => Stages.IsEmpty ? Rows : Stages[^1].Output;

        public override ImmutableArray<Plan> Searches =>
            [.. Stages.SelectMany(stage => stage.Searches.Concat(stage.Expressions.SelectMany(expression => expression.Searches())))];

        public override FieldNeeds Needs(FieldNeeds output)
        {
            FieldNeeds needs = Stages.Reverse().Aggregate(output, (after, stage) => stage.Needs(after));
            return new FieldNeeds(needs.Names.Union(output.Names), needs.Everything || output.Everything);
        }

        public override void Emit(StageEmitter emit, Action next)
        {
            FieldNeeds after = emit.NeedsAfter;
            StoredRow main = StoredRow.Declare(emit, Rows, Needs(after), "PipedRow");
            StoredRow result = StoredRow.Declare(emit, Output, after, "AppendedRow");
            string rows = emit.Members.Unique("_piped");
            string appended = emit.Members.Unique("_appended");
            emit.Members.State.Add($"private readonly KeptRows<{main.Type}> {rows} = new();");
            emit.Members.State.Add($"private readonly KeptRows<{result.Type}> {appended} = new();");
            emit.Comment(Source);
            emit.Writer.Line($"{rows}.Add({main.New(emit)});");
            emit.Later(() =>
            {
                string head = $"foreach ({main.Type} piped in {rows})";
                emit.InPlace(() => emit.Loop(head, scope => main.Read(scope, scope.Locals.Unique("piped")), () => Keep(Rows)));
                emit.InPlace(() => emit.Loop(head, scope => main.Read(scope, scope.Locals.Unique("piped")), () => SequenceStage.Write(emit, Stages, after, Source, () => Keep(End))));
                emit.Loop($"foreach ({result.Type} appended in {appended})", scope => result.Read(scope, scope.Locals.Unique("appended")), next);
            });

            void Keep(Schema from)
            {
                Widening.Write(emit, from, Output, after);
                emit.Writer.Line($"{appended}.Add({result.New(emit)});");
            }
        }

        public override string ToString() => $"appendpipe [{string.Join("; ", Stages)}]";
    }
}

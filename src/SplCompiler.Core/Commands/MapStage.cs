using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>Runs a search for each row, with values of the row in it.</summary>
/// <param name="Once">What does not depend on the row: runs once.</param>
/// <param name="Each">What runs for each row, over the rows of <paramref name="Once"/> or, behind a leading pipe, over none.</param>
/// <param name="Parameters">The parameters and the fields that give their values.</param>
/// <param name="Max">For how many rows at most.</param>
public sealed record MapStage(Plan Once, ImmutableArray<Stage> Each, ImmutableArray<(string Name, FieldExpression Field)> Parameters, long Max) : Stage
{
    public override bool StoresRows => true;

    public override bool NeedsOrder => true;

    public override ImmutableArray<Expression> Expressions => [.. Parameters.Select(parameter => parameter.Field)];

    /// <summary>True when nobody asked for the number of runs.</summary>
    public bool IsDefault { get; init; }

    public override ImmutableArray<Plan> Searches => [Once];

    public override Stage WithSearches(ImmutableArray<Plan> searches) => this with { Once = searches[0] };

    public override FieldNeeds Needs(FieldNeeds output) => FieldNeeds.None.With(Parameters.Select(parameter => parameter.Field.Name));

    public override void Emit(StageEmitter emit, Action next)
    {
        FieldNeeds after = emit.NeedsAfter;
        StoredRow result = StoredRow.Declare(emit, Output, after, "MappedRow");
        string results = emit.Members.Unique("_mapped");
        string inputs = emit.Members.Unique("_mapRows");
        emit.Members.State.Add($"private readonly KeptRows<{result.Type}> {results} = new();");
        emit.Members.State.Add($"private readonly MapRows {inputs} = new({Max.ToString(CultureInfo.InvariantCulture)});");
        emit.Comment(Source);
        emit.Writer.Line($"{inputs}.Add({string.Join(", ", Parameters.Select(parameter => emit.Expressions.Any(parameter.Field).Text))});");

        foreach ((string name, _) in Parameters)
        {
            string member = emit.Members.Unique("_map" + Identifiers.Member(name));
            emit.Members.Parameters[name] = member;
            emit.Members.State.Add($"private SplValue {member};");
        }

        FieldNeeds needs = Each.Reverse().Aggregate(after, (current, stage) => stage.Needs(current));
        (StoredRow Row, string Call)? events = Once.StartsFromEvents ? Events(emit, needs) : null;
        emit.Later(() =>
        {
            string values = emit.Members.Unique("mapValues");
            using (emit.Writer.Block($"foreach (SplValue[] {values} in {inputs}{(IsDefault ? ".Within(Limits)" : "")})"))
            {
                for (int i = 0; i < Parameters.Length; i++)
                    emit.Writer.Line($"{emit.Members.Parameters[Parameters[i].Name]} = {values}[{i.ToString(CultureInfo.InvariantCulture)}];");
                WriteRun(emit, events, after, () => emit.Writer.Line($"{results}.Add({result.New(emit)});"));
            }

            emit.Loop($"foreach ({result.Type} mapped in {results})", scope => result.Read(scope, scope.Locals.Unique("mapped")), next);
        });
    }

    private (StoredRow Row, string Call) Events(StageEmitter emit, FieldNeeds needs)
    {
        StoredRow stored = StoredRow.Declare(emit, Once.Output, needs, "MapEvent");
        string rows = emit.Members.Unique("_mapEvents");
        emit.Members.State.Add($"private readonly KeptRows<{stored.Type}> {rows} = new();");
        return (stored, emit.Search(Once, "MapEvents", (rows, $"KeptRows<{stored.Type}>"), inner => inner.Writer.Line($"{rows}.Add({stored.New(inner)});"), needs));
    }

    /// <summary>Writes one run. The state of its stages is made anew at its start.</summary>
    private void WriteRun(StageEmitter emit, (StoredRow Row, string Call)? events, FieldNeeds after, Action row)
    {
        int stateBefore = emit.Members.State.Count;
        int mergedBefore = emit.Members.MergedState.Count;
        CodeWriter outer = emit.Writer;
        var run = new CodeWriter();
        emit.Writer = run;
        emit.InPlace(() =>
        {
            if (events is var (stored, call))
                emit.Loop($"foreach ({stored.Type} mapEvent in {call})", scope => stored.Read(scope, scope.Locals.Unique("mapEvent")), () => SequenceStage.Write(emit, Each, after, Source, row));
            else
                SequenceStage.Write(emit, Each, after, Source, row);
        });
        emit.Writer = outer;

        for (int i = stateBefore; i < emit.Members.State.Count; i++)
        {
            (emit.Members.State[i], string reset) = StateDeclaration.Renewed(emit.Members.State[i]);
            outer.Line(reset);
        }

        // What a run leaves is part of no checkpoint: it begins when all events were seen.
        emit.Members.MergedState.RemoveRange(mergedBefore, emit.Members.MergedState.Count - mergedBefore);
        outer.Lines(run.ToString().TrimEnd('\n'));
    }

    public override string ToString() =>
        $"map {string.Join(", ", Parameters.Select(parameter => $"${parameter.Name}$={parameter.Field.Name}"))} [{string.Join("; ", Once.Stages.Concat(Each))}]";
}

using System.Globalization;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>The last rows in reverse order; all of them without a limit.</summary>
public sealed record ReverseStage(int? Limit) : Stage
{
    public override bool StoresRows => true;

    public override bool NeedsOrder => true;

    public override FieldNeeds Needs(FieldNeeds output) => output;

    public override void Emit(StageEmitter emit, Action next)
    {
        StoredRow stored = StoredRow.Declare(emit, Input, emit.NeedsAfter, "ReversedRow");
        string rows = emit.Members.Unique("_reversed");
        emit.Members.State.Add($"private readonly ReversedRows<{stored.Type}> {rows} = new({Limit?.ToString(CultureInfo.InvariantCulture)});");
        emit.Comment(Source);
        emit.Writer.Line($"{rows}.Add({stored.New(emit)});");
        emit.Later(() => emit.Loop(
            $"foreach ({stored.Type} reversedRow in {rows}.All())",
            scope => stored.Read(scope, scope.Locals.Unique("reversedRow")),
            next));
    }

    public override string ToString() => Limit is null ? "reverse" : $"tail {Limit}";
}

using System.Collections.Immutable;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>Groups rows by keys and aggregates each group.</summary>
public sealed record StatsStage(
    ImmutableArray<FieldExpression> By, ImmutableArray<BoundAggregate> Aggregates, ImmutableArray<OpenAggregate> Open) : Stage
{
    /// <summary>A row that holds a value of a key twice counts once for it.</summary>
    public bool CountsEachKeyOnce { get; init; }

    public override bool StoresRows => true;

    public override bool NeedsOrder =>
        Aggregates.Any(aggregate => aggregate.Function.NeedsOrder) || Open.Any(aggregate => aggregate.Function.NeedsOrder);

    public override ImmutableArray<Expression> Expressions =>
        [.. By, .. Aggregates.Where(aggregate => aggregate.Argument is not null).Select(aggregate => aggregate.Argument!)];

    public override Stage WithExpressions(ImmutableArray<Expression> expressions)
    {
        int next = By.Length;
        return this with
        {
            Aggregates = [.. Aggregates.Select(aggregate => aggregate.Argument is null ? aggregate : aggregate with { Argument = expressions[next++] })],
        };
    }

    private bool NeedsTime => Aggregates.Any(aggregate => aggregate.Function.NeedsTime) || Open.Any(aggregate => aggregate.Function.NeedsTime);

    public override FieldNeeds Needs(FieldNeeds output)
    {
        FieldNeeds needs = (Open.IsEmpty ? FieldNeeds.None : FieldNeeds.All).With(By.Select(field => field.Name));
        foreach (Expression expression in Expressions)
            needs = needs.With(expression);
        return NeedsTime ? needs.With("_time", FieldNeeds.Ordinal) : needs;
    }

    public override Stage? Prune(FieldNeeds output)
    {
        // count alone still makes the groups; a stats without BY needs one aggregate to have its row.
        ImmutableArray<BoundAggregate> kept = [.. Aggregates.Where(aggregate => output.Contains(aggregate.Output))];
        BoundAggregate? counter = Aggregates.FirstOrDefault(aggregate => aggregate.Function.CountsNothing);
        if (By.IsEmpty && counter is not null && !kept.Any(aggregate => aggregate.Function.CountsNothing))
            kept = kept.Insert(0, counter);
        if (kept.Length == Aggregates.Length || (kept.IsEmpty && By.IsEmpty))
            return this;
        Schema columns = Output with
        {
            Columns = [.. Output.Columns.Where(column => By.Any(key => key.Name == column.Name) || kept.Any(aggregate => aggregate.Output == column.Name))],
        };
        return this with { Aggregates = kept, Output = columns };
    }

    public override void Emit(StageEmitter emit, Action next)
    {
        emit.Comment(Source);
        if (By.Any(key => key.Type.Kind == SplKind.Null))
        {
            // A key that no stage provides drops every row.
            NoRows.Write(emit, Output, next);
            return;
        }

        var groups = GroupDeclaration.Declare(emit, By, Aggregates, Open, Source);
        int time = By.IndexOf(By.FirstOrDefault(key => key.Name == "_time")!);
        if (time >= 0)
            emit.Members.TimedGroups = (groups.Table, groups.KeyMember(time));
        WriteAdd(emit, groups);
        emit.Later(() =>
        {
            if (By.IsEmpty && Aggregates.Any(aggregate => aggregate.Function.CountsNothing))
                emit.Writer.Line($"{groups.Table}.EnsureOne();");
            emit.Loop(
                $"foreach (({groups.KeyType} key, {groups.GroupType} group) in {groups.Table}.InKeyOrder())",
                scope => ReadResults(scope, groups, emit),
                next);
        });
    }

    private void WriteAdd(StageEmitter emit, GroupDeclaration groups) => GroupCode.WriteKeys(groups, emit, countsOnce: CountsEachKeyOnce, body: keys =>
    {
        string group = emit.Scope.Locals.Unique("group");
        emit.Writer.Line($"ref {groups.GroupType} {group} = ref {groups.Table}.At({GroupCode.NewKey(groups, keys)});");
        GroupCode.WriteAdd(groups, group, emit);
    });

    private static void ReadResults(RowScope scope, GroupDeclaration groups, StageEmitter emit)
    {
        scope.Locals.Unique("key");
        scope.Locals.Unique("group");
        for (int i = 0; i < groups.By.Length; i++)
            scope.Set(groups.By[i].Name, groups.Key(i));
        foreach ((string output, Code result) in GroupCode.Results(groups, "group", emit))
            scope.Set(output, result);
        scope.Tail = GroupCode.WriteOpenResults(groups, "group", emit) ?? "OpenFields.Empty";
    }

    public override string ToString() =>
        $"stats {string.Join(", ", Aggregates.Select(aggregate => aggregate.ToString()).Concat(Open.Select(open => open.ToString())))}"
        + (By.IsEmpty ? "" : $" by {string.Join(", ", By.Select(field => field.Name))}");
}

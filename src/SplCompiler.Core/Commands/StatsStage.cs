using System.Collections.Immutable;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>Groups rows by keys and aggregates each group.</summary>
public sealed record StatsStage(
    ImmutableArray<FieldExpression> By, ImmutableArray<BoundAggregate> Aggregates, ImmutableArray<OpenAggregate> Open) : Stage
{
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
            emit.Writer.Line(emit.Scope.Skip);
            return;
        }

        var groups = GroupDeclaration.Declare(emit, this);
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

    private void WriteAdd(StageEmitter emit, GroupDeclaration groups)
    {
        WriteKeys(0, [], emit, groups.Table, keys =>
        {
            string key = By.IsEmpty ? "default" : $"new {groups.KeyType}({string.Join(", ", keys)})";
            string group = emit.Scope.Locals.Unique("group");
            emit.Writer.Line($"ref {groups.GroupType} {group} = ref {groups.Table}.At({key});");
            var aggregate = new AggregateEmitter(emit, $"{groups.Table}.Symbols");
            foreach ((BoundAggregate bound, string member) in groups.Members)
                emit.Writer.Line(bound.Function.EmitAdd($"{group}.{member}", bound.Argument, aggregate));
            foreach ((OpenAggregate open, string member) in groups.OpenMembers)
                WriteOpenAdd(open, $"{group}.{member}", emit, aggregate);
        });
    }

    private static void WriteOpenAdd(OpenAggregate open, string states, StageEmitter emit, AggregateEmitter aggregate)
    {
        string name = emit.Scope.Locals.Unique("name");
        string value = emit.Scope.Locals.Unique("fieldValue");
        emit.Nested($"foreach ((string {name}, SplValue {value}) in {emit.Tail(open.Filter)}.Fields)", () =>
        {
            emit.Scope.Set(OpenAggregate.Argument.Name, new Code(value, SplType.Any));
            emit.Writer.Line(open.Function.EmitAdd($"{states}.At({name}, {aggregate.Symbols})", OpenAggregate.Argument, aggregate));
        });
        emit.Scope.Remove(OpenAggregate.Argument.Name);
    }

    private static void WriteOpenResults(OpenAggregate open, string states, string tail, StageEmitter emit, AggregateEmitter aggregate)
    {
        string name = emit.Scope.Locals.Unique("name");
        string state = emit.Scope.Locals.Unique(Identifiers.Local(open.Function.Name) + "State");
        string type = open.Function.StateType(OpenAggregate.Argument);
        using (emit.Writer.Block($"foreach ((string {name}, {type} {state}) in {states}.InNameOrder({aggregate.Symbols}))"))
        {
            Code result = ExpressionEmitter.Convert(open.Function.EmitResult(state, OpenAggregate.Argument, aggregate), SplType.Any);
            emit.Writer.Line($"{tail}.Add({name}, {CSharpText.Literal(open.From)}, {CSharpText.Literal(open.To)}, {result.Text});");
        }
    }

    /// <summary>Writes the keys of the row one inside the other: a key with several values makes the row count for each.</summary>
    private void WriteKeys(int index, ImmutableArray<string> keys, StageEmitter emit, string table, Action<ImmutableArray<string>> body)
    {
        if (index == By.Length)
        {
            body(keys);
            return;
        }

        Code value = emit.Read(By[index]);
        string name = Identifiers.Local(By[index].Name);
        string local = emit.Scope.Locals.UniqueOr(name, name + "Key");
        switch (value.Type.Kind)
        {
            case SplKind.Time or SplKind.Number when !value.Type.IsNullable:
                WriteKeys(index + 1, keys.Add(value.Text), emit, table, body);
                break;
            case SplKind.Time or SplKind.Number:
                emit.Writer.Line($"if ({value.Operand} is not {{ }} {local}) {emit.Scope.Skip}");
                WriteKeys(index + 1, keys.Add(local), emit, table, body);
                break;
            default:
                string head = value.Type.Kind == SplKind.Event
                    ? $"foreach (ReadOnlySpan<byte> {local} in {value.Text})"
                    : $"foreach (string {local} in Eval.Texts({ExpressionEmitter.Convert(value, SplType.Any).Text}) ?? [])";
                emit.Nested(head, () => WriteKeys(index + 1, keys.Add($"{table}.Intern({local})"), emit, table, body));
                break;
        }
    }

    private void ReadResults(RowScope scope, GroupDeclaration groups, StageEmitter emit)
    {
        scope.Locals.Unique("key");
        scope.Locals.Unique("group");
        for (int i = 0; i < By.Length; i++)
            scope.Set(By[i].Name, groups.Key(i));
        var aggregate = new AggregateEmitter(emit, $"{groups.Table}.Symbols");
        foreach ((BoundAggregate bound, string member) in groups.Members)
            scope.Set(bound.Output, bound.Function.EmitResult($"group.{member}", bound.Argument, aggregate));
        if (groups.OpenMembers.Length == 0)
        {
            scope.Tail = "OpenFields.Empty";
            return;
        }

        string tail = scope.Locals.Unique("openFields");
        emit.Writer.Line($"var {tail} = new OpenFields();");
        foreach ((OpenAggregate open, string member) in groups.OpenMembers)
            WriteOpenResults(open, $"group.{member}", tail, emit, aggregate);
        scope.Tail = tail;
    }

    public override string ToString() =>
        $"stats {string.Join(", ", Aggregates.Select(aggregate => aggregate.ToString()).Concat(Open.Select(open => open.ToString())))}"
        + (By.IsEmpty ? "" : $" by {string.Join(", ", By.Select(field => field.Name))}");
}

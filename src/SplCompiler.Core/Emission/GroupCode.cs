using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Planning;

namespace SplCompiler.Emission;

/// <summary>The code around the groups of <c>stats</c> and its relatives: which groups a row enters, what it adds, what comes out.</summary>
internal static class GroupCode
{
    /// <summary>Writes the keys of the row one inside the other: a key with several values makes the row count for each.</summary>
    /// <param name="groups">The key.</param>
    /// <param name="emit">Where the code goes.</param>
    /// <param name="body">Writes what happens for each combination; it gets the C# of its parts.</param>
    /// <param name="keepsRow">True when a row that lacks a key goes on: then the body is a block of its own.</param>
    /// <param name="countsOnce">True when a value that a key holds twice makes the row count once.</param>
    public static void WriteKeys(GroupDeclaration groups, StageEmitter emit, Action<ImmutableArray<string>> body, bool keepsRow = false, bool countsOnce = false) =>
        WriteKeys(groups, emit, (keepsRow, countsOnce), [], [], body);

    /// <param name="groups">The key.</param>
    /// <param name="emit">Where the code goes.</param>
    /// <param name="how">See <see cref="WriteKeys(GroupDeclaration, StageEmitter, Action{ImmutableArray{string}}, bool, bool)"/>.</param>
    /// <param name="heads">Heads of loops that are not written yet: they stand one below the other around one block.</param>
    /// <param name="keys">The C# of the parts so far.</param>
    /// <param name="body">Writes what happens for each combination.</param>
    private static void WriteKeys(
        GroupDeclaration groups, StageEmitter emit, (bool KeepsRow, bool CountsOnce) how, ImmutableArray<string> heads, ImmutableArray<string> keys, Action<ImmutableArray<string>> body)
    {
        if (keys.Length == groups.By.Length)
        {
            if (heads.IsEmpty)
            {
                body(keys);
                return;
            }

            foreach (string outer in heads[..^1])
                emit.Writer.Line(outer);
            emit.Nested(heads[^1], () => body(keys));
            return;
        }

        FieldExpression field = groups.By[keys.Length];
        Code value = emit.Read(field);
        // A time that the schema does not know as one makes a group by its text.
        if (value.Type.Kind is SplKind.Time or SplKind.Number && field.Type.Kind is not (SplKind.Time or SplKind.Number))
            value = ExpressionEmitter.Convert(value, SplType.Any);
        string name = Identifiers.Local(field.Name);
        string local = emit.Scope.Locals.UniqueOr(name, name + "Key");
        switch (value.Type.Kind)
        {
            case SplKind.Time or SplKind.Number when !value.Type.IsNullable:
                Next(value.Text);
                break;
            case SplKind.Time or SplKind.Number when how.KeepsRow:
                emit.Enclosed($"if ({value.Operand} is {{ }} {local})", () => Next(local));
                break;
            case SplKind.Time or SplKind.Number:
                emit.Writer.Line($"if ({value.Operand} is not {{ }} {local}) {emit.Scope.Skip}");
                Next(local);
                break;
            case SplKind.Text when !value.Type.IsNullable && !how.KeepsRow:
                Next($"{groups.Table}.Intern({value.Text})");
                break;
            case SplKind.Text or SplKind.Event when how.KeepsRow && field.Type is { Kind: SplKind.Text, IsNullable: false }:
                Next($"{groups.Table}.Intern({(value.Type.Kind == SplKind.Event ? $"{value.Operand}.First" : value.Text)})");
                break;
            default:
                string head = value.Type.Kind == SplKind.Event && !how.CountsOnce
                    ? $"foreach (ReadOnlySpan<byte> {local} in {Values(value, local, emit)})"
                    : $"foreach (string {local} in {Texts(value, how.CountsOnce)})";
                string symbol = $"{groups.Table}.Intern({local})";
                if (how.KeepsRow)
                    emit.Enclosed(head, () => Next(symbol));
                else
                    WriteKeys(groups, emit, how, heads.Add(head), keys.Add(symbol), body);
                break;
        }

        void Next(string key) => WriteKeys(groups, emit, how, heads, keys.Add(key), body);
    }

    /// <summary>The values of a key, in a local where their C# is more than a name or a call.</summary>
    private static string Values(Code value, string local, StageEmitter emit)
    {
        if (value.IsPrimary)
            return value.Text;
        string values = emit.Scope.Locals.Unique(local + "Values");
        emit.Writer.Line($"FieldValues {values} = {value.Text};");
        return values;
    }

    private static string Texts(Code value, bool distinct)
    {
        string texts = $"Eval.Texts({ExpressionEmitter.Convert(value, SplType.Any).Text}) ?? []";
        return distinct ? $"ValueList.Distinct({texts})" : texts;
    }

    /// <summary>The C# of a key.</summary>
    public static string NewKey(GroupDeclaration groups, ImmutableArray<string> keys) =>
        groups.By.IsEmpty ? "default" : $"new {groups.KeyType}({string.Join(", ", keys)})";

    /// <summary>Writes the statements that add the current row to a group.</summary>
    public static void WriteAdd(GroupDeclaration groups, string group, StageEmitter emit)
    {
        var aggregate = new AggregateEmitter(emit, $"{groups.Table}.Symbols");
        foreach ((BoundAggregate bound, string member) in groups.Members)
            emit.Writer.Line(bound.Function.EmitAdd($"{group}.{member}", bound.Argument, aggregate));
        foreach ((OpenAggregate open, string member) in groups.OpenMembers)
            WriteOpenAdd(open, $"{group}.{member}", emit, aggregate);
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

    /// <summary>The results of a group by output name; wildcards left out.</summary>
    public static IEnumerable<(string Output, Code Result)> Results(GroupDeclaration groups, string group, StageEmitter emit)
    {
        var aggregate = new AggregateEmitter(emit, $"{groups.Table}.Symbols");
        return groups.Members.Select(member => (member.Aggregate.Output, member.Aggregate.Function.EmitResult($"{group}.{member.Member}", member.Aggregate.Argument, aggregate)));
    }

    /// <summary>Writes a local with the results over wildcards, and gives its name; null when there is no wildcard.</summary>
    public static string? WriteOpenResults(GroupDeclaration groups, string group, StageEmitter emit)
    {
        if (groups.OpenMembers.IsEmpty)
            return null;
        string tail = emit.Scope.Locals.Unique("openFields");
        emit.Writer.Line($"var {tail} = new OpenFields();");
        var aggregate = new AggregateEmitter(emit, $"{groups.Table}.Symbols");
        foreach ((OpenAggregate open, string member) in groups.OpenMembers)
            WriteOpenResults(open, $"{group}.{member}", tail, emit, aggregate);
        return tail;
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
}

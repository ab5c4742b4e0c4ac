using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Emission;
using SplCompiler.Functions.Aggregates;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>Counts combinations of values and keeps the most or least frequent ones of each group.</summary>
/// <param name="By">The fields that make the groups.</param>
/// <param name="Fields">The fields whose combinations are counted.</param>
/// <param name="Limit">At most so many combinations of a group; 0 for all.</param>
/// <param name="LeastFirst">True for the least frequent ones.</param>
/// <param name="CountField">The column of the count, or null.</param>
/// <param name="PercentField">The column of the share, or null.</param>
/// <param name="Other">What the fields say in the row for all others; null when there is none.</param>
public sealed record RankStage(
    ImmutableArray<FieldExpression> By, ImmutableArray<FieldExpression> Fields, int Limit, bool LeastFirst, string? CountField, string? PercentField, string? Other) : Stage
{
    public override bool StoresRows => true;

    public override ImmutableArray<Expression> Expressions => [.. By, .. Fields];

    public override FieldNeeds Needs(FieldNeeds output) => FieldNeeds.None.With(Expressions.SelectMany(expression => expression.Fields()));

    public override void Emit(StageEmitter emit, Action next)
    {
        emit.Comment(Source);
        if (By.Concat(Fields).Any(key => key.Type.Kind == SplKind.Null))
        {
            // A field that no stage provides: no row is counted.
            NoRows.Write(emit, Output, next);
            return;
        }

        var groups = GroupDeclaration.Declare(emit, [.. By, .. Fields], [new BoundAggregate(new Count(), null, "count")], [], Source);
        StoredRow stored = StoredRow.Declare(emit, Schema.Closed(Output.Columns.Take(By.Length + Fields.Length).Select(Typed)), FieldNeeds.All, "RankedRow");
        string ranked = emit.Members.Unique("_ranked");
        string settings = $"{Limit.ToString(CultureInfo.InvariantCulture)}, leastFirst: {(LeastFirst ? "true" : "false")}, hasOther: {(Other is null ? "false" : "true")}";
        emit.Members.State.Add($"private readonly RankedRows<{stored.Type}> {ranked} = new({settings});");
        GroupCode.WriteKeys(groups, emit, keys => emit.Writer.Line($"{groups.Table}.At({GroupCode.NewKey(groups, keys)}).Count++;"));
        emit.Later(() =>
        {
            emit.Loop(
                $"foreach (({groups.KeyType} key, {groups.GroupType} group) in {groups.Table}.InKeyOrder())",
                scope => ReadKeys(scope, groups),
                () =>
                {
                    string by = string.Concat(By.Select((_, i) => $", {ExpressionEmitter.Convert(groups.Key(i), SplType.Any).Text}"));
                    emit.Writer.Line($"{ranked}.Add({stored.New(emit)}, group.Count{by});");
                });
            emit.Loop(
                $"foreach (({stored.Type} rankedRow, double count, string percent, bool isOther) in {ranked}.InOrder())",
                scope => ReadRow(scope, stored),
                next);
        });
    }

    /// <summary>Keys keep their own type until the row of all others comes.</summary>
    private Column Typed(Column column, int index) =>
        index < By.Length ? column : column with { Type = Stats.KeyType(Fields[index - By.Length].Type) };

    private void ReadKeys(RowScope scope, GroupDeclaration groups)
    {
        scope.Locals.Unique("key");
        scope.Locals.Unique("group");
        for (int i = 0; i < groups.By.Length; i++)
            scope.Set(groups.By[i].Name, groups.Key(i));
    }

    private void ReadRow(RowScope scope, StoredRow stored)
    {
        foreach (string local in (string[])["rankedRow", "count", "percent", "isOther"])
            scope.Locals.Unique(local);
        stored.Read(scope, "rankedRow");
        foreach (FieldExpression field in Fields)
        {
            if (Other is null || !scope.TryGet(field.Name, out Code value))
                continue;
            SplType type = Output.Find(field.Name)!.Type;
            scope.Set(field.Name, new Code($"isOther ? {CSharpText.Literal(Other)} : {ExpressionEmitter.Convert(value, type).Text}", type, IsPrimary: false));
        }

        if (CountField is not null)
            scope.Set(CountField, new Code("count", SplType.Number.NotNull));
        if (PercentField is not null)
            scope.Set(PercentField, new Code("percent", SplType.Text.NotNull));
    }

    public override string ToString() =>
        $"{(LeastFirst ? "rare" : "top")} {Limit} {string.Join(", ", Fields.Select(field => field.Name))}{(By.IsEmpty ? "" : $" by {string.Join(", ", By.Select(field => field.Name))}")}"
        + $"{(CountField is null ? "" : $" count as {CountField}")}{(PercentField is null ? "" : $" percent as {PercentField}")}{(Other is null ? "" : $" others as {Other}")}";
}

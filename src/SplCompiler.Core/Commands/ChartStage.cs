using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Emission;
using SplCompiler.Functions.Aggregates;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Commands;

/// <summary>Aggregates rows into a table: a row for each value of one field or bin of it, a column for each value of another.</summary>
/// <param name="Row">The field of the rows.</param>
/// <param name="Column">The field of the columns; null when the results are the columns.</param>
/// <param name="Aggregates">The functions.</param>
/// <param name="IsTime">The rows are bins of time.</param>
/// <param name="Settings">The layout.</param>
public sealed record ChartStage(FieldExpression Row, FieldExpression? Column, ImmutableArray<BoundAggregate> Aggregates, bool IsTime, ChartSettings Settings) : Stage
{
    // Names that no field of a row has; they stand for the bin of the row and the column of the current row.
    private const string RowKey = "(row)";
    private const string ColumnKey = "(column)";

    private bool ChoosesSpan => IsTime && Settings.RowSpan is null;

    private bool HasNoRows => Row.Type.Kind == SplKind.Null || (Column?.Type.Kind == SplKind.Null && Settings.Missing is null);

    public override bool StoresRows => true;

    public override bool NeedsOrder => ChoosesSpan || Aggregates.Any(aggregate => aggregate.Function.NeedsOrder);

    public override ImmutableArray<Expression> Expressions =>
        [Row, .. Column is null ? (Expression[])[] : [Column], .. Aggregates.Where(aggregate => aggregate.Argument is not null).Select(aggregate => aggregate.Argument!)];

    public override Stage WithExpressions(ImmutableArray<Expression> expressions)
    {
        int next = Column is null ? 1 : 2;
        return this with
        {
            Aggregates = [.. Aggregates.Select(aggregate => aggregate.Argument is null ? aggregate : aggregate with { Argument = expressions[next++] })],
        };
    }

    public override FieldNeeds Needs(FieldNeeds output)
    {
        FieldNeeds needs = FieldNeeds.None.With(Expressions.SelectMany(expression => expression.Fields()));
        return Aggregates.Any(aggregate => aggregate.Function.NeedsTime) ? needs.With("_time", FieldNeeds.Ordinal) : needs;
    }

    public override void Emit(StageEmitter emit, Action next)
    {
        emit.Comment(Source);
        if (HasNoRows)
        {
            emit.Writer.Line(emit.Scope.Skip);
            return;
        }

        string bins = emit.Members.Unique("_timeBins");
        if (IsTime)
            emit.Members.State.Add($"private readonly TimeBins {bins} = new();");
        if (!ChoosesSpan)
        {
            GroupDeclaration groups = Declare(emit);
            WriteAdd(emit, groups, bins);
            emit.Later(() => WriteTable(emit, groups, bins, next));
            return;
        }

        StoredRow stored = StoredRow.Declare(emit, Input, Needs(emit.NeedsAfter), "ChartedRow");
        string rows = emit.Members.Unique("_charted");
        emit.Members.State.Add($"private readonly KeptRows<{stored.Type}> {rows} = new();");
        emit.Writer.Line($"{bins}.Note({ExpressionEmitter.Convert(emit.Read(Row), SplType.Time).Text});");
        emit.Writer.Line($"{rows}.Add({stored.New(emit)});");
        emit.Later(() =>
        {
            GroupDeclaration groups = Declare(emit);
            string least = Settings.LeastSpan is { } span ? Span(emit, span, "leastSpan") : "null";
            emit.Writer.Line($"{bins}.Choose({Settings.RowBins.ToString(CultureInfo.InvariantCulture)}, {least}, Run);");
            emit.Loop($"foreach ({stored.Type} chartedRow in {rows})", scope => stored.Read(scope, scope.Locals.Unique("chartedRow")), () => WriteAdd(emit, groups, bins));
            emit.Later(() => WriteTable(emit, groups, bins, next));
        });
    }

    private GroupDeclaration Declare(StageEmitter emit)
    {
        SplType type = IsTime ? SplType.Time.NotNull : Settings.RowSpan is { IsTime: false } ? SplType.Text.NotNull : Settings.RowSpan is null ? Row.Type : SplType.Number.NotNull;
        ImmutableArray<FieldExpression> by = [new(RowKey, type)];
        if (Column is not null)
            by = by.Add(new FieldExpression(ColumnKey, SplType.Text.NotNull));
        // Columns of several results are ranked by how many rows they stand for.
        ImmutableArray<BoundAggregate> aggregates = HasRowCount ? Aggregates.Add(new BoundAggregate(new Count(), null, "(rows)")) : Aggregates;
        return GroupDeclaration.Declare(emit, by, aggregates, [], Source);
    }

    private bool HasRowCount => Column is not null && Aggregates.Length > 1;

    private void WriteAdd(StageEmitter emit, GroupDeclaration groups, string bins)
    {
        emit.Scope.Set(RowKey, RowBin(emit, bins));
        if (Column is not null)
        {
            Code value = ExpressionEmitter.Convert(emit.Read(Column), SplType.Any);
            if (Settings.ColumnSpan is { } span)
                value = new Code($"(SplValue)Eval.RangeOf({ExpressionEmitter.Convert(value, SplType.Number).Text}, {CSharpText.Literal(span.Count)})", SplType.Any, IsPrimary: false);
            emit.Scope.Set(ColumnKey, Settings.Missing is null ? value : new Code($"Eval.Coalesce({value.Text}, {CSharpText.Literal(Settings.Missing)})", SplType.Any));
        }

        GroupCode.WriteKeys(groups, emit, keys =>
        {
            string group = emit.Scope.Locals.Unique("group");
            emit.Writer.Line($"ref {groups.GroupType} {group} = ref {groups.Table}.At({GroupCode.NewKey(groups, keys)});");
            GroupCode.WriteAdd(groups, group, emit);
        });
    }

    private Code RowBin(StageEmitter emit, string bins)
    {
        Code value = emit.Read(Row);
        if (IsTime)
        {
            Code time = ExpressionEmitter.Convert(value, SplType.Time);
            string floor = ChoosesSpan
                ? $"{bins}.Floor({time.Text})"
                : $"{time.Operand}{(time.Type.IsNullable ? "?" : "")}.FloorTo({Span(emit, Settings.RowSpan!.Value, "rowSpan")}, Run.TimeZone)";
            return new Code(floor, time.Type);
        }

        if (Settings.RowSpan is not { } span)
            return value;
        Code number = ExpressionEmitter.Convert(value, SplType.Number);
        return span.IsTime
            ? new Code($"Eval.FloorTo({number.Text}, {Span(emit, span, "rowSpan")}, Run.TimeZone)", SplType.Number)
            : new Code($"Eval.RangeOf({number.Text}, {CSharpText.Literal(span.Count)})", SplType.Text);
    }

    private static string Span(StageEmitter emit, SpanText span, string name) =>
        emit.Static("SplSpan", name, $"SplSpan.Parse({CSharpText.Literal(span.IsTime ? span.ToString() : span + "s")})");

    private void WriteTable(StageEmitter emit, GroupDeclaration groups, string bins, Action next)
    {
        if (IsTime && !ChoosesSpan)
            emit.Writer.Line($"{bins}.Use({Span(emit, Settings.RowSpan!.Value, "rowSpan")}, Run);");
        if (IsTime)
            emit.Loop($"foreach (({groups.KeyType} key, {groups.GroupType} _) in {groups.Table}.InKeyOrder())", _ => { }, () => emit.Writer.Line($"{bins}.Note({groups.Key(0).Text});"));
        if (Column is not null)
        {
            ChartColumnsCode.Write(emit, this, groups, bins, next);
            return;
        }

        if (IsTime && Settings.FillsBins)
            emit.Loop($"foreach (SplTime bin in {bins}.All({(Settings.CoversRange ? "true" : "false")}))", _ => { }, () => emit.Writer.Line($"{groups.Table}.At(new {groups.KeyType}(bin));"));
        emit.Loop(
            $"foreach (({groups.KeyType} key, {groups.GroupType} group) in {groups.Table}.InKeyOrder())",
            scope =>
            {
                scope.Locals.Unique("key");
                scope.Locals.Unique("group");
                if (IsTime && !Settings.ShowsPartial)
                    emit.Writer.Line($"if (!{bins}.IsWhole({groups.Key(0).Text})) continue;");
                scope.Set(Row.Name, groups.Key(0));
                foreach ((string output, Code result) in Results(groups, "group", bins, emit))
                    scope.Set(output, result);
            },
            next);
    }

    /// <summary>The results of a group; a function per second is divided by the length of the bin.</summary>
    internal IEnumerable<(string Output, Code Result)> Results(GroupDeclaration groups, string group, string bins, StageEmitter emit) =>
        GroupCode.Results(groups, group, emit).Take(Aggregates.Length).Zip(Aggregates, (result, aggregate) => aggregate.Function.PerSeconds is { } seconds
            ? (result.Output, new Code($"{bins}.Per({result.Result.Text}, {CSharpText.Literal(seconds)}, {groups.Key(0).Text})", SplType.Number))
            : result);

    public override string ToString() =>
        $"{(IsTime ? "timechart" : "chart")} {string.Join(", ", Aggregates)} over {Row.Name}{(Settings.RowSpan is { } span ? $" span {span}" : ChoosesSpan ? $" in {Settings.RowBins} bins" : "")}"
        + (Column is null ? "" : $" by {Column.Name} limit {Settings.Limit}");
}

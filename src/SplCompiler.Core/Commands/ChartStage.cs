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
/// <param name="Results">What is made of them: the results of a cell.</param>
/// <param name="IsTime">The rows are bins of time.</param>
/// <param name="Settings">The layout.</param>
public sealed record ChartStage(FieldExpression Row, FieldExpression? Column, ImmutableArray<BoundAggregate> Aggregates, ImmutableArray<ChartResult> Results, bool IsTime, ChartSettings Settings) : Stage
{
    // Names that no field of a row has; they stand for the bin of the row and the column of the current row.
    private const string RowKey = "(row)";
    private const string ColumnKey = "(column)";

    /// <summary>The rows are bins of time, those of <c>chart</c> too.</summary>
    internal bool HasTimeBins => IsTime || Settings.RowSpan is { IsTime: true };

    /// <summary>The rows are bins of numbers.</summary>
    internal bool HasNumberBins => !HasTimeBins && Settings.RowSpan is not null;

    private bool HasBins => HasTimeBins || HasNumberBins;

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
            NoRows.Write(emit, Output, next);
            return;
        }

        string bins = emit.Members.Unique(HasTimeBins ? "_timeBins" : "_numberBins");
        if (HasBins)
            emit.Members.State.Add(HasTimeBins ? $"private readonly TimeBins {bins} = new();" : $"private readonly NumberBins {bins} = new({CSharpText.Literal(Settings.RowSpan!.Value.Count)});");
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
            emit.Writer.Line($"{bins}.Choose({Settings.RowBins.ToString(CultureInfo.InvariantCulture)}, {least}, Run{Align(emit)});");
            emit.Loop($"foreach ({stored.Type} chartedRow in {rows})", scope => stored.Read(scope, scope.Locals.Unique("chartedRow")), () => WriteAdd(emit, groups, bins));
            emit.Later(() => WriteTable(emit, groups, bins, next));
        });
    }

    private GroupDeclaration Declare(StageEmitter emit)
    {
        SplType type = HasTimeBins ? SplType.Time.NotNull : HasNumberBins ? SplType.Number.NotNull : Row.Type;
        ImmutableArray<FieldExpression> by = [new(RowKey, type)];
        if (Column is not null)
            by = by.Add(new FieldExpression(ColumnKey, SplType.Text.NotNull));
        // Columns of several results are ranked by how many rows they stand for.
        ImmutableArray<BoundAggregate> aggregates = HasRowCount ? Aggregates.Add(new BoundAggregate(new Count(), null, "(rows)")) : Aggregates;
        return GroupDeclaration.Declare(emit, by, aggregates, [], Source);
    }

    private bool HasRowCount => Column is not null && Results.Length > 1;

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
        }, countsOnce: Settings.CountsOnce);
    }

    private Code RowBin(StageEmitter emit, string bins)
    {
        Code value = emit.Read(Row);
        if (HasNumberBins)
            return new Code($"{bins}.Floor({ExpressionEmitter.Convert(value, SplType.Number).Text})", SplType.Number);
        if (!HasTimeBins)
            return value;
        Code time = ExpressionEmitter.Convert(value, SplType.Time);
        string floor = ChoosesSpan ? $"{bins}.Floor({time.Text})"
            : Settings.Align is { } align ? $"Bins.Floor({time.Text}, {Span(emit, Settings.RowSpan!.Value, "rowSpan")}, {BinChoice.AlignCode(emit, align)}, Run)"
            : $"{time.Operand}{(time.Type.IsNullable ? "?" : "")}.FloorTo({Span(emit, Settings.RowSpan!.Value, "rowSpan")}, Run.TimeZone)";
        return new Code(floor, Settings.Align is null || ChoosesSpan ? time.Type : SplType.Time);
    }

    /// <summary>The C# of the field of the rows, from the bin or value that a row of the table stands for.</summary>
    internal Code RowValue(Code key, string bins) => HasNumberBins ? new Code($"{bins}.Range({key.Text})", SplType.Text.NotNull) : key;

    private string Align(StageEmitter emit) => Settings.Align is { } align ? $", {BinChoice.AlignCode(emit, align)}" : "";

    private static string Span(StageEmitter emit, SpanText span, string name) =>
        emit.Static("SplSpan", name, $"SplSpan.Parse({CSharpText.Literal(span.AsTime())})");

    private void WriteTable(StageEmitter emit, GroupDeclaration groups, string bins, Action next)
    {
        if (HasTimeBins && !ChoosesSpan)
            emit.Writer.Line($"{bins}.Use({Span(emit, Settings.RowSpan!.Value, "rowSpan")}, Run{Align(emit)});");
        if (HasBins)
            emit.Loop($"foreach (({groups.KeyType} key, {groups.GroupType} _) in {groups.Table}.InKeyOrder())", _ => { }, () => emit.Writer.Line($"{bins}.Note({groups.Key(0).Text});"));
        if (Column is not null)
        {
            ChartColumnsCode.Write(emit, this, groups, bins, next);
            return;
        }

        if (HasBins && Settings.FillsBins)
            emit.Loop(AllBins(bins), _ => { }, () => emit.Writer.Line($"{groups.Table}.At(new {groups.KeyType}(bin));"));
        emit.Loop(
            $"foreach (({groups.KeyType} key, {groups.GroupType} group) in {groups.Table}.InKeyOrder())",
            scope =>
            {
                scope.Locals.Unique("key");
                scope.Locals.Unique("group");
                if (IsTime && !Settings.ShowsPartial)
                    emit.Writer.Line($"if (!{bins}.IsWhole({groups.Key(0).Text})) continue;");
                scope.Set(Row.Name, RowValue(groups.Key(0), bins));
                foreach ((string output, Code result) in CellResults(groups, "group", bins, emit))
                    scope.Set(output, result);
            },
            next);
    }

    /// <summary>True for a function that has no result where there are no rows.</summary>
    internal bool IsNullOverNothing(ChartResult result) => result.IsFunction && !Aggregates.First(aggregate => aggregate.Output == result.Output).Function.CountsNothing;

    /// <summary>The head of a loop over all bins, those without rows too.</summary>
    internal string AllBins(string bins) => HasTimeBins ? $"foreach (SplTime bin in {bins}.All({(IsTime && Settings.CoversRange ? "true" : "false")}))" : $"foreach (double bin in {bins}.All())";

    /// <summary>The results of a group; a function per second is divided by the length of the bin, where there is one.</summary>
    internal IEnumerable<(string Output, Code Result)> CellResults(GroupDeclaration groups, string group, string bins, StageEmitter emit, bool isEmpty = false)
    {
        (string Output, Code Result)[] functions =
        [
            .. GroupCode.Results(groups, group, emit).Take(Aggregates.Length).Zip(Aggregates, (result, aggregate) => aggregate.Function.PerSeconds is { } seconds && !isEmpty
                ? (result.Output, new Code($"{bins}.Per({result.Result.Text}, {CSharpText.Literal(seconds)}, {groups.Key(0).Text})", SplType.Number))
                : result),
        ];
        HashSet<string> parts = [.. Results.Where(result => !result.IsFunction).SelectMany(result => result.Value.Fields())];
        foreach ((string output, Code result) in functions.Where(function => parts.Contains(function.Output)))
            emit.Scope.Set(output, result);
        return [.. Results.Select(result => (result.Output, result.IsFunction ? functions.First(function => function.Output == result.Output).Result : emit.Expressions.Value(result.Value)))];
    }

    public override string ToString() =>
        $"{(IsTime ? "timechart" : "chart")} {string.Join(", ", Aggregates)}{(Results.All(result => result.IsFunction) ? "" : $" giving {string.Join(", ", Results)}")} over {Row.Name}{(Settings.RowSpan is { } span ? $" span {span}" : ChoosesSpan ? $" in {Settings.RowBins} bins" : "")}"
        + (Column is null ? "" : $" by {Column.Name} {(Settings.Where is { } choice ? choice : $"limit {Settings.Limit}")}");
}

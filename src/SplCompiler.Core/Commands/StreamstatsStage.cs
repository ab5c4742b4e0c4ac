using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Commands;

/// <summary>Over which rows a running result goes.</summary>
/// <param name="IncludesCurrent">True for the rows up to the current one, false for those before it.</param>
/// <param name="Window">At most so many rows; 0 for all.</param>
/// <param name="IsGlobal">The window is over the rows of all groups.</param>
/// <param name="TimeWindow">Only rows that are nearer in time.</param>
/// <param name="ResetsOnChange">All groups begin again when the values of the BY fields differ from the row before.</param>
public sealed record StreamSettings(bool IncludesCurrent, int Window, bool IsGlobal, SpanText? TimeWindow, bool ResetsOnChange)
{
    /// <summary>Rows leave the groups: each result is computed over the rows of the window.</summary>
    public bool HasWindow => Window > 0 || TimeWindow is not null;
}

/// <summary>Adds to each row the results over the rows before.</summary>
/// <param name="Aggregates">The functions.</param>
/// <param name="Settings">Over which rows.</param>
/// <param name="ResetBefore">All groups begin again with a row for which it is true.</param>
/// <param name="ResetAfter">All groups begin again behind a row for which it is true; it sees the results.</param>
public sealed record StreamstatsStage(RowAggregates Aggregates, StreamSettings Settings, Expression? ResetBefore, Expression? ResetAfter) : Stage
{
    private const int LargestWindow = 10_000;

    public override bool NeedsOrder => true;

    public override ImmutableArray<Expression> Expressions =>
        [.. Aggregates.Expressions, .. ((Expression?[])[ResetBefore, ResetAfter]).OfType<Expression>()];

    public override Stage WithExpressions(ImmutableArray<Expression> expressions)
    {
        int next = Aggregates.Expressions.Length;
        return this with
        {
            Aggregates = Aggregates.WithExpressions(expressions),
            ResetBefore = ResetBefore is null ? null : expressions[next++],
            ResetAfter = ResetAfter is null ? null : expressions[next],
        };
    }

    public override IEnumerable<string> Defines => Aggregates.Aggregates.Select(aggregate => aggregate.Output);

    public override FieldNeeds Needs(FieldNeeds output)
    {
        FieldNeeds needs = Aggregates.Needs(ResetAfter is null ? output : output.With(ResetAfter));
        if (ResetBefore is not null)
            needs = needs.With(ResetBefore);
        return Settings.TimeWindow is null ? needs : needs.With("_time");
    }

    public override Stage? Prune(FieldNeeds output)
    {
        RowAggregates kept = Aggregates.Only(ResetAfter is null ? output : output.With(ResetAfter));
        bool isRead = kept.Aggregates.Any(aggregate => output.Contains(aggregate.Output)) || !kept.Open.IsEmpty;
        return isRead ? this with { Aggregates = kept, Output = kept.OutputOf(Input) } : null;
    }

    public override void Emit(StageEmitter emit, Action next)
    {
        emit.Comment(Source);
        if (Aggregates.HasNoGroups)
        {
            Aggregates.WriteNothing(emit, Input);
            next();
            return;
        }

        string type = Settings.HasWindow ? "_window" : "_running";
        var groups = GroupDeclaration.DeclareTypes(emit, Aggregates.By, Aggregates.Aggregates, Aggregates.Open, Source, type);
        StoredRow? row = Settings.HasWindow ? StoredRow.Declare(emit, Input, Aggregates.Arguments, "WindowRow") : null;
        string holder = row is null ? $"GroupTable<{groups.KeyType}, {groups.GroupType}>" : $"StreamWindow<{groups.KeyType}, {row.Type}>";
        emit.Members.State.Add($"private readonly {holder} {groups.Table} = new({(row is null ? "" : WindowArguments())});");
        WriteResets(emit, groups);
        if (Aggregates.IsExact)
            GroupCode.WriteKeys(groups, emit, keys => WriteExact(emit, groups, row, keys), keepsRow: true);
        else
            WriteCombined(emit, groups, row);
        if (ResetAfter is not null)
            emit.Writer.Line($"if ({ExpressionEmitter.Reachable(emit.Expressions.True(ResetAfter))}) {groups.Table}.Clear();");
        next();
    }

    private string WindowArguments()
    {
        int size = Settings.Window == 0 ? LargestWindow : Settings.Window;
        string time = Settings.TimeWindow is { } span ? $", {Microseconds(span).ToString(CultureInfo.InvariantCulture)}" : "";
        return $"{size.ToString(CultureInfo.InvariantCulture)}, {Truth(Settings.IncludesCurrent)}, {Truth(Settings.IsGlobal)}{time}";

        static string Truth(bool value) => value ? "true" : "false";
    }

    /// <summary>The length of a span; days have 24 hours.</summary>
    public static long Microseconds(SpanText span) => (long)span.Count * span.Unit switch
    {
        "us" => 1,
        "ms" => 1_000,
        "cs" => 10_000,
        "ds" => 100_000,
        "s" => 1_000_000,
        "m" => 60_000_000,
        "h" => 3_600_000_000,
        "d" => 86_400_000_000,
        _ => 604_800_000_000,
    };

    private void WriteResets(StageEmitter emit, GroupDeclaration groups)
    {
        if (Settings.ResetsOnChange && !Aggregates.By.IsEmpty)
        {
            string last = emit.Members.Unique("_lastKeys");
            emit.Members.State.Add($"private readonly LastCombination {last} = new();");
            string values = string.Join(", ", Aggregates.By.Select(key => emit.Expressions.Any(key).Text));
            emit.Writer.Line($"if ({last}.Changes({values})) {groups.Table}.Clear();");
        }

        if (ResetBefore is not null)
            emit.Writer.Line($"if ({ExpressionEmitter.Reachable(emit.Expressions.True(ResetBefore))}) {groups.Table}.Clear();");
        if (!Settings.HasWindow)
            return;
        string time = Settings.TimeWindow is null ? "" : ExpressionEmitter.Convert(emit.Read(Input.Find("_time")!), SplType.Time).Text;
        emit.Writer.Line($"{groups.Table}.Begin({time});");
    }

    /// <summary>Writes one group of the row: adds the row and reads the results, in the order that <c>current</c> says.</summary>
    private void WriteGroup(StageEmitter emit, GroupDeclaration groups, StoredRow? row, ImmutableArray<string> keys, Action<string> read)
    {
        string group = emit.Scope.Locals.Unique("group");
        string key = GroupCode.NewKey(groups, keys);
        if (row is null)
        {
            emit.Writer.Line($"ref {groups.GroupType} {group} = ref {groups.Table}.At({key});");
            if (Settings.IncludesCurrent)
                GroupCode.WriteAdd(groups, group, emit);
            read(group);
            if (!Settings.IncludesCurrent)
                GroupCode.WriteAdd(groups, group, emit);
            return;
        }

        string keyLocal = emit.Scope.Locals.Unique("windowKey");
        emit.Writer.Line($"var {keyLocal} = {(groups.By.IsEmpty ? "default(NoKey)" : key)};");
        if (Settings.IncludesCurrent)
            emit.Writer.Line($"{groups.Table}.Add({keyLocal}, {row.New(emit)});");
        emit.Writer.Line($"var {group} = new {groups.GroupType}();");
        string windowRow = emit.Scope.Locals.Unique("windowRow");
        emit.Enclosed($"foreach ({row.Type} {windowRow} in {groups.Table}.Of({keyLocal}))", () =>
        {
            row.Read(emit.Scope, windowRow);
            GroupCode.WriteAdd(groups, group, emit);
        });
        read(group);
        if (!Settings.IncludesCurrent)
            emit.Writer.Line($"{groups.Table}.Add({keyLocal}, {row.New(emit)});");
    }

    /// <summary>The row is in one group: its results are locals of their own types.</summary>
    private void WriteExact(StageEmitter emit, GroupDeclaration groups, StoredRow? row, ImmutableArray<string> keys)
    {
        var results = new List<(string Output, Code Result)>();
        string? open = null;
        WriteGroup(emit, groups, row, keys, group =>
        {
            // A result may have the name of an argument: it gets its name once the row was added.
            foreach ((string output, Code result) in GroupCode.Results(groups, group, emit))
            {
                string local = emit.Scope.Locals.Unique(Identifiers.Local(output));
                emit.Writer.Line($"{CSharpTypes.Of(result.Type)} {local} = {result.Text};");
                results.Add((output, new Code(local, result.Type)));
            }

            open = GroupCode.WriteOpenResults(groups, group, emit);
        });
        foreach ((string output, Code result) in results)
            emit.Scope.Set(output, result);
        if (open is not null)
            Aggregates.WriteOpen(emit, Input, open);
    }

    /// <summary>The row may be in no group, or in several: its results are those of all its groups.</summary>
    private void WriteCombined(StageEmitter emit, GroupDeclaration groups, StoredRow? row)
    {
        List<(string Output, string Local, string Existing)> locals =
            [.. Defines.Select(output => (output, emit.Scope.Locals.Unique(Identifiers.Local(output)), RowAggregates.Existing(emit, Input, output)))];
        bool keepsExisting = Aggregates.Open.Any(open => open.From == open.To) || locals.Any(local => local.Existing != "SplValue.Null");
        string isGrouped = emit.Scope.Locals.Unique("isGrouped");
        string openResults = emit.Scope.Locals.Unique("openResults");
        foreach ((_, string local, _) in locals)
            emit.Writer.Line($"SplValue {local} = SplValue.Null;");
        if (!Aggregates.Open.IsEmpty)
            emit.Writer.Line($"OpenFields {openResults} = OpenFields.Empty;");
        if (keepsExisting)
            emit.Writer.Line($"bool {isGrouped} = false;");
        GroupCode.WriteKeys(
            groups,
            emit,
            keys => WriteGroup(emit, groups, row, keys, group =>
            {
                foreach (((_, Code result), (_, string local, _)) in GroupCode.Results(groups, group, emit).Zip(locals))
                    emit.Writer.Line($"{local} = Eval.Mvappend({local}, {ExpressionEmitter.Convert(result, SplType.Any).Text});");
                if (GroupCode.WriteOpenResults(groups, group, emit) is { } open)
                    emit.Writer.Line($"{openResults} = {openResults}.Joined({open});");
                if (keepsExisting)
                    emit.Writer.Line($"{isGrouped} = true;");
            }),
            keepsRow: true);
        foreach ((string output, string local, string existing) in locals)
        {
            if (existing != "SplValue.Null")
                emit.Writer.Line($"if (!{isGrouped}) {local} = {existing};");
            emit.Scope.Set(output, new Code(local, SplType.Any));
        }

        if (!Aggregates.Open.IsEmpty)
            Aggregates.WriteOpen(emit, Input, openResults, isGrouped);
    }

    public override string ToString() =>
        $"streamstats {Aggregates}{(Settings.IncludesCurrent ? "" : " before the row")}{(Settings.Window == 0 ? "" : $" window {Settings.Window}{(Settings.IsGlobal ? "" : " of each group")}")}"
        + $"{(Settings.TimeWindow is { } span ? $" within {span}" : "")}{(Settings.ResetsOnChange ? " reset on change" : "")}"
        + $"{(ResetBefore is null ? "" : $" reset before {PlanText.Of(ResetBefore)}")}{(ResetAfter is null ? "" : $" reset after {PlanText.Of(ResetAfter)}")}";
}

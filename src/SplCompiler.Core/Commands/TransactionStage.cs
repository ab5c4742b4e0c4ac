using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>Groups rows into transactions.</summary>
/// <param name="Time">The time of a row.</param>
/// <param name="Fields">What rows of one transaction share.</param>
/// <param name="Start">What a transaction starts with; null when it may start with any row.</param>
/// <param name="End">What it ends with; null when it may end with any row.</param>
/// <param name="Limits">What else closes it, and how it is shown.</param>
public sealed record TransactionStage(FieldExpression Time, ImmutableArray<FieldExpression> Fields, Expression? Start, Expression? End, TransactionStage.Rules Limits) : Stage
{
    /// <param name="MaxSpan">Microseconds between the first and the last event; -1 for any.</param>
    /// <param name="MaxPause">Microseconds between neighbours; -1 for any.</param>
    /// <param name="MaxEvents">Events of one transaction; -1 for any number.</param>
    /// <param name="MaxOpen">Transactions that are open at once; -1 for any number.</param>
    /// <param name="MaxOpenEvents">Events of open transactions; -1 for any number.</param>
    public sealed record Rules(long MaxSpan, long MaxPause, long MaxEvents, long MaxOpen, long MaxOpenEvents)
    {
        public bool IsConnected { get; init; }

        public bool UnifyEnds { get; init; }

        public bool KeepEvicted { get; init; }

        public bool KeepOrphans { get; init; }

        public bool SplitsRaw { get; init; }

        /// <summary>Names and wildcards of fields that are lists, not sets.</summary>
        public ImmutableArray<string> Lists { get; init; } = [];

        public string NullText { get; init; } = "NULL";
    }

    /// <summary>The fields that the command makes, and the member of the runtime that has them.</summary>
    private static readonly (string Field, string Member)[] s_made =
        [("duration", "Duration"), ("eventcount", "EventCount"), ("closed_txn", "ClosedTxn"), ("_txn_orphan", "Orphan")];

    public static Schema OutputOf(Schema input, bool keepsOrphans)
    {
        Schema merged = input with
        {
            Columns = [.. input.Columns.Select(column => column with { Type = column.Name == "_time" ? SplType.Time : SplType.Any })],
            Tail = input.Tail is null ? null : input.Tail with { IsEvent = false },
        };
        if (merged.Find("_time") is not null)
            merged = merged.With(new Column("_time", SplType.Time));
        return s_made.Take(keepsOrphans ? 4 : 3).Aggregate(merged, (rows, made) => rows.With(new Column(made.Field, SplType.Number)));
    }

    public override bool NeedsOrder => true;

    public override bool StoresRows => true;

    public override IEnumerable<string> Defines => Output.Columns.Select(column => column.Name);

    public override ImmutableArray<Expression> Expressions =>
        [Time, .. Fields, .. Start is null ? [] : (Expression[])[Start], .. End is null ? [] : (Expression[])[End]];

    public override Stage WithExpressions(ImmutableArray<Expression> expressions) => this with
    {
        Start = Start is null ? null : expressions[Fields.Length + 1],
        End = End is null ? null : expressions[^1],
    };

    public override FieldNeeds Needs(FieldNeeds output) =>
        Expressions.Aggregate(output.Without(s_made.Select(made => made.Field)).Without(FieldNeeds.Ordinal), (needs, expression) => needs.With(expression));

    public override void Emit(StageEmitter emit, Action next)
    {
        FieldNeeds needs = emit.NeedsAfter;
        ImmutableArray<Column> kept = Kept(needs);
        bool keepsTail = Input.Tail is not null && needs.Everything;
        string transactions = emit.Members.Unique("_transactions");
        emit.Members.State.Add($"private readonly Transactions {transactions} = new({LimitsText()}, {FieldsText()}, {Arguments([$"keys: {Fields.Length.ToString(CultureInfo.InvariantCulture)}", .. kept.Select(column => CSharpText.Literal(column.Name))])});");

        emit.Comment(Source);
        string time = ExpressionEmitter.Convert(emit.Read(Time), SplType.Time).Text;
        string keys = string.Join(", ", Fields.Select(field => emit.Expressions.Any(field).Text));
        string values = string.Join(", ", kept.Select(column => ExpressionEmitter.Convert(emit.Read(column), SplType.Any).Text));
        string tail = keepsTail ? emit.Tail(Output.Tail!) : "OpenFields.Empty";
        string start = Start is null ? "false" : emit.Expressions.True(Start).Text;
        string end = End is null ? "false" : emit.Expressions.True(End).Text;
        emit.Writer.List($"{transactions}.Add(", [time, $"[{keys}]", $"isStart: {start}", $"isEnd: {end}", $"[{values}]", tail], ");");
        emit.Later(() => emit.Loop($"foreach (Transaction transaction in {transactions}.All())", scope => Read(scope, kept, keepsTail), next));
    }

    private void Read(RowScope scope, ImmutableArray<Column> kept, bool keepsTail)
    {
        string transaction = scope.Locals.Unique("transaction");
        for (int i = 0; i < kept.Length; i++)
            scope.Set(kept[i].Name, new Code($"{transaction}[{i.ToString(CultureInfo.InvariantCulture)}]", SplType.Any));
        scope.Set("_time", new Code($"{transaction}.Time", SplType.Time));
        foreach ((string field, string member) in s_made)
        {
            if (Output.Columns.FirstOrDefault(column => column.Name == field) is { } column)
                scope.Set(field, new Code($"{transaction}.{member}", SplType.Number));
        }

        scope.Tail = keepsTail ? $"{transaction}.Open" : "OpenFields.Empty";
    }

    /// <summary>The columns whose merged values somebody reads.</summary>
    private ImmutableArray<Column> Kept(FieldNeeds needs)
    {
        IEnumerable<string> names = Output.Columns.Select(column => column.Name).Where(needs.Contains);
        if (!needs.Everything)
            names = names.Union(needs.Names.Where(name => name != FieldNeeds.Ordinal && Output.Find(name) is not null).Order(StringComparer.Ordinal));
        return [.. names.Where(name => name != "_time" && Array.TrueForAll(s_made, made => made.Field != name || !Output.Columns.Any(column => column.Name == name))).Select(Input.Find).OfType<Column>()];
    }

    private string LimitsText()
    {
        var settings = new List<string>();
        foreach ((string name, long limit) in new[]
                 { ("MaxSpan", Limits.MaxSpan), ("MaxPause", Limits.MaxPause), ("MaxEvents", Limits.MaxEvents), ("MaxOpen", Limits.MaxOpen), ("MaxOpenEvents", Limits.MaxOpenEvents) })
        {
            if (limit >= 0)
                settings.Add($"{name} = {limit.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '_')}");
        }

        foreach ((string name, bool isSet) in new[]
                 { ("HasStart", Start is not null), ("HasEnd", End is not null), ("UnifyEnds", Limits.UnifyEnds), ("KeepEvicted", Limits.KeepEvicted), ("KeepOrphans", Limits.KeepOrphans) })
        {
            if (isSet)
                settings.Add($"{name} = true");
        }

        if (!Limits.IsConnected)
            settings.Add("IsConnected = false");
        return settings.Count == 0 ? "new TransactionLimits()" : $"new TransactionLimits {{ {string.Join(", ", settings)} }}";
    }

    private string FieldsText()
    {
        var settings = new List<string>();
        if (!Limits.Lists.IsEmpty)
        {
            settings.Add($"Lists = [{string.Join(", ", Limits.Lists.Select(CSharpText.Literal))}]");
            settings.Add($"NullText = {CSharpText.Literal(Limits.NullText)}");
        }

        if (Limits.SplitsRaw)
            settings.Add("SplitsRaw = true");
        return settings.Count == 0 ? "new TransactionFields()" : $"new TransactionFields {{ {string.Join(", ", settings)} }}";
    }

    private static string Arguments(IEnumerable<string> arguments) => string.Join(", ", arguments);

    public override string ToString() =>
        $"transaction {string.Join(", ", Fields.Select(field => field.Name))}{(Start is null ? "" : $" startswith {PlanText.Of(Start)}")}{(End is null ? "" : $" endswith {PlanText.Of(End)}")} {LimitsText()}";
}

using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>Gives rows the fields of rows of another search that are equal in some fields.</summary>
/// <param name="Side">The other search.</param>
/// <param name="Keys">The fields that must be equal, with case.</param>
/// <param name="Max">How many partners a row gets; 0 for all.</param>
/// <param name="IsInner">A row without a partner is dropped.</param>
/// <param name="Overwrites">A field of the partner takes the place of one of the same name.</param>
public sealed record JoinStage(Plan Side, ImmutableArray<FieldExpression> Keys, long Max, bool IsInner, bool Overwrites) : Stage
{
    /// <summary>Null: any partner. True: only partners not later than the row; false: not earlier.</summary>
    public bool? WhenEarlier { get; init; }

    public override bool NeedsOrder => true;

    public override ImmutableArray<Expression> Expressions => [.. Keys];

    public override ImmutableArray<Plan> Searches => [Side];

    public override Stage WithSearches(ImmutableArray<Plan> searches) => this with { Side = searches[0] };

    public override FieldNeeds Needs(FieldNeeds output) =>
        (WhenEarlier is null ? output : output.With("_time")).With(Keys.Select(key => key.Name));

    public override IEnumerable<string> Defines => Side.Output.Columns.Select(column => column.Name);

    /// <summary>The rows with the fields of both sides.</summary>
    public static Schema Merged(Schema main, Schema side, ImmutableHashSet<string> keys)
    {
        Schema merged = AppendStage.Union(main, side);
        // What only the partner has may be missing; what both have is of either's kind; keys keep the kind they have on the main side.
        return merged with
        {
            Columns = [.. merged.Columns.Select(column => keys.Contains(column.Name) && main.Find(column.Name) is { } key
                ? column with { Type = CSharpTypes.Kept(key.Type) }
                : column with { Type = side.Find(column.Name) is null ? CSharpTypes.Kept(main.Find(column.Name)!.Type) : SplType.Any })],
        };
    }

    public override void Emit(StageEmitter emit, Action next)
    {
        FieldNeeds needs = emit.NeedsAfter;
        StoredRow stored = StoredRow.Declare(emit, IsInner ? Side.Output : Side.Output.OrMissing(), needs, "Partner");
        string rows = emit.Members.Unique("_partners");
        emit.Members.State.Add($"private readonly JoinedRows<{stored.Type}> {rows} = new();");
        string call = emit.Search(Side, "Partners", (rows, $"JoinedRows<{stored.Type}>"), inner =>
            inner.Writer.Line($"{rows}.Add({stored.New(inner)}, {Time(inner, Side.Output)}{KeyValues(inner, Side.Output)});"),
            Needs(needs));

        emit.Comment(Source);
        string partner = emit.Scope.Locals.Unique("partner");
        string which = WhenEarlier switch { null => "PartnerTime.Any", true => "PartnerTime.NotLater", _ => "PartnerTime.NotEarlier" };
        string arguments = $"{Max.ToString(CultureInfo.InvariantCulture)}, {(IsInner ? "false" : "true")}, {which}, {Time(emit, Input)}{KeyValues(emit, Input)}";
        emit.Nested($"foreach ({stored.Type} {partner} in {call}.Of({arguments}))", () =>
        {
            var main = new RowScope(new NameScope(), "continue;");
            stored.Read(main, partner, orMissing: !IsInner);
            Merge(emit, main, (Input, Side.Output), [.. Keys.Select(key => key.Name)], Overwrites, needs);
            next();
        });
    }

    private string Time(StageEmitter emit, Schema rows) =>
        WhenEarlier is null ? "null" : ExpressionEmitter.Convert(emit.Read(rows.Find("_time")!), SplType.Number).Text;

    private string KeyValues(StageEmitter emit, Schema rows) => string.Concat(Keys.Select(key =>
        $", {ExpressionEmitter.Convert(rows.Find(key.Name) is { } column ? emit.Read(column) : new Code("SplValue.Null", SplType.Null), SplType.Any).Text}"));

    /// <summary>Reads two stored rows as one; either may be missing.</summary>
    internal static void ReadBoth(
        StageEmitter emit, RowScope scope, (StoredRow Row, string Variable, Schema Schema) main, (StoredRow Row, string Variable, Schema Schema) side, ImmutableHashSet<string> keys, bool overwrites, FieldNeeds needs)
    {
        main.Row.Read(scope, main.Variable, orMissing: true);
        var other = new RowScope(new NameScope(), "continue;");
        side.Row.Read(other, side.Variable, orMissing: true);
        Merge(emit, other, (main.Schema, side.Schema), keys, overwrites, needs);
    }

    /// <summary>Lays the fields of a partner over the current row.</summary>
    private static void Merge(StageEmitter emit, RowScope partner, (Schema Main, Schema Side) rows, ImmutableHashSet<string> keys, bool overwrites, FieldNeeds needs)
    {
        Schema merged = Merged(rows.Main, rows.Side, keys);
        Widening.Write(emit, rows.Main, merged, needs);
        bool hasTail = rows.Side.Tail is not null && partner.Tail is not (null or "OpenFields.Empty");
        foreach (string name in Widening.Names(merged, needs).Where(name => !keys.Contains(name) && rows.Side.Find(name) is not null))
        {
            if (!partner.TryGet(name, out Code theirs))
            {
                // A column of the row that the partner has behind its own columns.
                if (!hasTail)
                    continue;
                theirs = new Code($"{partner.Tail}[{CSharpText.Literal(name)}]", SplType.Any);
            }

            Code ours = emit.Scope.TryGet(name, out Code known) ? known : new Code("SplValue.Null", SplType.Null);
            emit.Scope.Set(name, Choose(ours, theirs, overwrites));
        }

        if (!hasTail)
            return;
        string tail = emit.Scope.Tail ?? "OpenFields.Empty";
        string local = emit.Scope.Locals.Unique("openFields");
        emit.Writer.Line($"OpenFields {local} = {(overwrites ? $"{tail}.With({partner.Tail})" : $"{partner.Tail}.With({tail})")};");
        // What was read of the row's own tail may be another value now.
        emit.Scope.KeepOnly(Schema.Closed(merged.Columns));
        emit.Scope.Tail = local;
    }

    private static Code Choose(Code ours, Code theirs, bool overwrites)
    {
        if (ours.Type.Kind == SplKind.Null)
            return new Code(ExpressionEmitter.Convert(theirs, SplType.Any).Text, SplType.Any, IsPrimary: false);
        (Code first, Code second) = overwrites ? (theirs, ours) : (ours, theirs);
        return new Code($"Eval.Coalesce({ExpressionEmitter.Convert(first, SplType.Any).Text}, {ExpressionEmitter.Convert(second, SplType.Any).Text})", SplType.Any);
    }

    public override string ToString() =>
        $"join {(IsInner ? "inner" : "left")} max {Max.ToString(CultureInfo.InvariantCulture)} on {string.Join(", ", Keys.Select(key => key.Name))} [{string.Join("; ", Side.Stages)}]";
}

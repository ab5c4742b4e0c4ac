using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Emission;
using SplCompiler.Functions;
using SplCompiler.Planning;
using SplCompiler.Rules;

namespace SplCompiler.Commands;

/// <summary>What eventstats and streamstats share: rows keep their fields and get results of their groups as new ones.</summary>
/// <param name="By">The fields that make the groups.</param>
/// <param name="Aggregates">The functions.</param>
/// <param name="Open">The functions over wildcards.</param>
public sealed record RowAggregates(ImmutableArray<FieldExpression> By, ImmutableArray<BoundAggregate> Aggregates, ImmutableArray<OpenAggregate> Open)
{
    /// <summary>Binds the functions over the rows that come in; null when one was refused.</summary>
    internal static RowAggregates? Bind(
        ImmutableArray<AggregateSyntax> syntax, ImmutableArray<Syntax.FieldSyntax> bySyntax, bool allNumbers, SourceSpan source, string command, Binder binder)
    {
        ImmutableArray<FieldExpression> by = [.. bySyntax.DistinctBy(field => field.Name).Select(binder.Resolve)];
        if (AggregateBinder.Bind(syntax, by, binder) is not { } bound)
            return null;
        if (AggregateBinder.OneForEachName(bound.Aggregates, [], command, source, binder) is not { } results)
            return null;

        return !allNumbers ? new RowAggregates(by, results, bound.Open) : new RowAggregates(
            by,
            [.. results.Select(aggregate => aggregate with { Function = AllNumbers.Of(aggregate.Function) })],
            [.. bound.Open.Select(aggregate => aggregate with { Function = AllNumbers.Of(aggregate.Function) })]);
    }

    /// <summary>A field that no stage before yields is among the keys: no row is in a group.</summary>
    public bool HasNoGroups => By.Any(key => key.Type.Kind == SplKind.Null);

    /// <summary>Every row is in exactly one group.</summary>
    public bool IsExact => By.All(key => key.Type is { Kind: SplKind.Number or SplKind.Time or SplKind.Text, IsNullable: false });

    public bool NeedsTime => Aggregates.Any(aggregate => aggregate.Function.NeedsTime) || Open.Any(aggregate => aggregate.Function.NeedsTime);

    public ImmutableArray<Expression> Expressions =>
        [.. By, .. Aggregates.Where(aggregate => aggregate.Argument is not null).Select(aggregate => aggregate.Argument!)];

    public RowAggregates WithExpressions(ImmutableArray<Expression> expressions)
    {
        int next = By.Length;
        return this with
        {
            Aggregates = [.. Aggregates.Select(aggregate => aggregate.Argument is null ? aggregate : aggregate with { Argument = expressions[next++] })],
        };
    }

    /// <summary>What the functions read of a row.</summary>
    public FieldNeeds Arguments
    {
        get
        {
            FieldNeeds needs = Open.IsEmpty ? FieldNeeds.None : FieldNeeds.All;
            foreach (BoundAggregate aggregate in Aggregates.Where(aggregate => aggregate.Argument is not null))
                needs = needs.With(aggregate.Argument!);
            return NeedsTime ? needs.With("_time", FieldNeeds.Ordinal) : needs;
        }
    }

    /// <summary>The input fields that are read when <paramref name="output"/> is read of the rows that go out.</summary>
    public FieldNeeds Needs(FieldNeeds output)
    {
        // A row in no group keeps a field that has the name of a result.
        FieldNeeds rest = IsExact ? output.Without(Aggregates.Select(aggregate => aggregate.Output)) : output;
        FieldNeeds arguments = Arguments;
        return new FieldNeeds(rest.Names.Union(arguments.Names), rest.Everything || arguments.Everything).With(By.Select(key => key.Name));
    }

    public RowAggregates Only(FieldNeeds output) => this with { Aggregates = [.. Aggregates.Where(aggregate => output.Contains(aggregate.Output))] };

    /// <summary>The rows with the results.</summary>
    public Schema OutputOf(Schema input)
    {
        Schema output = input;
        foreach (BoundAggregate aggregate in Aggregates)
        {
            SplType type = aggregate.Function.TypeOf(aggregate.Argument);
            output = output.With(new Column(aggregate.Output, IsExact ? CSharpTypes.Kept(type) : HasNoGroups ? input.Find(aggregate.Output)?.Type ?? SplType.Null : SplType.Any));
        }

        if (Open.IsEmpty)
            return output;
        ImmutableArray<Column> columns = [.. output.Columns.Select(column => IsFromWildcard(column.Name) ? column with { Type = SplType.Any } : column)];
        return new Schema(columns, OpenTail.Everything with { IsEvent = false, Hidden = [.. columns.Select(column => column.Name)] });
    }

    /// <summary>True for a field of the rows that a result of a wildcard may replace.</summary>
    public bool IsFromWildcard(string name) =>
        Open.Any(open => Wildcards.Matches(open.To, name)) && !Aggregates.Any(aggregate => aggregate.Output == name);

    /// <summary>Puts results over wildcards over the fields of the current row.</summary>
    /// <param name="emit">Where the code goes.</param>
    /// <param name="input">The rows that came in.</param>
    /// <param name="results">The C# of the results: <c>OpenFields</c>.</param>
    /// <param name="isGrouped">The C# of the condition that the row is in a group; null when it is.</param>
    internal void WriteOpen(StageEmitter emit, Schema input, string results, string? isGrouped = null)
    {
        string rowFields = emit.Scope.Locals.Unique("rowFields");
        string before = results;
        if (input.Tail is { } tail)
        {
            // `avg(*) as *`: a result stands for the field also when it is null.
            string row = emit.Tail(tail);
            string rest = row;
            foreach (OpenAggregate open in Open.Where(open => open.From == open.To))
                rest += $".Without({emit.NameFilter(open.Filter, "replaced")})";
            before = $"{(rest == row ? row : isGrouped is null ? rest : $"({isGrouped} ? {rest} : {row})")}.With({results})";
        }

        foreach (Column column in input.Columns.Where(column => IsFromWildcard(column.Name)))
        {
            Code value = ExpressionEmitter.Convert(emit.Read(column), SplType.Any);
            emit.Define(column.Name, new Code($"Eval.Coalesce({results}[{CSharpText.Literal(column.Name)}], {value.Text})", SplType.Any));
        }

        emit.Writer.Line($"OpenFields {rowFields} = {before};");
        emit.Scope.Tail = rowFields;
    }

    /// <summary>The C# of what a row in no group has where a result would stand.</summary>
    internal static string Existing(StageEmitter emit, Schema input, string output) =>
        input.Find(output) is { Type.Kind: not SplKind.Null } column ? ExpressionEmitter.Convert(emit.Read(column), SplType.Any).Text : "SplValue.Null";

    /// <summary>Lets the results of a command without groups stand as the row has them.</summary>
    internal void WriteNothing(StageEmitter emit, Schema input)
    {
        foreach (BoundAggregate aggregate in Aggregates.Where(aggregate => input.Find(aggregate.Output) is null))
            emit.Scope.Set(aggregate.Output, new Code("SplValue.Null", SplType.Null));
    }

    public override string ToString() =>
        string.Join(", ", Aggregates.Select(aggregate => aggregate.ToString()).Concat(Open.Select(open => open.ToString())))
        + (By.IsEmpty ? "" : $" by {string.Join(", ", By.Select(field => field.Name))}");
}

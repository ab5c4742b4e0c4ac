using System.Collections.Immutable;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>A column of a table that becomes a field.</summary>
/// <param name="Column">The column.</param>
/// <param name="Field">The field.</param>
/// <param name="Before">What is kept of the field (OUTPUTNEW); null typed when it is overwritten.</param>
public sealed record LookupOutput(string Column, string Field, FieldExpression Before);

/// <summary>Adds columns of a table of the run.</summary>
public sealed record LookupStage(string TableName, ImmutableArray<string> Columns, ImmutableArray<Expression> Keys, ImmutableArray<LookupOutput> Outputs) : Stage
{
    internal static LookupStage Create(
        Schema input, string table, ImmutableArray<string> columns, ImmutableArray<Expression> keys, ImmutableArray<LookupOutput> outputs)
    {
        Schema output = input;
        foreach (LookupOutput field in outputs)
            output = output.With(new Column(field.Field, SplType.Any));
        return new LookupStage(table, columns, keys, outputs) { Input = input, Output = output };
    }

    public override ImmutableArray<Expression> Expressions => Keys;

    public override Stage WithExpressions(ImmutableArray<Expression> expressions) => this with { Keys = expressions };

    public override IEnumerable<string> Defines => Outputs.Select(output => output.Field);

    public override FieldNeeds Needs(FieldNeeds output)
    {
        output = output.Without(Outputs.Where(field => field.Before.Type.Kind == SplKind.Null).Select(field => field.Field));
        return Keys.Aggregate(output, (needs, key) => needs.With(key));
    }

    public override Stage? Prune(FieldNeeds output)
    {
        ImmutableArray<LookupOutput> kept = [.. Outputs.Where(field => output.Contains(field.Field))];
        return kept.IsEmpty ? null : this with { Outputs = kept };
    }

    /// <summary>The C# of the table and its key columns: the arguments before the values of the keys.</summary>
    internal static string Table(StageEmitter emit, string table, ImmutableArray<string> columns)
    {
        string keys = emit.Static("string[]", Identifiers.Local(table) + "Keys", $"[{string.Join(", ", columns.Select(CSharpText.Literal))}]");
        return $"Run.Lookups, {CSharpText.Literal(table)}, {keys}";
    }

    public override void Emit(StageEmitter emit, Action next)
    {
        emit.Comment(Source);
        string match = emit.Scope.Locals.Unique(Identifiers.Local(TableName));
        string keys = string.Join(", ", Keys.Select(key => emit.Expressions.Any(key).Text));
        emit.Writer.Line($"OpenFields {match} = LookupMatch.Find({Table(emit, TableName, Columns)}, {keys});");
        List<(string Field, Code Value)> values = [.. Outputs.Select(output => (output.Field, Value(emit, match, output)))];
        foreach ((string field, Code value) in values)
            emit.Define(field, value);
        next();
    }

    private static Code Value(StageEmitter emit, string match, LookupOutput output)
    {
        string found = $"{match}[{CSharpText.Literal(output.Column)}]";
        return output.Before.Type.Kind == SplKind.Null
            ? new Code(found, SplType.Any)
            : new Code($"Eval.Coalesce({emit.Expressions.Any(output.Before).Text}, {found})", SplType.Any);
    }

    public override string ToString() =>
        $"lookup {TableName} {string.Join(", ", Columns)} -> {string.Join(", ", Outputs.Select(output => $"{output.Column} as {output.Field}"))}";
}

using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>A named group of a pattern.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Name">The field it becomes.</param>
/// <param name="Before">What the field held before: it stays where the group took no part.</param>
public sealed record RexGroup(int Number, string Name, FieldExpression Before);

/// <summary>Writes the named groups of the first matches of a pattern into fields.</summary>
public sealed record RexStage(FieldExpression Field, string Pattern, int MaxMatch, ImmutableArray<RexGroup> Groups, string? OffsetField) : Stage
{
    internal static RexStage Create(Schema input, FieldExpression field, string pattern, int max, ImmutableArray<RexGroup> groups, string? offsetField)
    {
        Schema output = input;
        foreach (RexGroup group in groups)
            output = output.With(new Column(group.Name, TypeOf(group, max)));
        if (offsetField is not null)
            output = output.With(new Column(offsetField, SplType.Text));
        return new RexStage(field, pattern, max, groups, offsetField) { Input = input, Output = output };
    }

    private static SplType TypeOf(RexGroup group, int max) =>
        max == 1 && group.Before.Type.Kind is SplKind.Null or SplKind.Text ? SplType.Text : SplType.Any;

    public override ImmutableArray<Expression> Expressions => [Field];

    public override Stage WithExpressions(ImmutableArray<Expression> expressions) =>
        expressions[0] is FieldExpression field ? this with { Field = field } : this;

    public override IEnumerable<string> Defines =>
        Groups.Select(group => group.Name).Concat(OffsetField is null ? [] : [OffsetField]);

    public override FieldNeeds Needs(FieldNeeds output)
    {
        if (OffsetField is not null)
            output = output.Without(OffsetField);
        return output.With(Field.Name);
    }

    public override Stage? Prune(FieldNeeds output)
    {
        // The offsets name every group.
        if (OffsetField is not null && output.Contains(OffsetField))
            return this;
        ImmutableArray<RexGroup> kept = [.. Groups.Where(group => output.Contains(group.Name))];
        return kept.IsEmpty ? null : this with { Groups = kept, OffsetField = null };
    }

    public override void Emit(StageEmitter emit, Action next)
    {
        emit.Comment(Source);
        string hint = Identifiers.Local(Field.Name);
        string pattern = emit.Regex(Pattern, hint, cuts: true);
        Code value = emit.Read(Field);
        string matches = emit.Scope.Locals.Unique(hint + "Matches");
        string text = value.Type.Kind == SplKind.Event ? value.Text : ExpressionEmitter.Convert(value, SplType.Any).Text;
        string max = MaxMatch == int.MaxValue ? "int.MaxValue" : MaxMatch.ToString(CultureInfo.InvariantCulture);
        emit.Writer.Line($"RexMatches {matches} = RexMatches.Of({pattern}, {text}, {max});");

        // All that the groups replace is read first: a group may be called as the field that the pattern reads.
        List<(string Name, Code Value)> values = [.. Groups.Select(group => (group.Name, Value(emit, matches, group)))];
        if (OffsetField is not null)
            values.Add((OffsetField, new Code($"{matches}.Offsets()", SplType.Text)));
        foreach ((string name, Code code) in values)
            emit.Define(name, code);
        next();
    }

    private Code Value(StageEmitter emit, string matches, RexGroup group)
    {
        string number = group.Number.ToString(CultureInfo.InvariantCulture);
        Code before = emit.Read(group.Before);
        if (TypeOf(group, MaxMatch).Kind == SplKind.Text)
            return before.Type.Kind == SplKind.Null
                ? new Code($"{matches}.Text({number})", SplType.Text)
                : new Code($"{matches}.Text({number}) ?? {ExpressionEmitter.Convert(before, SplType.Text).Operand}", SplType.Text, IsPrimary: false);
        string otherwise = before.Type.Kind == SplKind.Event ? before.Text : ExpressionEmitter.Convert(before, SplType.Any).Text;
        return new Code(before.Type.Kind == SplKind.Null ? $"{matches}.Values({number})" : $"{matches}.Values({number}, {otherwise})", SplType.Any);
    }

    public override string ToString() =>
        $"rex {Field.Name} ~ {Pattern} max {MaxMatch} -> {string.Join(", ", Groups.Select(group => group.Name))}{(OffsetField is null ? "" : $" offsets {OffsetField}")}";
}

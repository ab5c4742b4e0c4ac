using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Commands;

/// <summary>How commands that also write fields look them up.</summary>
internal static class FieldLookup
{
    /// <summary>The field as it comes in, without a warning when nothing provides it: for a field that the command may make.</summary>
    public static FieldExpression Existing(this Binder binder, string name) => binder.Input.Find(name) is { } column
        ? new FieldExpression(name, column.Type)
        : new FieldExpression(name, SplType.Null);

    /// <summary>A value, or what the field held before when it is null.</summary>
    public static Expression OrKept(this Expression value, FieldExpression before)
    {
        if (before.Type.Kind == SplKind.Null)
            return value;
        return Coalesce(value, before);
    }

    /// <summary>The first that is not null.</summary>
    public static Expression Coalesce(params ImmutableArray<Expression> values)
    {
        var function = new Functions.Eval.Coalesce();
        return new CallExpression(function, values, function.TypeOf(values));
    }

    /// <summary>An eval of computed fields.</summary>
    public static Stage Assign(this Binder binder, params ImmutableArray<(string Field, Expression Value)> assignments)
    {
        Schema output = binder.Input;
        foreach ((string field, Expression value) in assignments)
            output = output.With(new Column(field, value.Type));
        return new Eval.EvalStage(assignments) { Input = binder.Input, Output = output };
    }

    /// <summary>The known columns that a list of names and wildcards reaches, in the order of the list; names that nothing provides are null.</summary>
    public static ImmutableArray<FieldExpression> Known(this Binder binder, ImmutableArray<FieldSyntax> list)
    {
        var fields = ImmutableArray.CreateBuilder<FieldExpression>();
        foreach (FieldSyntax field in list)
        {
            IEnumerable<FieldExpression> found = Wildcards.IsWildcard(field.Name)
                ? binder.Input.Columns.Where(column => Wildcards.Matches(field.Name, column.Name)).Select(column => new FieldExpression(column.Name, column.Type))
                : [binder.Existing(field.Name)];
            fields.AddRange(found.Where(candidate => !fields.Any(earlier => earlier.Name == candidate.Name)));
        }

        return fields.ToImmutable();
    }
}

using SplCompiler.Commands;
using SplCompiler.Functions.Eval;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Optimization;

/// <summary>
/// Data sets put a text such as <c>unknown</c> where an event lacks a field. A test that this text fails, and empty text,
/// looks at the field of the event itself: nothing has to be put there first.
/// </summary>
internal static class NarrowDefaults
{
    public static Plan Run(Plan plan)
    {
        Dictionary<string, (FieldExpression Field, string Default)> defaults = new(StringComparer.Ordinal);
        var stages = new List<Stage>();
        foreach (Stage stage in plan.Stages)
        {
            if (stage is FilterStage filter && defaults.Count > 0)
            {
                stages.Add(filter with { Condition = filter.Condition.Rewrite(part => Narrow(part, defaults)) });
                continue;
            }

            defaults.Clear();
            if (stage is DatasetStage dataset)
                Collect(dataset, defaults);
            stages.Add(stage);
        }

        return plan with { Stages = [.. stages] };
    }

    private static void Collect(DatasetStage dataset, Dictionary<string, (FieldExpression, string)> defaults)
    {
        foreach ((string name, Expression value) in dataset.Fields)
        {
            if (Default(value) is var (field, text) && dataset.Output.Columns.All(column => column.Name != field.Name))
                defaults[name] = (field, text);
        }
    }

    /// <summary>The field and the text of <c>if(isnull(x) OR x="", "text", x)</c>.</summary>
    internal static (FieldExpression Field, string Text)? Default(Expression value)
    {
        bool isDefault = value is CallExpression { Function: If, Arguments: [LogicalExpression { Operator: Logical.Or, Operands: [var missing, var empty] }, ConstantExpression { TextValue: not null }, FieldExpression] } call
            && missing is CallExpression { Function: Isnull, Arguments: [FieldExpression first] } && first.Name == ((FieldExpression)call.Arguments[2]).Name
            && empty is ComparisonExpression { Operator: Comparison.Equal, Left: FieldExpression second, Right: ConstantExpression { TextValue: "" } } && second.Name == first.Name;
        return isDefault ? ((FieldExpression)((CallExpression)value).Arguments[2], ((ConstantExpression)((CallExpression)value).Arguments[1]).TextValue!) : null;
    }

    private static Expression Narrow(Expression expression, Dictionary<string, (FieldExpression Field, string Default)> defaults) =>
        expression is TestExpression { MissingIsFalse: true, Operand: FieldExpression field } test
        && defaults.TryGetValue(field.Name, out (FieldExpression Field, string Default) known)
        && Fails(test.Test, known.Default) && Fails(test.Test, "")
            ? test with { Operand = known.Field }
            : expression;

    /// <summary>True when a text surely fails a test.</summary>
    private static bool Fails(TextTest test, string text) => test switch
    {
        EqualsTest equals => !equals.Text.Equals(text, StringComparison.OrdinalIgnoreCase),
        EqualsNumberTest number => number.Text != text,
        StartsWithTest starts => !text.StartsWith(starts.Text, StringComparison.OrdinalIgnoreCase),
        EndsWithTest ends => !text.EndsWith(ends.Text, StringComparison.OrdinalIgnoreCase),
        ContainsTest contains => !text.Contains(contains.Text, StringComparison.OrdinalIgnoreCase),
        WildcardTest wildcard => Wildcards.Captures(wildcard.Pattern.ToUpperInvariant(), text.ToUpperInvariant()) is null,
        OneOfTest oneOf => oneOf.Texts.All(one => !one.Equals(text, StringComparison.OrdinalIgnoreCase)),
        AnyOfTest any => any.Tests.All(part => Fails(part, text)),
        _ => false,
    };
}

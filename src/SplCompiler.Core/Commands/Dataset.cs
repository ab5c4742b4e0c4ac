using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Functions;
using SplCompiler.Knowledge;
using SplCompiler.Optimization;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Model;

namespace SplCompiler.Commands;

/// <summary>Data sets as searches over raw events: tstats, datamodel, from.</summary>
/// <remarks>Source: Knowledge Manager Manual, "About data models"; Search Reference, "tstats", "datamodel", "from".</remarks>
internal static class Dataset
{
    /// <summary>Fields that every data set has from its events, without a name in front.</summary>
    private static readonly ImmutableArray<string> s_own = ["_time", "host", "source", "sourcetype", "index"];

    /// <summary>The model and data set of <c>Model</c> or <c>Model.Dataset</c>; null when there is none, which is reported.</summary>
    public static (DataModel Model, DataSet Set)? Find(string name, SourceSpan span, Binder binder)
    {
        string[] parts = name.Split('.');
        if (binder.Knowledge.FindDataModel(parts[0]) is not { } model)
        {
            string? near = Suggestions.Nearest(parts[0], binder.Knowledge.DataModelNames);
            binder.Report(Descriptors.UnknownDataModel, span, $"no app has a data model `{parts[0]}`", "unknown data model",
                near is null ? "give the app that has it with --app" : $"a data model with a similar name exists: `{near}`");
            return null;
        }

        DataSet[] roots = [.. model.Roots];
        DataSet? set = parts.Length > 1 ? model.Find(parts[^1]) : roots.Length == 1 ? roots[0] : null;
        if (set is not null)
            return (model, set);
        binder.Report(Descriptors.UnknownDataModel, span,
            parts.Length > 1 ? $"the data model `{model.Name}` has no data set `{parts[^1]}`" : $"the data model `{model.Name}` has several data sets",
            parts.Length > 1 ? "unknown data set" : "which of them?", $"data sets: {string.Join(", ", model.DataSets.Select(other => $"{model.Name}.{other.Name}"))}");
        return null;
    }

    /// <summary>The condition that an event belongs to a data set.</summary>
    public static Expression? Constraint(DataModel model, DataSet set, Binder binder)
    {
        var conditions = new List<Expression>();
        foreach (RuleText constraint in model.Lineage(set).SelectMany(part => part.Constraints))
        {
            if (TagBinder.KnowledgeSearch(constraint, binder) is not { } condition)
                return null;
            conditions.Add(condition);
        }

        return conditions.Count == 1 ? conditions[0] : new LogicalExpression(Logical.And, [.. conditions]);
    }

    /// <summary>The stages that choose the events of a data set and give its fields their names.</summary>
    /// <param name="model">The model.</param>
    /// <param name="set">The data set.</param>
    /// <param name="hasPrefix">True for names with the data set in front: <c>Processes.user</c>.</param>
    /// <param name="binder">The binder, over events.</param>
    public static ImmutableArray<Stage>? Stages(DataModel model, DataSet set, bool hasPrefix, Binder binder)
    {
        if (Constraint(model, set, binder) is not { } constraint)
            return null;
        Schema events = binder.Input;
        var fields = new List<(string Field, Expression Value)>(s_own.Select(name => (name, (Expression)binder.Resolve(name, default))));
        // Without a prefix the lowest data set has the last word on a field.
        ImmutableArray<DataSet> lineage = model.Lineage(set);
        foreach (DataSet part in (hasPrefix ? lineage : lineage.Reverse()).Concat(model.Below(set)))
        {
            string prefix = hasPrefix ? model.Path(part) + "." : "";
            foreach (string field in part.Fields)
                fields.Add((prefix + field, Value(model, set, part, field, binder)));
            if (hasPrefix)
                fields.Add((model.Path(part), ConstantExpression.Null));
        }

        fields.RemoveAll(field => field.Value is ConstantExpression);
        if (fields.All(field => field.Field != "nodename") && NodeName(model, set, binder) is { } nodeName)
            fields.Add(("nodename", nodeName));
        (string Field, Expression Value)[] distinct = [.. fields.DistinctBy(field => field.Field)];
        Schema rows = Schema.Closed(distinct.Select(field => new Column(field.Field, field.Value.Type)));
        return
        [
            new FilterStage(constraint) { Input = events, Output = events },
            new DatasetStage([.. distinct], $"{model.Name}.{set.Name}") { Input = events, Output = rows },
        ];
    }

    /// <summary>The stages that choose the events of a data set and compute its fields, under their plain names: all other fields of the events stay.</summary>
    public static ImmutableArray<Stage>? Events(DataModel model, DataSet set, Binder binder)
    {
        if (Constraint(model, set, binder) is not { } constraint)
            return null;
        Schema events = binder.Input;
        var filter = new FilterStage(constraint) { Input = events, Output = events };
        var formulas = new List<(string Field, Expression Value)>();
        foreach ((string field, RuleText expression) in Calculations(model, set))
        {
            if (Formula(expression, binder) is { } formula)
                formulas.Add((field, formula.Rewrite(node => node with { Source = default })));
        }

        if (formulas.Count == 0)
            return [filter];
        Schema rows = formulas.Aggregate(events, (schema, formula) => schema.With(new Column(formula.Field, formula.Value.Type)));
        return [filter, new Eval.EvalStage([.. formulas]) { Input = events, Output = rows }];
    }

    private static IEnumerable<(string Field, RuleText Expression)> Calculations(DataModel model, DataSet part) => model.Lineage(part).SelectMany(level => level.Calculations);

    /// <summary>The value of a field: as it is in the event, or what the calculations of the data set make of it, in order: each sees those before it.</summary>
    private static Expression Value(DataModel model, DataSet set, DataSet part, string field, Binder binder)
    {
        var known = new Dictionary<string, Expression>(StringComparer.Ordinal);
        foreach ((string target, RuleText expression) in Needed([.. Calculations(model, part)], field))
        {
            if (Formula(expression, binder) is { } formula)
                known[target] = formula.Rewrite(node => node is FieldExpression read && known.TryGetValue(read.Name, out Expression? before) ? before : node with { Source = default });
        }

        Expression value = known.GetValueOrDefault(field) ?? binder.Resolve(field, default);

        // With a text where the field is missing or empty there always is a value.
        return value is CallExpression call && NarrowDefaults.Default(value) is not null ? call with { Type = call.Type.NotNull } : value;
    }

    /// <summary>The full names of the data sets that an event belongs to: what <c>nodename</c> is compared with.</summary>
    private static Expression? NodeName(DataModel model, DataSet set, Binder binder)
    {
        var names = new List<Expression>();
        foreach (DataSet part in model.Below(set))
        {
            if (Constraint(model, part, binder) is { } condition)
                names.Add(new CallExpression(EvalFunctionTable.Find("if")!, [condition, ConstantExpression.Of(model.Path(part)), ConstantExpression.Null], SplType.Text));
        }

        ImmutableArray<Expression> all = [ConstantExpression.Of(model.Path(set)), .. names];
        return names.Count == 0 ? all[0] : new CallExpression(EvalFunctionTable.Find("mvappend")!, all, SplType.Any);
    }

    /// <summary>The calculations that a field depends on.</summary>
    private static IEnumerable<(string Field, RuleText Expression)> Needed((string Field, RuleText Expression)[] calculations, string field)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { field };
        var needed = new Stack<(string, RuleText)>();
        foreach ((string target, RuleText expression) in calculations.Reverse().SkipWhile(calculation => calculation.Field != field))
        {
            if (!names.Contains(target))
                continue;
            needed.Push((target, expression));
            names.UnionWith(calculations.Select(other => other.Field).Where(name => expression.Text.Contains(name, StringComparison.Ordinal)));
        }

        return needed;
    }

    private static Expression? Formula(RuleText text, Binder binder)
    {
        var bag = new DiagnosticBag(text);
        TokenList<SplToken> tokens = SplTokenizer.Tokenize(text.Text, new SourceSpan(0, text.Text.Length), TokenMode.Eval);
        TokenListParserResult<SplToken, ExpressionSyntax> result = ExpressionParser.Expression.AtEnd()(tokens);
        if (!result.HasValue)
            bag.Report(Descriptors.SyntaxError, new SourceSpan(0, text.Text.Length), "this is no eval expression", result.FormatErrorMessageFragment());
        Expression? formula = result.HasValue ? Binder.BindFormula(result.Value, bag) : null;
        binder.Take(bag);
        return bag.HasErrors ? null : formula;
    }
}

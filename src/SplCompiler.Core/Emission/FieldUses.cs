using SplCompiler.Planning;

namespace SplCompiler.Emission;

/// <summary>How often each event field is read before the first stage that stores rows: what decides on locals.</summary>
internal static class FieldUses
{
    /// <summary>How often each field is read in an expression.</summary>
    public static Dictionary<string, int> Of(Expression expression) =>
        expression.Fields().GroupBy(name => name, StringComparer.Ordinal).ToDictionary(uses => uses.Key, uses => uses.Count(), StringComparer.Ordinal);

    public static Dictionary<string, int> Of(Plan plan)
    {
        var uses = new Dictionary<string, int>(StringComparer.Ordinal);
        var defined = new HashSet<string>(StringComparer.Ordinal);
        foreach (Stage stage in plan.Stages)
        {
            Count(stage.Expressions.SelectMany(expression => expression.Fields()));
            if (stage.StoresRows)
                return uses;
            defined.UnionWith(stage.Defines);
        }

        Count(plan.Output.Columns.Select(column => column.Name));
        return uses;

        void Count(IEnumerable<string> names)
        {
            foreach (string name in names.Where(name => !defined.Contains(name)))
                uses[name] = uses.GetValueOrDefault(name) + 1;
        }
    }
}

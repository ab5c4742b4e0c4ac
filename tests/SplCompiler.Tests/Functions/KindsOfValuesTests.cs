using SplCompiler.Functions;
using SplCompiler.Knowledge;
using SplCompiler.Roslyn;
using SplCompiler.Tests.Engines;

namespace SplCompiler.Tests.Functions;

/// <summary>Each function over each kind of value that the compiler tells apart: what it writes must be C#, without a warning.</summary>
public sealed class KindsOfValuesTests
{
    private const string Columns =
        "search * | stats count as number, values(a) as many, latest(b) as any, avg(c) as maybe | eval text=\"x\".any, time=strptime(text, \"%Y\") | table number maybe many any text time";

    private static readonly string[] s_kinds = ["number", "maybe", "many", "any", "text", "time", "gone", "null()", "\"1\"", "2", "(number=1)"];

    [Fact]
    public void EveryFunctionOfEvalCompiles()
    {
        var searches = new List<string>();
        foreach (EvalFunction function in EvalFunctionTable.All)
        {
            int most = Math.Min(function.MaximumArguments, function.MinimumArguments + 2);
            var overColumns = new List<string>();
            var overEvents = new List<string>();
            for (int count = function.MinimumArguments; count <= most; count++)
            {
                overColumns.AddRange(s_kinds.Select(kind => Call(function, Enumerable.Repeat(kind, count))));
                overEvents.Add(Call(function, Enumerable.Repeat("field", count)));
                overEvents.Add(Call(function, Enumerable.Range(0, count).Select(i => i % 2 == 0 ? "field" : "\"1d\"")));
                overEvents.Add(Call(function, Enumerable.Range(0, count).Select(i => i % 2 == 0 ? "field=1" : "field")));
            }

            searches.AddRange(Searches(Columns, overColumns));
            searches.AddRange(Searches("search *", overEvents));
        }

        Check(searches);
    }

    [Fact]
    public void EveryStatisticalFunctionCompiles()
    {
        var searches = new List<string>();
        foreach (AggregateFunction function in AggregateTable.All)
        {
            string name = function.Name.Replace("N", "95", StringComparison.Ordinal);
            string[] calls = [.. s_kinds[..7].Append("eval(number+1)").Select((kind, i) => $"{name}({kind}) as r{i}")];
            searches.Add($"{Columns} | stats {string.Join(' ', calls)}");
            searches.Add($"search * | stats {name}(field) as r, {name}(f*) as r_*, {name}(g*) by host");
        }

        Check([.. searches.Where(IsGood)]);
    }

    private static string Call(EvalFunction function, IEnumerable<string> arguments) => $"{function.Name}({string.Join(", ", arguments)})";

    /// <summary>One search of all calls that give a value, and one of all that give a condition; calls that are refused are left out.</summary>
    private static IEnumerable<string> Searches(string rows, List<string> calls)
    {
        string[] values = [.. calls.Where(call => IsGood($"{rows} | eval r={call}"))];
        string[] conditions = [.. calls.Except(values).Where(call => IsGood($"{rows} | where {call}"))];
        if (values.Length > 0)
            yield return $"{rows} | eval {string.Join(", ", values.Select((call, i) => $"r{i}={call}"))}";
        if (conditions.Length > 0)
            yield return rows + string.Concat(conditions.Select(call => $" | where {call} OR x=1 | where NOT {call}"));
    }

    private static bool IsGood(string spl) => !CompiledEngine.Compile(spl).HasErrors;

    private static void Check(List<string> searches)
    {
        SplCompilation[] rules = [.. searches.Select((spl, i) => SplCompilation.Create(CompiledEngine.Rule(spl, $"kinds/kind{i}.spl")))];

        PackBuild build = PackCompiler.Compile(rules, KnowledgeBase.BuiltIn, new PackOptions { CacheDirectory = null, FollowsNulls = true });

        IEnumerable<string> findings = build.ByRule.Where(rule => !rule.Value.IsDefaultOrEmpty)
            .Select(rule => $"{rule.Key.Rule.Spl.Text}\n    {string.Join("\n    ", rule.Value.Select(finding => finding.Message))}");
        Assert.True(!findings.Any(), string.Join('\n', findings.Take(40)));
    }
}

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
            for (int count = function.MinimumArguments; count <= most; count++)
            {
                searches.AddRange(s_kinds.SelectMany(kind => Uses(Columns, function, Enumerable.Repeat(kind, count))));
                searches.AddRange(Uses("search *", function, Enumerable.Repeat("field", count)));
                searches.AddRange(Uses("search *", function, Enumerable.Range(0, count).Select(i => i % 2 == 0 ? "field" : "\"1d\"")));
                searches.AddRange(Uses("search *", function, Enumerable.Range(0, count).Select(i => i % 2 == 0 ? "field=1" : "field")));
            }
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
            searches.AddRange(s_kinds[..7].Select(kind => $"{Columns} | stats {name}({kind}) as r"));
            searches.Add($"{Columns} | stats {name}(eval(number+1)) as r");
            searches.Add($"search * | stats {name}(field) as r by host");
            searches.Add($"search * | stats {name}(f*) as r_*, {name}(g*) by host");
        }

        Check(searches);
    }

    private static IEnumerable<string> Uses(string rows, EvalFunction function, IEnumerable<string> arguments)
    {
        string call = $"{function.Name}({string.Join(", ", arguments)})";
        yield return $"{rows} | eval r={call}";
        yield return $"{rows} | where {call}";
        yield return $"{rows} | where NOT {call}";
    }

    /// <summary>Searches that are refused do not count: a condition where a value must stand, and the like.</summary>
    private static void Check(List<string> searches)
    {
        SplCompilation[] rules = [.. searches.Distinct(StringComparer.Ordinal).Select((spl, i) => SplCompilation.Create(CompiledEngine.Rule(spl, $"kinds/kind{i}.spl")))];
        SplCompilation[] good = [.. rules.Where(rule => !rule.HasErrors)];
        Assert.True(good.Length * 3 > rules.Length, "most searches are refused");

        PackBuild build = PackCompiler.Compile(good, KnowledgeBase.BuiltIn, new PackOptions { CacheDirectory = null });

        IEnumerable<string> findings = build.ByRule.Where(rule => !rule.Value.IsDefaultOrEmpty)
            .Select(rule => $"{rule.Key.Rule.Spl.Text}\n    {string.Join("; ", rule.Value.Select(finding => finding.Message))}");
        Assert.True(!findings.Any(), string.Join('\n', findings.Take(40)));
    }
}

using System.Collections.Immutable;
using System.Text;
using SplCompiler.Diagnostics;
using SplCompiler.Roslyn.Lookups;
using SplCompiler.Rules;
using SplCompiler.Runtime;
using SplCompiler.Testing;

namespace SplCompiler.Roslyn.Testing;

/// <summary>A case with its rule compiled to C# text, and its events.</summary>
internal sealed record PreparedCase(TestCase Case, SplCompilation? Compilation, ImmutableArray<Diagnostic> Errors)
{
    public static PreparedCase Of(TestCase test, CaseOptions options)
    {
        (RuleFile? rule, ImmutableArray<Diagnostic> diagnostics) = TestPack.Rule(test);
        if (rule is null)
            return new PreparedCase(test, null, diagnostics);
        var compilation = SplCompilation.Create(rule, new CompilationOptions
        {
            Knowledge = test.Around(options.Knowledge),
            DisabledPasses = options.DisabledPasses,
        });
        return new PreparedCase(test, compilation, [.. compilation.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)]);
    }

    public EventInput Input => Case.EventsPath is { } path
        ? EventInput.FromFile(path)
        : EventInput.FromBytes("input", Encoding.UTF8.GetBytes(string.Join('\n', Case.Input)));

    public RunnerOptions Options(CaseOptions options) => new()
    {
        Jobs = options.Jobs,
        Events = EventOptions.Default with { TestInput = Case.EventsPath is null || !HoldsRecords(Case.EventsPath) },
        Run = new RunContext
        {
            Now = Case.Now is { } now ? new SplTime(now.ToUnixTimeMilliseconds() * 1000) : options.Run.Now,
            TimeZone = Case.Now is null && Case.Spl is null ? options.Run.TimeZone : Case.TimeZone,
            Lookups = Case.Lookups.IsEmpty
                ? options.Run.Lookups
                : LookupTables.FromCsv(Case.Lookups, name => AppLookups.RulesOf(options.Knowledge.FindLookup(name)), options.Run.Lookups),
        },
    };

    /// <summary>
    /// True when the events beside a rule are records as a data source writes them, so that they are read as a run would:
    /// exports with <c>_raw</c>, and Windows events of a shipper. Other events are the fields that they name.
    /// </summary>
    private static bool HoldsRecords(string path)
    {
        string? first = File.ReadLines(path).FirstOrDefault(line => !string.IsNullOrWhiteSpace(line));
        return first is not null
            && (first.Contains("\"_raw\"", StringComparison.Ordinal) || first.Contains("\"Channel\"", StringComparison.Ordinal) || first.Contains("\"winlog\"", StringComparison.Ordinal));
    }
}

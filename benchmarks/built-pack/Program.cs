// Runs the pack of this project over files (arguments: epoch seconds of now(), then files) and writes what `splc run` writes of its rows:
// path of the rule, tab, row as JSON, one a line.
using System.Globalization;
using System.Text;
using BuiltPack;
using SplCompiler.Runtime;

using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16);
var options = new RunnerOptions
{
    Run = RunContext.Default with { Now = new SplTime(long.Parse(args[0], CultureInfo.InvariantCulture) * 1_000_000) },
    OnProblem = problem => Console.Error.WriteLine($"{problem.Path}:{problem.Line}: {problem.Message}"),
};
DetectionRun run = DetectionPack.Run(args[1..].Select(EventInput.FromFile), options);
foreach (DetectionRow row in run)
{
    output.Write(row.Rule.Path);
    output.Write('\t');
    output.Write(row.ToJson());
    output.Write('\n');
}

// A rule is constructed when an event could match it; here every one must be.
int failed = 0;
foreach (CompiledRule rule in DetectionPack.Pack.Rules)
{
    try
    {
        _ = rule.Create();
    }
    catch (Exception error)
    {
        failed++;
        Console.Error.WriteLine($"{rule.Path}: {error}");
    }
}

RunSummary summary = run.Summary!;
failed += summary.Rules.Count(rule => rule.Failure is not null);
Console.Error.WriteLine($"{summary.Events} events, {summary.Rules.Length} rules, {summary.Rules.Sum(rule => rule.Rows)} rows, {summary.Seconds:0.00} s, {failed} failures");
return failed == 0 ? 0 : 1;

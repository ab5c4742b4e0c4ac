using System.Text;
using DetectionRules;
using SplCompiler.Runtime;

// Reads events from standard input, writes one JSON object a row to standard output and what was seen to standard error.
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16);
EventInput input = EventInput.FromStream("-", Console.OpenStandardInput());
DetectionRun run = DetectionPack.Run([input], new RunnerOptions { OnProblem = problem => Console.Error.WriteLine($"{problem.Path}:{problem.Line}: {problem.Message}") }, stop.Token);
try
{
    foreach (DetectionRow row in run)
    {
        output.Write(row.Rule.Path);
        output.Write('\t');
        output.Write(row.ToJson());
        output.Write('\n');
    }
}
catch (OperationCanceledException)
{
    return 130;
}

RunSummary summary = run.Summary!;
Console.Error.WriteLine($"{summary.Events} events, {summary.Rules.Sum(rule => rule.Rows)} rows, {summary.Seconds:0.00} s");
return summary.Rules.Any(rule => rule.Failure is not null) ? 1 : 0;

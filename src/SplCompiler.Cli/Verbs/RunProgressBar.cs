using System.Diagnostics;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Reports;
using SplCompiler.Cli.Terminals;

namespace SplCompiler.Cli.Verbs;

/// <summary>Shows how far a run is: bytes, events a second, time left. Only for input that takes long enough to look at it.</summary>
internal sealed class RunProgressBar : IDisposable
{
    private const long LargeInput = 64 * 1000 * 1000;

    private readonly Invocation _call;
    private readonly bool _isShown;
    private readonly long _started = Stopwatch.GetTimestamp();
    private ProgressBar? _bar;

    /// <param name="call">Its terminal and colours.</param>
    /// <param name="rowsAppear">True when rows go to the same terminal while the run goes on: then there is no place for a bar.</param>
    public RunProgressBar(Invocation call, bool rowsAppear)
    {
        _call = call;
        _isShown = call.Terminal.IsErrorTerminal && !call.IsQuiet && !rowsAppear;
    }

    public void Report(InputProgress now)
    {
        if (!_isShown || now.BytesTotal is > 0 and <= LargeInput)
            return;
        double seconds = Math.Max(Stopwatch.GetElapsedTime(_started).TotalSeconds, 0.001);
        string text = $"{Counts.Bytes(now.BytesRead)}, {Counts.Number((long)(now.Events / seconds))} events/s";
        _bar ??= new ProgressBar(text, _call.Terminal.Error, _call.ErrorColors.IsOn);
        _bar.Report(text, now.BytesRead, now.BytesTotal);
    }

    public void Dispose() => _bar?.Dispose();
}

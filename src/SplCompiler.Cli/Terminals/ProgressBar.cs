using Spectre.Console;

namespace SplCompiler.Cli.Terminals;

/// <summary>A progress bar on standard error. It appears at the first report, so that a short run never shows it.</summary>
internal sealed class ProgressBar : IDisposable
{
    private readonly TaskCompletionSource _finished = new();
    private readonly Task _shown;
    private ProgressTask? _task;

    /// <param name="error">Standard error, a terminal.</param>
    /// <param name="color">True for colours.</param>
    public ProgressBar(TextWriter error, bool color)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(error),
            Ansi = AnsiSupport.Yes,
            ColorSystem = color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
        });
        using var ready = new ManualResetEventSlim();
        _shown = console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                _task = context.AddTask("");
                ready.Set();
                await _finished.Task.ConfigureAwait(false);
            });
        ready.Wait();
    }

    /// <param name="text">What is going on, short.</param>
    /// <param name="done">How much is done.</param>
    /// <param name="total">Out of how much; 0 when unknown.</param>
    public void Report(string text, long done, long total)
    {
        ProgressTask task = _task!;
        task.Description = Markup.Escape(text);
        task.IsIndeterminate = total <= 0;
        if (total <= 0)
            return;
        task.MaxValue = total;
        task.Value = Math.Min(done, total);
    }

    public void Dispose()
    {
        _finished.SetResult();
        _shown.GetAwaiter().GetResult();
    }
}

using Spectre.Console;

namespace SplCompiler.Cli.Terminals;

/// <summary>A progress bar on standard error. It appears at the first report, so that a short run never shows it.</summary>
internal sealed class ProgressBar : IDisposable
{
    private readonly TaskCompletionSource _finished = new();
    private readonly Task _shown;
    private ProgressTask? _task;

    /// <param name="text">What is going on, short.</param>
    /// <param name="error">Standard error, a terminal.</param>
    /// <param name="color">True for colours.</param>
    public ProgressBar(string text, TextWriter error, bool color)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(error),
            Ansi = AnsiSupport.Yes,
            ColorSystem = color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
        });
        var ready = new TaskCompletionSource();
        _shown = console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                _task = context.AddTask(Markup.Escape(text));
                ready.SetResult();
                await _finished.Task.ConfigureAwait(false);
            });

        // Not `ready` alone: when the bar cannot be shown, nothing would ever set it.
        Task.WhenAny(ready.Task, _shown).Unwrap().GetAwaiter().GetResult();
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

using System.CommandLine;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Terminals;
using SplCompiler.Diagnostics;

namespace SplCompiler.Cli.Options;

/// <summary>One call of a verb: its options, where its output goes, what it works with.</summary>
internal sealed class Invocation
{
    private readonly ParseResult _parsed;

    public Invocation(Terminal terminal, Engines engines, SharedOptions shared, ParseResult parsed, CancellationToken cancellation)
    {
        (Terminal, Engines, Shared, _parsed, Cancellation) = (terminal, engines, shared, parsed, cancellation);
        IsQuiet = parsed.GetValue(shared.Quiet);
        string color = parsed.GetValue(shared.Color)!;
        OutputColors = new Colors(IsColored(color, terminal.IsOutputTerminal));
        ErrorColors = new Colors(IsColored(color, terminal.IsErrorTerminal));
        Jobs = parsed.GetValue(shared.Jobs) is { } jobs and > 0 ? jobs : throw new UsageException("--jobs must be at least 1");
    }

    public Terminal Terminal { get; }

    public Engines Engines { get; }

    public SharedOptions Shared { get; }

    public CancellationToken Cancellation { get; }

    public bool IsQuiet { get; }

    public int Jobs { get; }

    public Colors OutputColors { get; }

    public Colors ErrorColors { get; }

    public T? Get<T>(Option<T> option) => _parsed.GetValue(option);

    /// <summary>True when the user wrote the option; false for its default.</summary>
    public bool IsGiven(Option option) => _parsed.GetResult(option) is { Implicit: false };

    public T? Get<T>(Argument<T> argument) => _parsed.GetValue(argument);

    /// <summary>Says something worth knowing on standard error, unless <c>--quiet</c>.</summary>
    public void Note(string line)
    {
        if (!IsQuiet)
            Terminal.Error.WriteLine(line);
    }

    /// <summary>Says on standard error what is wrong with data; may be called from any thread.</summary>
    public void Warn(DiagnosticDescriptor kind, string message)
    {
        lock (Terminal)
            Terminal.Error.WriteLine($"warning[{kind.Code}]: {message}");
    }

    private bool IsColored(string choice, bool isTerminal) => choice switch
    {
        "always" => true,
        "never" => false,
        _ => isTerminal && !Terminal.RefusesColor,
    };
}

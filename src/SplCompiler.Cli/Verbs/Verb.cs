using System.CommandLine;
using SplCompiler.Cli.Options;

namespace SplCompiler.Cli.Verbs;

/// <summary>One verb of the command line: its arguments and options, and what it does.</summary>
internal abstract class Verb
{
    public abstract string Name { get; }

    /// <summary>One line for the list of verbs.</summary>
    public abstract string Summary { get; }

    public SharedOptions Shared { get; } = new();

    /// <summary>The verb as the parser of command lines knows it.</summary>
    public Command CreateCommand()
    {
        var command = new Command(Name, Summary);
        AddTo(command);
        Shared.AddTo(command);
        return command;
    }

    /// <summary>Runs and returns the exit code.</summary>
    public abstract int Run(Invocation call);

    protected abstract void AddTo(Command command);
}

using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Terminals;
using SplCompiler.Cli.Verbs;
using SplCompiler.Diagnostics;

namespace SplCompiler.Cli;

/// <summary>The command line <c>splc &lt;verb&gt; …</c>: finds the verb, runs it, and turns what goes wrong into an exit code.</summary>
public static class CommandLine
{
    /// <summary>The version of the tool, such as <c>0.1.0</c>.</summary>
    public static string Version { get; } =
        typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    // A word that begins with @ is a time (@d), not a file of further arguments.
    // A build has more rules than a command line has room for: `splc build @rules.rsp`.
    private static readonly ParserConfiguration s_parsingOfBuild = new();

    private static readonly ParserConfiguration s_parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">Without the name of the program.</param>
    /// <param name="terminal">Where results and messages go.</param>
    /// <param name="engines">What compiles and runs rules.</param>
    /// <param name="interrupt">What ends the run early; null for Ctrl-C.</param>
    /// <returns>The exit code: 0, 1, 2, 3 or 130.</returns>
    public static int Run(IReadOnlyList<string> arguments, Terminal terminal, Engines engines, CancellationToken? interrupt = null)
    {
        try
        {
            int code = Dispatch(arguments, terminal, engines, interrupt);
            terminal.Flush();
            return code;
        }
        catch (UsageException error)
        {
            return Refuse(terminal, error.Message, error.Help);
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("partial: stopped before the run was complete");
            return ExitCode.Interrupted;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Bad input and bad rules are diagnostics and never get here: this is a full disk or a folder without rights.
            return Refuse(terminal, error.Message, null);
        }
        catch (Exception error)
        {
            terminal.Error.WriteLine($"error[{Descriptors.InternalError.Code}]: {Descriptors.InternalError.Summary}");
            terminal.Error.WriteLine(error);
            return ExitCode.Bug;
        }
    }

    private static int Dispatch(IReadOnlyList<string> arguments, Terminal terminal, Engines engines, CancellationToken? interrupt)
    {
        if (arguments is ["--version"])
        {
            terminal.Text.WriteLine($"splc {Version}");
            return ExitCode.Success;
        }

        Verb? named = arguments.Count > 0 ? VerbTable.Find(arguments[0]) : null;
        Verb[] verbs = named is null ? VerbTable.CreateAll() : [named];
        ParseResult parsed = Root(verbs).Parse(arguments, named is BuildVerb ? s_parsingOfBuild : s_parsing);
        if (arguments.Count == 0 || parsed.Action is not (null or ParseErrorAction))
            return ShowHelp(parsed, terminal);
        if (named is null)
            return Refuse(terminal, Unknown(arguments[0]), "`splc --help` lists the verbs");
        if (parsed.Errors.Count > 0)
            return Refuse(terminal, string.Join('\n', parsed.Errors.Select(error => OneLine(error.Message))), $"`splc {named.Name} --help` lists the options");
        if (interrupt is { } token)
            return named.Run(new Invocation(terminal, engines, named.Shared, parsed, token));

        using var interruption = new Interruption();
        return named.Run(new Invocation(terminal, engines, named.Shared, parsed, interruption.Token));
    }

    // Options of the verbs that were not named are never made: that is a third of the start.
    private static RootCommand Root(Verb[] verbs)
    {
        var root = new RootCommand("Compiles Splunk SPL detection rules to C# and runs them.");
        foreach (Verb verb in verbs)
            root.Subcommands.Add(verb.CreateCommand());
        return root;
    }

    internal static int ShowHelp(ParseResult parsed, Terminal terminal)
    {
        ParseResult help = parsed.Action is not (null or ParseErrorAction) ? parsed : ParseHelp(null);
        return help.Invoke(new InvocationConfiguration
        {
            Output = terminal.Text,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    internal static ParseResult ParseHelp(string? verb) =>
        Root(VerbTable.CreateAll()).Parse(verb is null ? ["--help"] : [verb, "--help"]);

    private static string Unknown(string word)
    {
        if (word.StartsWith('-'))
            return $"there is no option `{word}` before the verb";
        string? near = Suggestions.Nearest(word, VerbTable.Names);
        return $"there is no verb `{word}`{(near is null ? "" : $"; did you mean `{near}`?")}";
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").Replace("\t", "", StringComparison.Ordinal).Trim();

    private static int Refuse(Terminal terminal, string message, string? help)
    {
        terminal.Flush();
        foreach (string line in message.Split('\n'))
            terminal.Error.WriteLine($"splc: {line}");
        if (help is not null)
            terminal.Error.WriteLine($"  help: {help}");
        return ExitCode.Usage;
    }
}

using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Syntax;

/// <summary>Expanded SPL to tokens and to syntax, command by command: each bad command gets its own message.</summary>
public static class PipelineParser
{
    /// <summary>Longer text than any rule has; keeps every later step bounded.</summary>
    public const int MaxLength = 2_000_000;

    /// <summary>More commands than any rule has: each is a level of what is written for them.</summary>
    public const int MaxCommands = 1000;

    /// <summary>Cuts the text into commands and each command into tokens.</summary>
    public static (bool StartsWithPipe, ImmutableArray<CommandTokens> Commands) Tokenize(RuleText text, DiagnosticBag bag) =>
        Tokenize(text, new SourceSpan(0, text.Text.Length), bag, isNested: false);

    /// <inheritdoc cref="Tokenize(RuleText, DiagnosticBag)"/>
    /// <param name="text">The whole text.</param>
    /// <param name="span">The part that is a pipeline.</param>
    /// <param name="bag">Takes the findings.</param>
    /// <param name="isNested">True in brackets, where the first command is always named.</param>
    internal static (bool StartsWithPipe, ImmutableArray<CommandTokens> Commands) Tokenize(RuleText text, SourceSpan span, DiagnosticBag bag, bool isNested)
    {
        PipelineText pipeline = StageScanner.Scan(text.Text, span, bag, isNested);
        var commands = ImmutableArray.CreateBuilder<CommandTokens>();
        if (pipeline.Stages.Length > MaxCommands)
            bag.Report(Descriptors.RuleTooLong, pipeline.Stages[MaxCommands].NameSpan, $"the search has more than {MaxCommands} commands", "one command too many");
        foreach (StageText stage in pipeline.Stages.Take(MaxCommands))
        {
            Command? command = CommandTable.Find(stage.Name);
            if (command is null)
                ReportUnknown(stage, bag);
            commands.Add(new CommandTokens(stage, command, SplTokenizer.Tokenize(text.Text, stage.Arguments, command?.Mode ?? TokenMode.Words)));
        }

        return (pipeline.StartsWithPipe, commands.ToImmutable());
    }

    /// <summary>Parses each command; a command that does not fit its grammar is reported and left out.</summary>
    public static PipelineSyntax Parse(bool startsWithPipe, ImmutableArray<CommandTokens> commands, RuleText text, DiagnosticBag bag)
    {
        var parsed = ImmutableArray.CreateBuilder<CommandSyntax>();
        foreach (CommandTokens command in commands)
        {
            if (command.Command?.Parse(command.Stage, command.Tokens, text.Text, bag) is { } syntax)
                parsed.Add(syntax);
        }

        return new PipelineSyntax(startsWithPipe, parsed.ToImmutable());
    }

    /// <summary>True for a finding of the scanner after which parsing would only stumble over the same mistake, or overflow the stack.</summary>
    public static bool StopsParsing(Diagnostic diagnostic) =>
        diagnostic.Descriptor == Descriptors.NestedTooDeeply
        || diagnostic.Descriptor == Descriptors.UnbalancedQuote
        || diagnostic.Descriptor == Descriptors.UnbalancedBracket;

    private static void ReportUnknown(StageText stage, DiagnosticBag bag)
    {
        string? near = Suggestions.Nearest(stage.Name, CommandTable.Names);
        bag.Report(
            Descriptors.UnknownCommand,
            stage.NameSpan,
            $"SPL has no command `{stage.Name}`",
            "unknown command",
            near is null ? "see `splc help` for the commands" : $"a command with a similar name exists: `{near}`");
    }
}

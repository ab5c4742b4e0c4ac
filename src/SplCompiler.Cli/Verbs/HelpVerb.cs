using System.CommandLine;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Reports;
using SplCompiler.Commands;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Functions;

namespace SplCompiler.Cli.Verbs;

/// <summary><c>splc help</c>: a verb, or a word of SPL.</summary>
internal sealed class HelpVerb : Verb
{
    private readonly Argument<string?> _word = new("word")
    {
        Description = "A verb, or a command, eval function or statistical function of SPL",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public override string Name => "help";

    public override string Summary => "Explains a verb, or a word of SPL";

    public override int Run(Invocation call)
    {
        string? word = call.Get(_word);
        if (word is null)
            return CommandLine.ShowHelp(CommandLine.ParseHelp(null), call.Terminal);

        (string Kind, WordDoc Doc)[] docs = [.. Words().Where(entry => Names(entry.Doc).Contains(word, StringComparer.OrdinalIgnoreCase))];
        if (docs.Length > 0)
        {
            call.Terminal.Text.Write(string.Join('\n', docs.Select(entry => WordText.Of(entry.Kind, entry.Doc, call.OutputColors))));
            return ExitCode.Success;
        }

        if (VerbTable.Names.Contains(word))
            return CommandLine.ShowHelp(CommandLine.ParseHelp(word), call.Terminal);
        string? near = Suggestions.Nearest(word, Words().SelectMany(entry => Names(entry.Doc)).Concat(VerbTable.Names));
        throw new UsageException($"there is no word `{word}` in SPL, as far as splc knows it", near is null ? null : $"did you mean `{near}`?");
    }

    protected override void AddTo(System.CommandLine.Command command) => command.Arguments.Add(_word);

    private static IEnumerable<(string Kind, WordDoc Doc)> Words() =>
        CommandTable.All.Select(command => ("command", command.Doc))
            .Concat(EvalFunctionTable.All.Select(function => ("eval function", function.Doc)))
            .Concat(AggregateTable.All.Select(function => ("statistical function", function.Doc)));

    private static IEnumerable<string> Names(WordDoc doc) => doc.Aliases.Prepend(doc.Name);
}

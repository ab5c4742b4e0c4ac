using System.CommandLine;
using System.Text;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Packs;
using SplCompiler.Cli.Rows;

namespace SplCompiler.Cli.Verbs;

/// <summary><c>splc query</c>: one search, ad hoc; rows newest first.</summary>
internal sealed class QueryVerb : Verb
{
    private readonly Argument<string> _search = new("spl") { Description = "The search, or - to read it from standard input" };
    private readonly Option<string?> _output = Choices.Optional("--output", "Format of rows (default: a table on a terminal, else ndjson)", RowFormats.Names);
    private readonly Option<string?> _out = OutOption.File();
    private readonly Option<bool> _stats = new("--stats") { Description = "Show events, bytes, seconds and passes, and the cost of the search" };
    private readonly InputOptions _input = new();
    private readonly CacheOption _cache = new();

    public override string Name => "query";

    public override string Summary => "Runs one search over events";

    public override int Run(Invocation call)
    {
        string spl = call.Get(_search)!;
        if (spl == "-")
        {
            if (call.Get(_input.Inputs)!.Contains("-"))
                throw new UsageException("standard input cannot be both the search and the events");
            using var reader = new StreamReader(call.Terminal.OpenInput(), Encoding.UTF8);
            spl = reader.ReadToEnd();
        }

        if (string.IsNullOrWhiteSpace(spl))
            throw new UsageException("the search is empty");
        var run = new SearchRun(call, _input, _cache.Packs(call))
        {
            Format = call.Get(_output),
            Out = call.Get(_out),
            IsNewestFirst = true,
            ShowsStatistics = call.Get(_stats),
            ShowsWarnings = true,
        };
        return run.Run(LoadedPack.OfSearch(spl.TrimEnd(), call));
    }

    protected override void AddTo(Command command)
    {
        command.Arguments.Add(_search);
        _input.AddTo(command);
        Option[] options = [_output, _out, _stats, _cache.NoCache];
        foreach (Option option in options)
            command.Options.Add(option);
    }
}

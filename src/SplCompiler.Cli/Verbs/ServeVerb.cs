using System.CommandLine;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Packs;
using SplCompiler.Cli.Reports;
using SplCompiler.Cli.Serving;

namespace SplCompiler.Cli.Verbs;

/// <summary><c>splc serve</c>: the catalog on this machine, written again when a rule is saved.</summary>
internal sealed class ServeVerb : Verb
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(300);

    private readonly Argument<string[]> _rules = RuleArguments.Many();
    private readonly Option<int> _port = new("--port") { Description = "Port on 127.0.0.1 (default: 8017)", HelpName = "N", DefaultValueFactory = _ => 8017 };
    private readonly Option<string> _title = new("--title") { Description = "Title of the site", HelpName = "TEXT", DefaultValueFactory = _ => "Rule catalog" };

    private readonly CacheOption _cache = new();

    public override string Name => "serve";

    public override string Summary => "Shows the catalog on this machine, and again at each save";

    public override int Run(Invocation call)
    {
        string[] paths = call.Get(_rules)!;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("splc-serve-");
        try
        {
            // A port that is taken is said before anything is compiled, and a rule that is saved meanwhile is not missed.
            using SiteServer server = SiteServer.Start(folder.FullName, call.Get(_port));
            using var changes = new RuleChanges(paths);
            Write(paths, folder.FullName, call);
            call.Terminal.Text.WriteLine(server.Address);
            call.Terminal.Flush();
            Watch(paths, folder.FullName, server, changes, call);
            return ExitCode.Success;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    protected override void AddTo(Command command)
    {
        command.Arguments.Add(_rules);
        command.Options.Add(_port);
        command.Options.Add(_title);
        command.Options.Add(_cache.NoCache);
    }

    /// <summary>Until the run is ended: that is how it stops, so it is no partial result.</summary>
    private void Watch(string[] paths, string folder, SiteServer server, RuleChanges changes, Invocation call)
    {
        while (changes.Wait(s_pause, call.Cancellation))
        {
            try
            {
                Write(paths, folder, call);
                server.Changed();
            }
            catch (UsageException error)
            {
                // A file that is being saved, or was moved away: the site stays as it was.
                call.Terminal.Error.WriteLine($"splc: {error.Message}");
            }
            catch (OperationCanceledException) when (call.Cancellation.IsCancellationRequested)
            {
                // The end came while the site was written.
                return;
            }
        }
    }

    private void Write(string[] paths, string folder, Invocation call)
    {
        LoadedPack pack = LoadedPack.Load(paths, call);
        if (pack.IsUnusable)
            Findings.ShowErrors(pack, call);
        PackSite.Write(pack, new SiteRequest(folder, call.Get(_title)!, _cache.Packs(call), BenchResults.None), call);
        call.Note($"{Counts.Of(pack.Rules.Length, "rule")}, {Counts.Number(pack.Rules.Count(rule => rule.IsRefused))} with errors");
    }
}

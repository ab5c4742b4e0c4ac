using System.Collections.Immutable;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Reports;
using SplCompiler.Cli.Settings;
using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Rules;

namespace SplCompiler.Cli.Packs;

/// <summary>The rules that the user named, bound to knowledge and settings.</summary>
internal sealed record LoadedPack
{
    /// <summary>In the order in which they were named.</summary>
    public required ImmutableArray<LoadedRule> Rules { get; init; }

    /// <summary>Files that gave no rule because of an error.</summary>
    public required ImmutableArray<CheckedRule> BrokenFiles { get; init; }

    /// <summary>Findings that belong to no rule: settings and apps.</summary>
    public required ImmutableArray<Diagnostic> General { get; init; }

    /// <summary>What became of each file.</summary>
    public required RulePackLoad Files { get; init; }

    public required KnowledgeBase Knowledge { get; init; }

    public required TimeZoneInfo TimeZone { get; init; }

    public required LintLevels Lints { get; init; }

    public IEnumerable<LoadedRule> Accepted => Rules.Where(rule => !rule.IsRefused);

    /// <summary>True when a rule, or a file that should be one, cannot run.</summary>
    public bool HasRefused => BrokenFiles.Length > 0 || Rules.Any(rule => rule.IsRefused);

    /// <summary>Settings or apps are wrong, so that no rule would mean what its author thinks.</summary>
    public bool IsUnusable => General.Any(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>False when every rule makes its own rows.</summary>
    public bool ReadsEvents => Accepted.Any(rule => rule.Compilation.Plan.StartsFromEvents);

    /// <summary>What a run says of all rules together: lookups that have no data, and commands that would write elsewhere.</summary>
    public ImmutableArray<string> Notes
    {
        get
        {
            string[] empty = [.. Found(Descriptors.LookupWithoutData).Select(diagnostic => diagnostic.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            IEnumerable<string> unwritten = Found(Descriptors.OutputNotWritten).GroupBy(diagnostic => diagnostic.Message, StringComparer.Ordinal)
                .OrderBy(same => same.Key, StringComparer.Ordinal).Select(same => $"note: {same.Key} ({Counts.Of(same.Count(), "place")})");
            string[] silent = empty.Length == 0 ? [] : [$"note: {string.Join(", ", empty)}: these lookups match nothing"];
            IEnumerable<string> answers = Found(Descriptors.LookupWithoutData).SelectMany(diagnostic => diagnostic.Help.Select(help => $"note: {help}")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            return [.. silent, .. answers, .. unwritten];
        }
    }

    private IEnumerable<Diagnostic> Found(DiagnosticDescriptor kind) =>
        Accepted.SelectMany(rule => rule.Diagnostics).Where(diagnostic => diagnostic.Code == kind.Code);

    /// <summary>Everything, as <c>check</c> reports it.</summary>
    public CheckReport Report(int compiled) => new([.. Rules.Select(rule => rule.ToChecked()), .. BrokenFiles], compiled) { General = General };

    /// <summary>Loads the rules of files and folders.</summary>
    /// <exception cref="UsageException">A path is not there, no rule was found, or an option is wrong.</exception>
    public static LoadedPack Load(IReadOnlyList<string> paths, Invocation call, BuildNames? build = null)
    {
        string[] missing = [.. paths.Where(path => !File.Exists(path) && !Directory.Exists(path))];
        if (missing.Length > 0)
            throw new UsageException(string.Join('\n', missing.Select(path => $"cannot read `{path}`: there is no such file or folder")));

        RulePackLoad files = RulePack.Load(paths, build?.BaseFolder);
        if (files.Rules.IsEmpty && files.Count(RuleFileOutcome.Failed) == 0)
            throw new UsageException($"no rules found in {string.Join(", ", paths)}", NoRulesHelp(files));
        return Bind(files, paths, call, build);
    }

    /// <summary>One search that stands in no file.</summary>
    /// <param name="spl">The search.</param>
    /// <param name="call">Options.</param>
    /// <param name="paths">Whose settings count; without any those of the working folder.</param>
    public static LoadedPack OfSearch(string spl, Invocation call, params string[] paths)
    {
        var file = new SourceFile("query", spl);
        var rule = new RuleFile { File = file, Spl = RuleText.FromPlain(file, spl), Path = "query.spl" };
        return Bind(new RulePackLoad([rule], [], []), paths.Length > 0 ? paths : ["."], call, build: null);
    }

    /// <summary>Knowledge and settings around test files, without rules.</summary>
    public static LoadedPack OfTests(IReadOnlyList<string> paths, Invocation call) =>
        Bind(new RulePackLoad([], [], []), paths, call, build: null);

    private static LoadedPack Bind(RulePackLoad files, IReadOnlyList<string> paths, Invocation call, BuildNames? build)
    {
        ProjectSettings settings = SettingsOf(paths);
        KnowledgeBase knowledge = KnowledgeOf(settings, call);
        var options = new CompilationOptions { Knowledge = knowledge, ForBuild = build is not null, RootNamespace = build?.Namespace ?? CompilationOptions.Default.RootNamespace, DisabledPasses = call.Shared.DisabledPasses(call) };
        ILookup<string, Diagnostic> byFile = files.Diagnostics.ToLookup(diagnostic => diagnostic.Span.Path, StringComparer.Ordinal);
        string[] broken = [.. files.Files.Where(file => file.Outcome == RuleFileOutcome.Failed).Select(file => file.Path)];
        var known = new HashSet<string>([.. broken, .. files.Rules.Select(rule => rule.File.Path)], StringComparer.Ordinal);
        return new LoadedPack
        {
            Rules = RuleLoading.Bind(files.Rules, options, settings.Lints, byFile, call, build?.Rules),
            BrokenFiles = [.. broken.Select(file => new CheckedRule(file, null, null, null, [.. byFile[file]]))],
            General = [.. LoadedRule.Ordered(settings.Diagnostics), .. knowledge.Diagnostics, .. files.Diagnostics.Where(diagnostic => !known.Contains(diagnostic.Span.Path))],
            Files = files,
            Knowledge = knowledge,
            TimeZone = Zone(call) ?? settings.TimeZone ?? TimeZoneInfo.Utc,
            Lints = settings.Lints,
        };
    }

    /// <summary>What gives events their fields, without a look at the rules.</summary>
    /// <exception cref="UsageException">An option is wrong.</exception>
    public static KnowledgeBase KnowledgeOf(IReadOnlyList<string> paths, Invocation call) => KnowledgeOf(SettingsOf(paths), call);

    private static ProjectSettings SettingsOf(IReadOnlyList<string> paths) => SettingsFile.Find(paths) is { } path ? SettingsFile.Read(path) : ProjectSettings.Default;

    private static KnowledgeBase KnowledgeOf(ProjectSettings settings, Invocation call)
    {
        string[] apps = [.. call.Get(call.Shared.Apps)!, .. settings.Apps];
        KnowledgeBase knowledge = apps.Length == 0 ? KnowledgeBase.BuiltIn : KnowledgeBase.Load(apps);
        if (call.Get(call.Shared.Terms) == "runs")
            knowledge = knowledge with { TermsAreWholeRuns = true };
        if (call.Get(call.Shared.GeoIp) is not null)
            knowledge = knowledge with { HasLocations = true };
        if (call.Get(call.Shared.AllowNetwork))
            knowledge = knowledge with { AsksNetwork = true };
        return call.Get(call.Shared.LookupOut) is { } folder ? WithOutput(knowledge, folder) : knowledge;
    }

    private static KnowledgeBase WithOutput(KnowledgeBase knowledge, string folder)
    {
        if (File.Exists(folder))
            throw new UsageException($"--lookup-out takes a folder: `{folder}` is a file");
        if (knowledge.TableIn(folder) is { } table)
            throw new UsageException($"--lookup-out would write over tables of an app, such as `{table}`", "name another folder; its tables are read before those of apps");
        return knowledge.WithOutput(folder);
    }

    private static TimeZoneInfo? Zone(Invocation call)
    {
        if (call.Get(call.Shared.TimeZone) is not { } name)
            return null;
        return ZoneText.Find(name) ?? throw new UsageException($"there is no time zone `{name}`", ZoneText.Help(name));
    }

    private static string NoRulesHelp(RulePackLoad files)
    {
        int other = files.Count(RuleFileOutcome.OtherLanguage);
        return other > 0
            ? $"{other} {(other == 1 ? "rule is" : "rules are")} for another product"
            : "rules are .yml, .yaml and .spl files with a search, and savedsearches.conf";
    }
}

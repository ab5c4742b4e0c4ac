using System.Collections.Concurrent;
using System.Collections.Immutable;
using SplCompiler.Cli.Engine;
using SplCompiler.Diagnostics;
using SplCompiler.Emission;
using SplCompiler.Knowledge;
using SplCompiler.Roslyn.Listing;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Tests;

/// <summary>A compiler that takes every rule, except those that it is told to reject.</summary>
public sealed class FakePacks : ICompiledPacks
{
    public string? Rejects { get; set; }

    public bool RejectsKnowledge { get; set; }

    public Exception? Throws { get; set; }

    /// <summary>True when packs can be kept for the next run.</summary>
    public bool Keeps { get; set; }

    public int Calls { get; private set; }

    public int Loads { get; private set; }

    public PackOptions? Options { get; private set; }

    public ImmutableArray<GeneratedSource> Shared { get; set; } = [];

    public PackBuild Compile(IReadOnlyList<SplCompilation> rules, KnowledgeBase knowledge, PackOptions options, CancellationToken cancellation)
    {
        Calls++;
        Options = options;
        if (Throws is not null)
            throw Throws;
        SplCompilation[] taken = [.. rules.Where(rule => rule.Rule.Path != Rejects)];
        var diagnostics = rules.Except(taken).ToImmutableDictionary(rule => rule, rule => ImmutableArray.Create(new Diagnostic(
            Descriptors.GeneratedCodeRejected, "CS0103: the name `x` does not exist", rule.Rule.File.Locate(0, 1), "in the code of this rule")));
        return new PackBuild(new CompiledPack([.. taken.Select(Compiled)], []), diagnostics, taken.Length, 0)
        {
            General = RejectsKnowledge ? [new Diagnostic(Descriptors.GeneratedCodeRejected, "CS0103: no such name", FileSpan.WholeFile("knowledge"), "in its code")] : [],
            Listing = Keeps ? new PackListing([.. taken.Select(Listed)], []) : null,
        };
    }

    public void WarmUp(bool emits)
    {
    }

    public PackCheck Check(IReadOnlyList<SplCompilation> rules, KnowledgeBase knowledge, PackOptions options, CancellationToken cancellation)
    {
        PackBuild build = Compile(rules, knowledge, options, cancellation);
        return new PackCheck(build.Diagnostics, build.General, build.Compiled);
    }

    public CompiledPack? Load(PackListing listing, PackOptions options)
    {
        if (!Keeps)
            return null;
        Loads++;
        return new CompiledPack([.. listing.Rules.Select(rule => new CompiledRule(rule.Path, rule.Id, rule.Title, () => throw new InvalidOperationException("nothing runs here"), rule.Stanza))], []);
    }

    public PackSources SharedSources(IReadOnlyList<PackMember> members, KnowledgeBase knowledge, string rootNamespace, bool forProject) => new(Shared, []);

    /// <summary>The rules whose C# was asked for, in any order.</summary>
    public ConcurrentBag<string> Emitted { get; } = [];

    public GeneratedSource? ProjectSource(SplCompilation rule)
    {
        if (rule.Source is not null)
            Emitted.Add(rule.Rule.Path);
        return rule.Source;
    }

    public ImmutableArray<Diagnostic> WriteAssembly(IReadOnlyList<GeneratedSource> sources, string path, CancellationToken cancellation)
    {
        File.WriteAllText(path, string.Join('\n', sources.Select(source => source.Name.FullName)));
        return [];
    }

    private static ListedRule Listed(SplCompilation rule) =>
        new(rule.Rule.Path, rule.Rule.Id, rule.Rule.Title, rule.Rule.Stanza, new ListedClass(rule.Name.FullName, "shard"), Witness: null);

    private static CompiledRule Compiled(SplCompilation rule) =>
        new(rule.Rule.Path, rule.Rule.Id, rule.Rule.Title, () => throw new InvalidOperationException("nothing runs here"), rule.Rule.Stanza);
}

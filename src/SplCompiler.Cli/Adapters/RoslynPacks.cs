using System.Collections.Immutable;
using SplCompiler.Cli.Building;
using SplCompiler.Cli.Engine;
using SplCompiler.Diagnostics;
using SplCompiler.Emission;
using SplCompiler.Knowledge;
using SplCompiler.Roslyn;
using SplCompiler.Roslyn.Listing;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Adapters;

/// <summary>Compiles with Roslyn.</summary>
internal sealed class RoslynPacks : ICompiledPacks
{
    public void WarmUp(bool emits)
    {
        // One core has no time for what may be of no use.
        if (Environment.ProcessorCount > 1)
            CompilerWarmUp.Start(emits);
    }

    public Engine.PackBuild Compile(IReadOnlyList<SplCompilation> rules, KnowledgeBase knowledge, Engine.PackOptions options, CancellationToken cancellation)
    {
        Roslyn.PackBuild build = PackCompiler.Compile(rules, knowledge, OptionsOf(options), cancellation);
        return new Engine.PackBuild(build.Pack, build.ByRule, build.Compiled, build.Cached) { General = build.General, Listing = build.Listing };
    }

    public Engine.PackCheck Check(IReadOnlyList<SplCompilation> rules, KnowledgeBase knowledge, Engine.PackOptions options, CancellationToken cancellation)
    {
        Roslyn.PackCheck check = PackChecker.Check(rules, knowledge, OptionsOf(options), cancellation);
        return new Engine.PackCheck(check.ByRule, check.General, check.Compiled + check.Cached);
    }

    public CompiledPack? Load(PackListing listing, Engine.PackOptions options) => listing.Load(new CompilationCache(options.CacheDirectory));

    public PackSources SharedSources(IReadOnlyList<PackMember> members, KnowledgeBase knowledge, string rootNamespace, bool forProject) =>
        forProject
            ? PackEmitter.EmitShared(members, knowledge, rootNamespace, Translate, name => BuiltLookups.Read(name, knowledge))
            : PackEmitter.EmitShared(members, knowledge, rootNamespace);

    public GeneratedSource? ProjectSource(SplCompilation rule) => rule.ProjectSource(Translate);

    private static Roslyn.PackOptions OptionsOf(Engine.PackOptions options) => new()
    {
        CacheDirectory = options.UseCache ? options.CacheDirectory : null,
        Jobs = options.Jobs,
        OnCompiled = options.OnCompiled,
    };

    private static PatternTranslation? Translate(string pattern) =>
        PcreTranslator.Translate(pattern) is { DotNet: { } text } translation ? new(text, translation.AllowsNonBacktracking) : null;

    public ImmutableArray<Diagnostic> WriteAssembly(IReadOnlyList<GeneratedSource> sources, string path, CancellationToken cancellation)
    {
        CompiledSources compiled = SourceCompiler.Compile(Path.GetFileNameWithoutExtension(path), sources, cancellation: cancellation);
        if (!compiled.Image.IsEmpty)
            File.WriteAllBytes(path, [.. compiled.Image]);
        return
        [
            .. compiled.Findings.Select(finding => new Diagnostic(
                Descriptors.GeneratedCodeRejected, $"the C# compiler has something against the generated code: {finding.Message}", FileSpan.WholeFile(finding.File), "generated code")
            {
                Severity = finding.IsError ? Severity.Error : Severity.Warning,
            }),
        ];
    }
}

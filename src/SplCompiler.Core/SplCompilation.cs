using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using SplCompiler.Analysis;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Emission;
using SplCompiler.Knowledge;
using SplCompiler.Linting;
using SplCompiler.Optimization;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;

namespace SplCompiler;

/// <summary>What a compilation depends on besides the rule.</summary>
public sealed record CompilationOptions
{
    public static CompilationOptions Default { get; } = new();

    /// <summary>Macros and field knowledge of apps.</summary>
    public KnowledgeBase Knowledge { get; init; } = KnowledgeBase.BuiltIn;

    /// <summary>Names of optimizer passes that are switched off; <c>all</c> switches off every one.</summary>
    public ImmutableArray<string> DisabledPasses { get; init; } = [];

    /// <summary>The namespace that generated classes stand in.</summary>
    public string RootNamespace { get; init; } = "SplCompiler.Generated";

    /// <summary>True for files that a C# project compiles: no two rules may have the same class.</summary>
    public bool ForBuild { get; init; }
}

/// <summary>One rule on the straight line from text to C#. Every step is a property, computed when it is first read; a step that meets an error still yields what it has.</summary>
public sealed class SplCompilation
{
    private readonly CompilationOptions _options;
    private Lazy<Step<RuleText>> _expanded;
    private Lazy<Step<(bool StartsWithPipe, ImmutableArray<CommandTokens> Commands)>> _tokens;
    private Lazy<Step<PipelineSyntax>> _syntax;
    private Lazy<Step<Plan>> _plan;
    private Lazy<Plan> _optimized;
    private Lazy<GeneratedSource?> _source;

    private SplCompilation(RuleFile rule, CompilationOptions options)
    {
        (Rule, _options) = (rule, options);
        Forget();
    }

    public static SplCompilation Create(RuleFile rule, CompilationOptions? options = null) => new(rule, options ?? CompilationOptions.Default);

    /// <summary>Lets go of the results of all steps, for who has what it wanted of them; one that is asked for again is made again.</summary>
    [MemberNotNull(nameof(_expanded), nameof(_tokens), nameof(_syntax), nameof(_plan), nameof(_optimized), nameof(_source))]
    public void Forget()
    {
        _expanded = new(Expand);
        _tokens = new(Tokenize);
        _syntax = new(Parse);
        _plan = new(Bind);
        _optimized = new(Optimize);
        _source = new(Emit);
    }

    public RuleFile Rule { get; }

    /// <summary>The SPL with its macros expanded.</summary>
    public RuleText Expanded => _expanded.Value.Result;

    /// <summary>The tokens of each command.</summary>
    public ImmutableArray<CommandTokens> Tokens => _tokens.Value.Result.Commands;

    public PipelineSyntax Syntax => _syntax.Value.Result;

    /// <summary>What the rule does, as it was written.</summary>
    public Plan Plan => _plan.Value.Result;

    /// <summary>What the rule does, after the optimizer.</summary>
    public Plan Optimized => _optimized.Value;

    /// <summary>What events must meet for the rule to look at them.</summary>
    public Witness Witness => WitnessAnalysis.Of(Optimized, _options.Knowledge);

    /// <summary>Namespace and class of the generated code.</summary>
    public GeneratedName Name => GeneratedName.Of(Rule.Path, Rule.Stanza, _options.RootNamespace);

    /// <summary>The C# of the rule; null when an error stands in the way.</summary>
    public GeneratedSource? Source => _source.Value;

    /// <summary>The C# of the rule for a project, whose compiler writes engines for patterns; null when an error stands in the way.</summary>
    public GeneratedSource? ProjectSource(Func<string, PatternTranslation?> patterns) =>
        HasErrors ? null : DetectionEmitter.Emit(Optimized, Expanded, Name, Witness, patterns);

    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>The findings of all steps, in order of the steps. A step over broken input only adds what it finds elsewhere.</summary>
    public ImmutableArray<Diagnostic> Diagnostics =>
        [.. _expanded.Value.Diagnostics, .. _tokens.Value.Diagnostics, .. _syntax.Value.Diagnostics, .. _plan.Value.Diagnostics];

    private Step<RuleText> Expand()
    {
        var bag = new DiagnosticBag(Rule.Spl);
        RuleText expanded = MacroExpander.Expand(Rule.Spl, _options.Knowledge.Macros, bag);
        return new(expanded, bag.ToImmutable());
    }

    private Step<(bool, ImmutableArray<CommandTokens>)> Tokenize()
    {
        var bag = new DiagnosticBag(Expanded);
        return new(PipelineParser.Tokenize(Expanded, bag), bag.ToImmutable());
    }

    private Step<PipelineSyntax> Parse()
    {
        var bag = new DiagnosticBag(Expanded);
        (bool startsWithPipe, ImmutableArray<CommandTokens> commands) = _tokens.Value.Result;
        bool isReadable = !_tokens.Value.Diagnostics.Any(PipelineParser.StopsParsing);
        PipelineSyntax syntax = isReadable
            ? PipelineParser.Parse(startsWithPipe, commands, Expanded, bag)
            : new PipelineSyntax(startsWithPipe, []);
        return new(syntax, bag.ToImmutable());
    }

    private Step<Plan> Bind()
    {
        var bag = new DiagnosticBag(Expanded);
        Plan plan = Binder.Bind(Rule, Syntax, bag, _options.Knowledge);
        if (!bag.HasErrors && !_syntax.Value.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error))
            PlanLints.Report(plan, bag);
        return new(plan, bag.ToImmutable());
    }

    private Plan Optimize() => HasErrors || _options.DisabledPasses.Contains("all")
        ? Plan
        : Optimizer.Optimize(Plan, _options.DisabledPasses);

    private GeneratedSource? Emit() => HasErrors ? null : DetectionEmitter.Emit(Optimized, Expanded, Name, Witness);

    private sealed record Step<T>(T Result, ImmutableArray<Diagnostic> Diagnostics);
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using SplCompiler.Commands;
using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;

namespace SplCompiler.Binding;

/// <summary>Resolves the names of a pipeline, stage by stage, against the rows that the stage before yields.</summary>
public sealed class Binder
{
    private readonly DiagnosticBag _bag;
    private readonly RuleFile? _rule;

    /// <summary>More fields than a search has; the templates of one search, those in others too.</summary>
    private const int MaxTemplates = 2000;

    private StrongBox<int> _templates = new();

    /// <summary>More names than a command has that was not made to hurt: each makes the columns behind it once more.</summary>
    private const int MaxNames = 10_000;

    /// <summary>True, and reported, when a command makes more fields than a search can have.</summary>
    internal bool HasTooManyNames(int count, SourceSpan first)
    {
        if (count > MaxNames)
            Report(Descriptors.RuleTooLong, first, $"the command makes {count} fields, more than {MaxNames}", "the first of them");
        return count > MaxNames;
    }

    private Binder(RuleFile? rule, DiagnosticBag bag, KnowledgeBase knowledge) => (_rule, _bag, Knowledge) = (rule, bag, knowledge);

    /// <summary>Data sets and tables that commands may name.</summary>
    public KnowledgeBase Knowledge { get; }

    /// <summary>The rows that come into the command that is being bound.</summary>
    public Schema Input { get; private set; } = Schema.Event;

    /// <summary>Where <c>earliest</c> of the search says that its time range begins; null when it does not.</summary>
    internal Expression? Earliest { get; set; }

    /// <summary>Where <c>latest</c> of the search says that its time range ends; null when it does not.</summary>
    internal Expression? Latest { get; set; }

    /// <summary>True when a time modifier stands in the search.</summary>
    internal bool HasTimeRange { get; set; }

    /// <summary>True while the search expression of tstats is bound: its rows still are events, though their fields are all known.</summary>
    internal bool IsOverDataset { get; set; }

    /// <summary>The fields of the row that the template of a <c>map</c> runs for, by the name of the parameter; null outside a template.</summary>
    internal Dictionary<string, FieldExpression>? Parameters { get; private init; }

    /// <summary>The value of a parameter; its field is looked up in the rows that <c>map</c> gets.</summary>
    internal ParameterExpression Parameter(string name, SourceSpan span)
    {
        if (!Parameters!.ContainsKey(name))
            Parameters.Add(name, _outer!.Resolve(name, span));
        return new ParameterExpression(name);
    }

    /// <summary>Text with parameters in it as an expression; null when there are none, or no template around it.</summary>
    internal Expression? WithParameters(string text, SourceSpan span)
    {
        List<string>? parts = Parameters is null ? null : MapParameter.Split(text);
        if (parts is null or { Count: 1 })
            return null;
        if (parts is ["", var name, ""])
            return Parameter(name, span);
        return new ConcatenationExpression([.. parts.Select((part, i) => i % 2 == 1 ? Parameter(part, span) : (Expression)ConstantExpression.Of(part)).Where(part => part is not ConstantExpression { TextValue: "" })]);
    }

    /// <summary>
    /// Binds the template of a <c>map</c>: a search of its own with the fields of the row that it runs for as parameters.
    /// Findings are reported where the characters of the template come from.
    /// </summary>
    internal (Plan Search, Dictionary<string, FieldExpression> Parameters)? BindMap(RuleText template)
    {
        var bag = new DiagnosticBag(template);
        (bool startsWithPipe, ImmutableArray<CommandTokens> commands) = PipelineParser.Tokenize(template, bag);
        PipelineSyntax? syntax = bag.HasErrors || _rule is null ? null : PipelineParser.Parse(startsWithPipe, commands, template, bag);
        var parameters = new Dictionary<string, FieldExpression>(StringComparer.Ordinal);
        Plan? plan = syntax is null ? null : new Binder(_rule, bag, Knowledge) { Parameters = parameters, _outer = this }.BindSearch(_rule!, syntax);
        // The text of a template is not the text that comments of the generated code quote.
        plan = plan is null ? null : plan with { Stages = [.. plan.Stages.Select(stage => Unplaced(stage with { Source = default }))] };
        return Take(bag, plan) is { } bound ? (bound, parameters) : null;
    }

    private static Stage Unplaced(Stage stage) =>
        stage.WithExpressions([.. stage.Expressions.Select(expression => expression.Rewrite(part => part with { Source = default }))]);

    private Binder? _outer;

    /// <summary>True in a template whose names of fields hold placeholders: fields are looked up by the name that the row makes.</summary>
    internal bool MakesNames { get; private init; }

    /// <summary>True while a command is bound that makes the first rows of a search, behind a leading pipe.</summary>
    internal bool StartsSearch { get; private set; }

    /// <summary>Binds a pipeline. A command that is refused is reported and left out, so that later ones still get their messages.</summary>
    public static Plan Bind(RuleFile rule, PipelineSyntax syntax, DiagnosticBag bag, KnowledgeBase knowledge) =>
        new Binder(rule, bag, knowledge).BindSearch(rule, syntax);

    private Plan BindSearch(RuleFile rule, PipelineSyntax syntax)
    {
        Command? first = syntax.Commands.IsEmpty ? null : CommandTable.Of(syntax.Commands[0]);
        // In brackets the pipe before a command that makes its own rows may be left out.
        StartsSearch = syntax.StartsWithPipe || first is { IsGenerating: true };
        bool readsEvents = !StartsSearch || first is { ReadsEvents: true };
        return new Plan(rule, BindStages(syntax.Commands, isOrdered: false), readsEvents) { HasTimeRange = HasTimeRange };
    }

    /// <param name="commands">The commands.</param>
    /// <param name="isOrdered">True when the rows that come in are in their order already.</param>
    private ImmutableArray<Stage> BindStages(ImmutableArray<CommandSyntax> commands, bool isOrdered)
    {
        var stages = ImmutableArray.CreateBuilder<Stage>();
        foreach (CommandSyntax command in Prestats.Chained(commands))
        {
            if (!StartsSearch && CommandTable.Of(command).MustStartSearch(command))
            {
                string name = CommandTable.Of(command).Doc.Name;
                Report(Descriptors.NotFirst, command.Span, $"`{name}` makes its own rows, so it must be the first command of a search", "not the first command", $"put its rows behind the others: `append [| {name} …]`");
                continue;
            }

            if (CommandTable.Of(command).BindStages(command, this) is not { } bound)
                continue;

            // Splunk shows events newest first; only a stage whose answer depends on that pays for it.
            if (bound.Any(stage => stage.WaitsForEvents) && !isOrdered && !stages.Concat(bound).TakeWhile(stage => !stage.WaitsForEvents).Any(earlier => earlier.StoresRows))
            {
                Stage? early = bound is [FilterStage filter] ? filter.WithoutSearches() : null;
                if (early is not null)
                    stages.Add(early with { Source = command.Span });
                stages.Add(new NewestFirst { Input = Input, Output = NewestFirst.Stored(Input) });
                Input = stages[^1].Output;
                bound = CommandTable.Of(command).BindStages(command, this)!.Value;
                if (early is not null && bound is [FilterStage late])
                    bound = [late.OnlySearches()];
            }

            foreach (Stage stage in bound)
            {
                isOrdered |= stage.WaitsForEvents;
                stages.Add(stage with { Source = command.Span });
                Input = stage.Output;
            }

            StartsSearch = false;
        }

        return stages.ToImmutable();
    }

    /// <summary>Binds the search in brackets that stands in a command: over events of its own. Its rows come in order.</summary>
    /// <param name="brackets">The brackets and what is between them.</param>
    /// <returns>Null when it was refused.</returns>
    internal Plan? BindSubsearch(SourceSpan brackets)
    {
        var bag = new DiagnosticBag(Text);
        if (ParseBrackets(brackets, bag) is not { } syntax || _rule is null)
            return Take(bag, default(Plan));
        return Take(bag, Ordered(new Binder(_rule, bag, Knowledge).BindSearch(_rule, syntax)));
    }

    /// <summary>Binds a command that makes its rows from events as a search of its own. Its rows come in order.</summary>
    /// <returns>Null when it was refused.</returns>
    internal Plan? BindAside(CommandSyntax command)
    {
        var bag = new DiagnosticBag(Text);
        return _rule is null ? null : Take(bag, Ordered(new Binder(_rule, bag, Knowledge).BindSearch(_rule, new PipelineSyntax(true, [command]))));
    }

    private static Plan Ordered(Plan plan) => plan.Stages.Any(stage => stage.StoresRows)
        ? plan
        : plan with { Stages = plan.Stages.Add(new NewestFirst { Input = plan.Output, Output = NewestFirst.Stored(plan.Output) }) };

    /// <summary>Binds the commands in brackets over rows that are in their order already: <c>appendpipe</c>.</summary>
    internal ImmutableArray<Stage>? BindPipeline(SourceSpan brackets, Schema rows)
    {
        var bag = new DiagnosticBag(Text);
        if (ParseBrackets(brackets, bag) is not { } syntax || _rule is null)
            return Take(bag, default(ImmutableArray<Stage>?));
        return Take<ImmutableArray<Stage>?>(bag, new Binder(_rule, bag, Knowledge) { Input = rows }.BindStages(syntax.Commands, isOrdered: true));
    }

    private PipelineSyntax? ParseBrackets(SourceSpan brackets, DiagnosticBag bag)
    {
        var inner = SourceSpan.FromBounds(brackets.Start + 1, Math.Max(brackets.Start + 1, brackets.End - 1));
        (bool startsWithPipe, ImmutableArray<CommandTokens> commands) = PipelineParser.Tokenize(Text, inner, bag, isNested: true);
        return bag.HasErrors ? null : PipelineParser.Parse(startsWithPipe, commands, Text, bag);
    }

    private T? Take<T>(DiagnosticBag bag, T? result)
    {
        Take(bag);
        return bag.HasErrors ? default : result;
    }

    /// <summary>Takes over what was found in another text.</summary>
    internal void Take(DiagnosticBag bag)
    {
        foreach (Diagnostic diagnostic in bag.ToImmutable())
            _bag.Add(diagnostic);
    }

    /// <summary>Binds a search expression of an app over events.</summary>
    internal static Expression BindKnowledgeSearch(SearchSyntax syntax, DiagnosticBag bag, KnowledgeBase knowledge, int depth) =>
        new SearchBinder(new Binder(null, bag, knowledge), depth).Bind(syntax);

    /// <summary>The text that is bound.</summary>
    internal RuleText Text => _bag.Text;

    /// <summary>
    /// Binds the streaming commands of a template (foreach) over rows; null when one was refused. Findings are reported where
    /// the characters of the template come from.
    /// </summary>
    internal ImmutableArray<Stage>? BindTemplate(RuleText template, Schema rows, bool makesNames = false)
    {
        // A template in a template is bound once for each field of both: the product grows fast.
        if (++_templates.Value > MaxTemplates)
        {
            if (_templates.Value == MaxTemplates + 1)
                _bag.Report(Descriptors.RuleTooLong, template, new SourceSpan(0, template.Text.Length), $"the templates of `foreach` become more than {MaxTemplates} commands", "one too many", "templates in templates multiply: name fewer fields");
            return null;
        }

        var bag = new DiagnosticBag(template);
        (bool startsWithPipe, ImmutableArray<CommandTokens> commands) = PipelineParser.Tokenize(template, bag);
        PipelineSyntax syntax = bag.HasErrors ? new PipelineSyntax(startsWithPipe, []) : PipelineParser.Parse(startsWithPipe, commands, template, bag);
        var binder = new Binder(_rule, bag, Knowledge) { Input = rows, MakesNames = makesNames, _templates = _templates };
        var stages = ImmutableArray.CreateBuilder<Stage>();
        foreach (CommandSyntax command in syntax.Commands)
        {
            if (CommandTable.Of(command).Bind(command, binder) is not { } stage)
                continue;
            if (stage.StoresRows || stage.WaitsForEvents)
                binder.Report(Descriptors.UnsupportedForm, command.Span, "only commands that look at one row at a time can stand here", "needs other rows");
            // The text of a template is not the text that comments of the generated code quote.
            stages.Add(Unplaced(stage));
            binder.Input = stage.Output;
        }

        foreach (Diagnostic diagnostic in bag.ToImmutable())
            _bag.Add(diagnostic);
        return bag.HasErrors ? null : stages.ToImmutable();
    }

    /// <summary>Binds an expression over open events: a calculated field of props.conf.</summary>
    public static Expression? BindFormula(ExpressionSyntax syntax, DiagnosticBag bag) => new Binder(null, bag, KnowledgeBase.Empty).Bind(syntax);

    public void Report(DiagnosticDescriptor descriptor, SourceSpan span, string message, string label, string? help = null) =>
        _bag.Report(descriptor, span, message, label, help);

    /// <summary>The field of this name on the incoming rows. One that a closed schema lacks is null, as in Splunk, with a warning.</summary>
    public FieldExpression Resolve(FieldSyntax field) => Resolve(field.Name, field.Span);

    /// <inheritdoc cref="Resolve(FieldSyntax)"/>
    public FieldExpression Resolve(string name, SourceSpan span)
    {
        if (Input.Find(name) is { } column)
            return new FieldExpression(name, column.Type);

        // `null` without parentheses is a field that nothing provides; rules use it for null() and it works.
        if (!name.Equals("null", StringComparison.OrdinalIgnoreCase))
        {
            string? near = Suggestions.Nearest(name, Input.Columns.Select(candidate => candidate.Name));
            Report(
                Descriptors.UnknownField,
                span,
                $"no stage before yields a field `{name}`, so it is null here",
                "always null",
                near is null ? null : $"a field with a similar name exists: `{near}`");
        }

        return new FieldExpression(name, SplType.Null);
    }

    /// <summary>Binds something over other rows than those that come in.</summary>
    public T Over<T>(Schema rows, Func<T> bind)
    {
        Schema input = Input;
        Input = rows;
        T bound = bind();
        Input = input;
        return bound;
    }

    /// <summary>Binds an eval expression; null when it was refused.</summary>
    public Expression? Bind(ExpressionSyntax syntax) => new ExpressionBinder(this).Bind(syntax);

    /// <summary>Binds an eval expression that must be true or false; null when it was refused.</summary>
    public Expression? BindCondition(ExpressionSyntax syntax) => new ExpressionBinder(this).BindCondition(syntax);

    /// <summary>Binds an eval expression that must be a value; null when it was refused.</summary>
    public Expression? BindValue(ExpressionSyntax syntax) => new ExpressionBinder(this).BindValue(syntax);

    /// <summary>Binds a search expression.</summary>
    public Expression BindSearch(SearchSyntax syntax) => new SearchBinder(this).Bind(syntax);
}

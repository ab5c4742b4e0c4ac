using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Diagnostics;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;

namespace SplCompiler.Binding;

/// <summary>Resolves the names of a pipeline, stage by stage, against the rows that the stage before yields.</summary>
public sealed class Binder
{
    private readonly DiagnosticBag _bag;

    private Binder(DiagnosticBag bag) => _bag = bag;

    /// <summary>The rows that come into the command that is being bound.</summary>
    public Schema Input { get; private set; } = Schema.Event;

    /// <summary>Binds a pipeline. A command that is refused is reported and left out, so that later ones still get their messages.</summary>
    public static Plan Bind(RuleFile rule, PipelineSyntax syntax, DiagnosticBag bag)
    {
        var binder = new Binder(bag);
        var stages = ImmutableArray.CreateBuilder<Stage>();
        bool isOrdered = false;
        foreach (CommandSyntax command in syntax.Commands)
        {
            if (CommandTable.Of(command).Bind(command, binder) is not { } stage)
                continue;

            // Splunk shows events newest first; only a stage whose answer depends on that pays for it.
            if (stage.NeedsOrder && !isOrdered && !stages.Any(earlier => earlier.StoresRows))
            {
                stages.Add(new NewestFirst { Input = binder.Input, Output = NewestFirst.Stored(binder.Input) });
                binder.Input = stages[^1].Output;
                stage = CommandTable.Of(command).Bind(command, binder)!;
            }

            isOrdered |= stage.NeedsOrder;
            stages.Add(stage with { Source = command.Span });
            binder.Input = stage.Output;
        }

        return new Plan(rule, stages.ToImmutable(), StartsFromEvents: !syntax.StartsWithPipe);
    }

    /// <summary>The text that is bound.</summary>
    internal RuleText Text => _bag.Text;

    /// <summary>
    /// Binds the streaming commands of a template (foreach) over rows; null when one was refused. Findings are reported where
    /// the characters of the template come from.
    /// </summary>
    internal ImmutableArray<Stage>? BindTemplate(RuleText template, Schema rows)
    {
        var bag = new DiagnosticBag(template);
        (bool startsWithPipe, ImmutableArray<CommandTokens> commands) = PipelineParser.Tokenize(template, bag);
        PipelineSyntax syntax = bag.HasErrors ? new PipelineSyntax(startsWithPipe, []) : PipelineParser.Parse(startsWithPipe, commands, template, bag);
        var binder = new Binder(bag) { Input = rows };
        var stages = ImmutableArray.CreateBuilder<Stage>();
        foreach (CommandSyntax command in syntax.Commands)
        {
            if (CommandTable.Of(command).Bind(command, binder) is not { } stage)
                continue;
            if (stage.StoresRows || stage.NeedsOrder)
                binder.Report(Descriptors.UnsupportedForm, command.Span, "only commands that look at one row at a time can stand here", "needs other rows");
            // The text of a template is not the text that comments of the generated code quote.
            stages.Add(stage.WithExpressions([.. stage.Expressions.Select(expression => expression.Rewrite(part => part with { Source = default }))]));
            binder.Input = stage.Output;
        }

        foreach (Diagnostic diagnostic in bag.ToImmutable())
            _bag.Add(diagnostic);
        return bag.HasErrors ? null : stages.ToImmutable();
    }

    /// <summary>Binds an expression over open events: a calculated field of props.conf.</summary>
    public static Expression? BindFormula(ExpressionSyntax syntax, DiagnosticBag bag) => new Binder(bag).Bind(syntax);

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

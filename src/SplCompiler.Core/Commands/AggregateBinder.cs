using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Functions;
using SplCompiler.Functions.Aggregates;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;

namespace SplCompiler.Commands;

/// <summary>A bound statistical function.</summary>
/// <param name="Function">Which.</param>
/// <param name="Argument">Over what; null for a bare <c>count</c>.</param>
/// <param name="Output">The column of the result.</param>
public sealed record BoundAggregate(AggregateFunction Function, Expression? Argument, string Output)
{
    /// <summary>True when a wildcard reached the field, not its name.</summary>
    public bool IsFromWildcard { get; init; }

    public override string ToString() => $"{Function}({(Argument is null ? "" : PlanText.Of(Argument))}) as {Output}";
}

/// <summary>A statistical function over the fields that a wildcard finds at run time.</summary>
/// <param name="Function">Which.</param>
/// <param name="Filter">The names it reaches.</param>
/// <param name="From">The wildcard: <c>*</c>.</param>
/// <param name="To">The names of the results: <c>*</c>.</param>
public sealed record OpenAggregate(AggregateFunction Function, OpenTail Filter, string From, string To)
{
    /// <summary>What the function takes: the value of the field that is looked at.</summary>
    public static FieldExpression Argument { get; } = new("*", SplType.Any);

    public override string ToString() => $"{Function}({From}) as {To} over {Filter}";
}

/// <summary>Resolves statistical functions and expands their wildcards over the known columns.</summary>
internal static class AggregateBinder
{
    /// <param name="list">The functions as written.</param>
    /// <param name="by">The fields that wildcards do not reach.</param>
    /// <param name="binder">The binder.</param>
    /// <param name="hasSpans">True for timechart, whose rows stand for a span of time: the functions per second make sense there.</param>
    public static (ImmutableArray<BoundAggregate> Aggregates, ImmutableArray<OpenAggregate> Open)? Bind(
        ImmutableArray<AggregateSyntax> list, ImmutableArray<FieldExpression> by, Binder binder, bool hasSpans = false)
    {
        var aggregates = ImmutableArray.CreateBuilder<BoundAggregate>();
        var open = ImmutableArray.CreateBuilder<OpenAggregate>();
        bool isRefused = (list.Length > 0 && binder.HasTooManyNames(list.Length, list[0].Span)) || HasTooManyKeys(by.Length, list.Length == 0 ? default : list[0].Span, binder);
        if (isRefused)
            return null;
        foreach (AggregateSyntax syntax in list)
        {
            AggregateFunction? function = Find(syntax, binder, hasSpans);
            if (function is null)
                isRefused = true;
            else if (syntax.Field is { } field && Wildcards.IsWildcard(field.Name))
                Expand(syntax, function, by, binder, aggregates, open);
            else if (Argument(syntax, binder, out Expression? argument))
                aggregates.Add(new BoundAggregate(function, HasTime(function, syntax, binder) ? argument : ConstantExpression.Null, syntax.As?.Name ?? syntax.Call));
            else
                isRefused = true;
        }

        return isRefused ? null : (aggregates.ToImmutable(), open.ToImmutable());
    }

    /// <summary>
    /// The functions with one result for each name: a function that names its result counts more than one whose wildcard
    /// reaches the same name, and of several wildcards the last. Null, with an error, when two name the same result.
    /// </summary>
    /// <param name="aggregates">The functions, in the order written.</param>
    /// <param name="keys">Names that no result may have.</param>
    /// <param name="command">The command.</param>
    /// <param name="source">Where it stands.</param>
    /// <param name="binder">Where mistakes are reported.</param>
    public static ImmutableArray<BoundAggregate>? OneForEachName(
        ImmutableArray<BoundAggregate> aggregates, IEnumerable<string> keys, string command, Rules.SourceSpan source, Binder binder)
    {
        var named = new HashSet<string>(keys, StringComparer.Ordinal);
        foreach (BoundAggregate aggregate in aggregates.Where(aggregate => !aggregate.IsFromWildcard))
        {
            if (!named.Add(aggregate.Output))
            {
                binder.Report(Descriptors.DuplicateOutput, source, $"two results of `{command}` are called `{aggregate.Output}`", "same name twice", "name one of them with AS");
                return null;
            }
        }

        var kept = new List<BoundAggregate>();
        foreach (BoundAggregate aggregate in aggregates.Reverse())
        {
            if (!aggregate.IsFromWildcard || named.Add(aggregate.Output))
                kept.Insert(0, aggregate);
        }

        string[] dropped = [.. aggregates.Except(kept).Select(aggregate => aggregate.Output).Distinct(StringComparer.Ordinal)];
        if (dropped.Length > 0)
        {
            binder.Report(Descriptors.ShadowedResult, source,
                $"a wildcard of `{command}` reaches {string.Join(", ", dropped.Select(name => $"`{name}`"))}, which another result is called too", "the named result, or the later one, stays");
        }

        return [.. kept];
    }

    /// <summary>False, with a warning, for a function that looks at a time which no stage before has left.</summary>
    /// <summary>Each BY field is a loop inside the one before.</summary>
    private const int MaxKeys = 500;

    /// <summary>True, and reported, when rows are grouped by more fields than code can be nested.</summary>
    public static bool HasTooManyKeys(int count, SourceSpan span, Binder binder)
    {
        if (count > MaxKeys)
            binder.Report(Descriptors.RuleTooLong, span, $"rows are grouped by {count} fields, more than {MaxKeys}", "too many fields");
        return count > MaxKeys;
    }

    private static bool HasTime(AggregateFunction function, AggregateSyntax syntax, Binder binder)
    {
        if (!function.NeedsTime || binder.Input.Find("_time") is not null)
            return true;
        binder.Report(Descriptors.UnknownField, syntax.Span, $"`{function.Name}` looks at `_time`, which no stage before yields, so it is null here", "always null");
        return false;
    }

    private static AggregateFunction? Find(AggregateSyntax syntax, Binder binder, bool hasSpans)
    {
        if (syntax.IsEvaluated)
        {
            binder.Report(Descriptors.UnsupportedForm, syntax.Span, "an expression over statistical functions can stand in `chart` and `timechart` alone", "no single function",
                "name the results of the functions with AS, and compute behind: `| eval`");
            return null;
        }

        if (AggregateTable.Find(syntax.Name) is not { } function)
        {
            string? near = Suggestions.Nearest(syntax.Name, AggregateTable.Names);
            binder.Report(Descriptors.UnknownAggregate, syntax.NameSpan, $"`stats` has no function `{syntax.Name}`", "unknown aggregate function",
                near is null ? null : $"a function with a similar name exists: `{near}`");
            return null;
        }

        if (function.NeedsArgument && syntax.Field is null && syntax.Expression is null)
        {
            binder.Report(Descriptors.ArgumentCount, syntax.NameSpan, $"`{function.Name}` needs a field", "no field given", $"usage: `{function.Doc.Usage}`");
            return null;
        }

        if (function.PerSeconds is not null && !hasSpans)
        {
            binder.Report(Descriptors.UnsupportedForm, syntax.NameSpan, $"`{function.Name}` is a function of `timechart` alone", "no span of time to divide by",
                "use `rate` for the change of a value in a second");
            return null;
        }

        if (syntax.Sparkline is { } line)
            return Line(line, syntax, binder);

        if (function.Refusal is { } reason)
        {
            binder.Report(Descriptors.UnsupportedForm, syntax.NameSpan, $"`{function.Name}` is not supported: {reason}", "cannot be computed");
            return null;
        }

        return function;
    }

    /// <summary>A line of results over time; null when the function or the span of its bins was refused.</summary>
    private static Sparkline? Line(SparklineSyntax syntax, AggregateSyntax whole, Binder binder)
    {
        if (AggregateTable.Find(syntax.Function) is not { } function || !Sparkline.Functions.Contains(function.Name, StringComparer.Ordinal))
        {
            binder.Report(Descriptors.UnsupportedForm, syntax.FunctionSpan, $"`sparkline` has no function `{syntax.Function}`", "no line of it", $"functions: {string.Join(", ", Sparkline.Functions)}");
            return null;
        }

        if (whole.Field is { } field && Wildcards.IsWildcard(field.Name))
        {
            binder.Report(Descriptors.UnsupportedForm, field.Span, "`sparkline` takes no wildcard", "several lines", "name the fields");
            return null;
        }

        if (function.NeedsArgument && whole.Field is null && whole.Expression is null)
        {
            binder.Report(Descriptors.ArgumentCount, syntax.FunctionSpan, $"`{function.Name}` needs a field", "no field given", $"usage: `{function.Doc.Usage}`");
            return null;
        }

        if (syntax.Span is null)
            return new Sparkline(function);
        if (SpanText.TryParse(syntax.Span, out SpanText span) && span.IsTime)
            return new Sparkline(function, span);
        binder.Report(Descriptors.InvalidOption, syntax.SpanSpan, $"`{syntax.Span}` is no span of time", "expected such as 30s, 5m, 1h, 1d");
        return null;
    }

    /// <summary>False when the argument was refused.</summary>
    private static bool Argument(AggregateSyntax syntax, Binder binder, out Expression? argument)
    {
        argument = null;
        if (syntax.Field is { } field)
            argument = binder.Resolve(field);
        else if (syntax.Expression is { } expression)
            return (argument = binder.Bind(expression)) is not null;
        return true;
    }

    private static void Expand(
        AggregateSyntax syntax,
        AggregateFunction function,
        ImmutableArray<FieldExpression> by,
        Binder binder,
        ImmutableArray<BoundAggregate>.Builder aggregates,
        ImmutableArray<OpenAggregate>.Builder open)
    {
        string wildcard = syntax.Field!.Name;
        string output = syntax.As?.Name ?? $"{syntax.Name}({wildcard})";
        foreach (Column column in binder.Input.Columns)
        {
            bool isKey = by.Any(key => string.Equals(key.Name, column.Name, StringComparison.Ordinal));
            if (!isKey && Wildcards.Captures(wildcard, column.Name) is { } captures)
                aggregates.Add(new BoundAggregate(function, new FieldExpression(column.Name, column.Type), Wildcards.Fill(output, captures)) { IsFromWildcard = true });
        }

        if (binder.Input.Tail is not { } tail)
            return;
        foreach (FieldExpression key in by)
            tail = tail.Hide(key.Name);
        open.Add(new OpenAggregate(function.OverWildcard, tail.Narrow([wildcard]), wildcard, output));
    }
}

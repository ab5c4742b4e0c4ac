using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Commands;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Analysis;

/// <summary>
/// Finds the kinds of Windows events that a search asks for: those whose number it names, in <c>EventCode</c>,
/// <c>EventID</c> or a term of <c>_raw</c>, and that its filters let through as far as log, source and number go.
/// </summary>
internal static class EventCoverage
{
    // Numbers that are named without anything that says which log is meant stand for no kind in particular.
    private const int MostLogsOfUnknownNumber = 3;

    public static ImmutableArray<WindowsEvent> Of(Plan plan) =>
        [.. new[] { plan }.Concat(plan.AllSearches()).Where(search => search.StartsFromEvents).SelectMany(OfSearch).Distinct().OrderBy(known => known.Provider, StringComparer.Ordinal).ThenBy(known => known.Id)];

    private static IEnumerable<WindowsEvent> OfSearch(Plan search)
    {
        var origins = new FieldOrigins();
        var filters = new List<Expression>();
        var numbers = new SortedSet<int>();
        bool isBeforeStoring = true;
        foreach (Stage stage in search.Stages.SelectMany(Flat))
        {
            if (stage is FilterStage filter)
            {
                Named(filter.Condition, isNegated: false, origins, numbers);
                // Behind a stage that writes fields a name may mean something else; the log and the number rarely are written.
                if (isBeforeStoring)
                    filters.Add(filter.Condition);
            }

            isBeforeStoring &= !stage.StoresRows;
            origins.Pass(stage);
        }

        return numbers.SelectMany(number => OfNumber(number, filters, origins));
    }

    private static IEnumerable<Stage> Flat(Stage stage) => stage is SequenceStage sequence ? sequence.Stages.SelectMany(Flat) : [stage];

    private static IEnumerable<WindowsEvent> OfNumber(int number, List<Expression> filters, FieldOrigins origins)
    {
        WindowsEvent[] known = [.. WindowsEventTable.Find(number).Where(CanBe)];
        if (known.Length > 0)
            return known;
        WindowsEvent[] logs = [.. WindowsEventTable.Channels.Select(log => log with { Id = number, Title = "" }).Where(CanBe)];
        return logs.Length <= MostLogsOfUnknownNumber ? logs : [];

        bool CanBe(WindowsEvent candidate)
        {
            var possibility = new EventPossibility(candidate, origins);
            return filters.All(possibility.CanHold);
        }
    }

    /// <summary>The numbers that a condition names.</summary>
    private static void Named(Expression condition, bool isNegated, FieldOrigins origins, SortedSet<int> numbers)
    {
        if (condition is NotExpression not)
        {
            Named(not.Operand, !isNegated, origins, numbers);
            return;
        }

        if (!isNegated)
        {
            foreach (string text in condition switch
            {
                RawTermExpression term => [EventPossibility.Number(term.Text)?.ToString(CultureInfo.InvariantCulture) ?? ""],
                TestExpression test when IsNumber(test.Operand) => Texts(test.Test),
                ComparisonExpression { Operator: Comparison.Equal, Right: ConstantExpression value } comparison when IsNumber(comparison.Left) => [value.TextValue ?? PlanText.Of(value)],
                InExpression list when IsNumber(list.Value) => list.List.OfType<ConstantExpression>().Select(value => value.TextValue ?? PlanText.Of(value)),
                _ => Enumerable.Empty<string>(),
            })
            {
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                    numbers.Add(number);
            }
        }

        if (condition is LogicalExpression logical)
        {
            foreach (Expression part in logical.Operands)
                Named(part, isNegated, origins, numbers);
        }

        bool IsNumber(Expression operand) => origins.Of(operand) is { } field && EventPossibility.IsNumber(field);
    }

    private static IEnumerable<string> Texts(TextTest test) => test switch
    {
        EqualsTest equals => [equals.Text],
        EqualsNumberTest number => [number.Text],
        OneOfTest oneOf => oneOf.Texts,
        AnyOfTest any => any.Tests.SelectMany(Texts),
        RegexTest regex => System.Text.RegularExpressions.Regex.Matches(regex.Pattern, @"(?<!\d)\d{1,6}(?!\d)").Select(match => match.Value),
        _ => [],
    };
}

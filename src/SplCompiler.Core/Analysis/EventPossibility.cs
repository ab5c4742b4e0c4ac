using System.Globalization;
using System.Text.RegularExpressions;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Analysis;

/// <summary>Whether events of one kind can fulfil a condition. What is not known of them counts as possible.</summary>
internal sealed partial class EventPossibility(WindowsEvent known, FieldOrigins origins)
{
    public bool CanHold(Expression condition) => Possible(condition).True;

    /// <summary>Whether a condition may be true, and whether it may be false.</summary>
    private (bool True, bool False) Possible(Expression condition)
    {
        switch (condition)
        {
            case TruthExpression truth:
                return (truth.Value, !truth.Value);
            case NotExpression not:
                (bool isTrue, bool isFalse) = Possible(not.Operand);
                return (isFalse, isTrue);
            case LogicalExpression { Operator: Logical.And } and:
                (bool True, bool False)[] all = [.. and.Operands.Select(Possible)];
                return (all.All(part => part.True), all.Any(part => part.False));
            case LogicalExpression { Operator: Logical.Or } or:
                // Tags and types of events are what apps say they are.
                IEnumerable<Expression> operands = IsTagged(or.Operands[0]) ? or.Operands.Skip(1) : or.Operands;
                (bool True, bool False)[] any = [.. operands.Select(Possible)];
                return (any.Any(part => part.True), any.All(part => part.False));
            case RawTermExpression term:
                return Number(term.Text) is { } number ? (number == known.Id, true) : (true, true);
            case TestExpression test when Values(test.Operand) is { } values:
                return Test(values, test.Test);
            case ComparisonExpression { Operator: Comparison.Equal or Comparison.NotEqual, Right: ConstantExpression constant } comparison when Values(comparison.Left) is { } values:
                bool isEqual = values.Contains(constant.TextValue ?? PlanText.Of(constant), StringComparer.Ordinal);
                return comparison.Operator == Comparison.Equal ? (isEqual, !isEqual) : (!isEqual, isEqual);
            case InExpression list when Values(list.Value) is { } values:
                bool isListed = list.List.All(item => item is ConstantExpression) && list.List.Any(item => values.Contains(item is ConstantExpression { TextValue: { } text } ? text : PlanText.Of(item), StringComparer.Ordinal));
                return (isListed, !isListed);
            default:
                return (true, true);
        }
    }

    private static bool IsTagged(Expression operand) => operand is TestExpression { Source.Length: 0, Operand: FieldExpression { Name: "tag" or "eventtype" } };

    private static (bool True, bool False) Test(string[] values, TextTest test)
    {
        bool?[] passes = [.. values.Select(value => Passes(test, value))];
        return (passes.Any(pass => pass != false), passes.Any(pass => pass != true));
    }

    private static bool? Passes(TextTest test, string value) => test switch
    {
        EqualsNumberTest number => number.Text == value,
        AnyOfTest any => any.Tests.Select(part => Passes(part, value)).Aggregate((bool?)false, (all, part) => all == true || part == true ? true : all is null || part is null ? null : false),
        DiffersTest differs => !Passes(differs.Test, value),
        RegexTest regex when NumberPattern().IsMatch(regex.Pattern) => Regex.IsMatch(value, regex.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant),
        _ => PlainTest.Of(test)?.Passes(value),
    };

    /// <summary>What a field of such an event holds, or may hold; null when that is not known.</summary>
    private string[]? Values(Expression operand) => origins.Of(operand) switch
    {
        "source" => [$"XmlWinEventLog:{known.Channel}", $"WinEventLog:{known.Channel}"],
        "sourcetype" => ["XmlWinEventLog", "WinEventLog", $"XmlWinEventLog:{known.Channel}", $"WinEventLog:{known.Channel}"],
        "Channel" or "LogName" => [known.Channel],
        "SourceName" or "ProviderName" => [known.Provider],
        "object_category" => EventCategories.Of(known) is { } category ? [category] : null,
        { } field when IsNumber(field) => [known.Id.ToString(CultureInfo.InvariantCulture)],
        _ => null,
    };

    /// <summary>True for the fields that hold the number of an event.</summary>
    public static bool IsNumber(string field) => field is "EventCode" or "EventID" or "signature_id" or "EventIdentifier";

    /// <summary>The number that a term asks for: <c>EventCode=4688</c>, <c>&lt;EventID>4688&lt;</c>.</summary>
    public static int? Number(string term) =>
        NumberTerm().Match(term) is { Success: true } match && int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    [GeneratedRegex(@"^\s*(?:(?:EventCode|EventID|EventIdentifier)\s*[=:]\s*""?|<?EventID(?:\s[^>]*)?>|""EventI[Dd]""\s*:\s*""?)(\d{1,6})(?:""?\s*$|<)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumberTerm();

    [GeneratedRegex(@"^[\^$(?:)|\d]+$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();
}

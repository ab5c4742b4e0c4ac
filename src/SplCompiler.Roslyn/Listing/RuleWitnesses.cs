using System.Globalization;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Runtime;
using SplCompiler.Syntax;

namespace SplCompiler.Roslyn.Listing;

/// <summary>Turns what the compiler knows of a rule into what the runner asks before it constructs the rule.</summary>
internal static class RuleWitnesses
{
    /// <summary>The witness; null when its route asks something that is no data: then the rule itself is asked.</summary>
    public static RuleWitness? Of(DetectionLead? lead)
    {
        if (lead is null)
            return null;
        Expression route = lead.Witness.Route ?? new TruthExpression(false);
        return Test(route) is { } test
            ? new RuleWitness(new FieldSet(lead.Fields, lead.Wildcards), lead.Witness.Sets, lead.Witness.SeeksMessage, test, lead.IsSilentWithoutEvents)
            : null;
    }

    private static RouteTest? Test(Expression route) => route switch
    {
        TruthExpression { Value: true } => RouteTest.Of(RouteTestKind.Open),
        TruthExpression => RouteTest.Of(RouteTestKind.Any, []),
        LogicalExpression logical => Parts(logical.Operator == Logical.And ? RouteTestKind.All : RouteTestKind.Any, logical.Operands.Select(Test)),
        NotExpression not => Parts(RouteTestKind.Not, [Test(not.Operand)]),
        TestExpression { Operand: FieldExpression field } test => Test(field.Name, test.Test) is { } made ? WithOwner(made, field.IsOwn) : null,
        RecordTermExpression record => RouteTest.Of(RouteTestKind.Record, text: record.Id),
        EventCodeTextExpression => RouteTest.Of(RouteTestKind.EventCode),
        _ => null,
    };

    private static RouteTest? Test(string field, TextTest test) => test switch
    {
        ExistsTest => RouteTest.Of(RouteTestKind.Exists, field),
        EqualsTest { Case: TextCase.Ignore } equals => RouteTest.Of(RouteTestKind.Equals, field, equals.Text),
        EqualsTest { Case: TextCase.Exact } equals => RouteTest.Of(RouteTestKind.EqualsCase, field, equals.Text),
        EqualsNumberTest number when number.Number.ToString("R", CultureInfo.InvariantCulture) == number.Text => RouteTest.Of(RouteTestKind.EqualsNumber, field, number.Text),
        StartsWithTest { Case: TextCase.Ignore } starts => RouteTest.Of(RouteTestKind.StartsWith, field, starts.Text),
        EndsWithTest { Case: TextCase.Ignore } ends => RouteTest.Of(RouteTestKind.EndsWith, field, ends.Text),
        ContainsTest { Case: TextCase.Ignore } contains => RouteTest.Of(RouteTestKind.Contains, field, contains.Text),
        ContainsTest { Case: TextCase.Exact } contains => RouteTest.Of(RouteTestKind.ContainsCase, field, contains.Text),
        ContainsTest contains => RouteTest.Of(RouteTestKind.ContainsAsciiCase, field, contains.Text),
        WildcardTest wildcard => RouteTest.Of(RouteTestKind.Wildcard, field, wildcard.Pattern),
        OneOfTest { Case: TextCase.Ignore } oneOf => Parts(RouteTestKind.Any, oneOf.Texts.Select(text => RouteTest.Of(RouteTestKind.Equals, field, text))),
        OneOfTest { Case: TextCase.Exact } oneOf => Parts(RouteTestKind.Any, oneOf.Texts.Select(text => RouteTest.Of(RouteTestKind.EqualsCase, field, text))),
        AnyOfTest any => Parts(RouteTestKind.Any, any.Tests.Select(part => Test(field, part))),
        _ => null,
    };

    private static RouteTest WithOwner(RouteTest test, bool isOwn) => test with { IsOwn = isOwn, Parts = [.. test.Parts.Select(part => WithOwner(part, isOwn))] };

    private static RouteTest? Parts(RouteTestKind kind, IEnumerable<RouteTest?> parts)
    {
        RouteTest?[] all = [.. parts];
        return Array.TrueForAll(all, part => part is not null) ? RouteTest.Of(kind, [.. all.Select(part => part!)]) : null;
    }
}

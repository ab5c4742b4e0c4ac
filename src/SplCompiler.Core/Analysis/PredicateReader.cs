using System.Collections.Immutable;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;

namespace SplCompiler.Analysis;

/// <summary>Reads the conditions of one stage as predicates and search terms.</summary>
internal sealed class PredicateReader(RuleText text, string stage, SourceSpan span, FieldOrigins origins, PredicateUse use, List<Predicate> predicates, List<SearchTermUse> terms)
{
    private SourceSpan _span = span;
    private bool _isNegated;

    public ConditionNode Read(Expression condition)
    {
        SourceSpan outer = _span;
        if (condition.Source.Length > 0)
            _span = condition.Source;
        ConditionNode node = ReadNode(condition);
        _span = outer;
        return node;
    }

    private ConditionNode ReadNode(Expression condition)
    {
        switch (condition)
        {
            // What apps say of events without the field is their knowledge, not the rule's.
            case LogicalExpression { Operator: Logical.Or, Operands: [TestExpression { Source.Length: 0, Operand: FieldExpression { Name: "tag" or "eventtype" } } own, ..] }:
                return Read(own);
            case LogicalExpression logical:
                return new ConditionGroup(logical.Operator, [.. logical.Operands.Select(Read)]);
            case NotExpression not:
                _isNegated = !_isNegated;
                ConditionNode part = Read(not.Operand);
                _isNegated = !_isNegated;
                return new ConditionNot(part);
            case RawTermExpression term:
                terms.Add(new SearchTermUse(stage, term.Kind, term.Text, _isNegated, Macros(), text.Locate(_span)));
                return new ConditionTerm(terms[^1]);
            case SubsearchExpression or SubsearchValueExpression:
                return new ConditionText("rows of the subsearch");
            case TruthExpression truth:
                return new ConditionText(truth.Value ? "true" : "false");
            default:
                return Add(condition);
        }
    }

    private ConditionNode Add(Expression condition)
    {
        if (Leaf(condition) is not { } leaf)
            return new ConditionText(PlanText.Of(condition));
        string? origin = origins.Of(leaf.Operand);
        string field = PlanText.Of(leaf.Operand);
        predicates.Add(new Predicate
        {
            Stage = stage,
            Field = field,
            Origin = origin ?? field,
            IsComputed = origin is null,
            Kind = leaf.Kind,
            Operator = leaf.Operator,
            Values = leaf.Values,
            IsLiteral = leaf.IsLiteral,
            IgnoresCase = leaf.IgnoresCase,
            IsNegated = _isNegated ^ leaf.IsNegated,
            Use = use,
            Macros = Macros(),
            Place = text.Locate(_span),
        });
        return new ConditionPredicate(predicates[^1]);
    }

    private ImmutableArray<string> Macros() => [.. text.Expansions(_span).Select(expansion => expansion.Name).Reverse()];

    /// <summary>A test taken apart.</summary>
    private sealed record Test(Expression Operand, PredicateKind Kind, string Operator, ImmutableArray<string> Values)
    {
        public bool IsNegated { get; init; }

        public bool IgnoresCase { get; init; }

        public bool IsLiteral { get; init; } = true;
    }

    private static Test? Leaf(Expression condition) => condition switch
    {
        TestExpression test => OfTest(test.Operand, test.Test, test.MissingIsFalse),
        ComparisonExpression comparison => OfComparison(comparison),
        InExpression list => new Test(list.Value, PredicateKind.In, "IN", [.. list.List.Select(Text)]) { IsLiteral = list.List.All(IsLiteral) },
        LateTestExpression late => new Test(late.Operand, PredicateKind.Eq, late.Operator.Symbol(), [PlanText.Of(late.Text)]) { IsLiteral = false, IgnoresCase = true },
        CallExpression call => OfCall(call),
        FieldExpression field => new Test(field, PredicateKind.Call, "is true", []),
        _ => null,
    };

    /// <param name="operand">What is tested.</param>
    /// <param name="test">How.</param>
    /// <param name="isSearch">True in a search expression.</param>
    private static Test? OfTest(Expression operand, TextTest test, bool isSearch)
    {
        switch (test)
        {
            case ExistsTest:
                return new Test(operand, PredicateKind.Exists, "=", []);
            case EqualsTest equals:
                return new Test(operand, PredicateKind.Eq, "=", [equals.Text]) { IgnoresCase = equals.Case != TextCase.Exact };
            case EqualsNumberTest number:
                return new Test(operand, PredicateKind.Eq, "=", [number.Text]) { IgnoresCase = true };
            case WildcardTest wildcard:
                return new Test(operand, PredicateKind.Wildcard, "=", [wildcard.Pattern]) { IgnoresCase = true };
            case LikeTest like:
                return new Test(operand, PredicateKind.Like, "like", [like.Pattern]);
            case RegexTest regex:
                return new Test(operand, PredicateKind.Match, isSearch ? "regex" : "match", [regex.Pattern]);
            case CidrTest cidr:
                return new Test(operand, PredicateKind.Cidr, "=", [cidr.Block]);
            case OrderTest order:
                return new Test(operand, PredicateKind.Compare, order.Operator.Symbol(), [order.Text]);
            case OneOfTest oneOf:
                return new Test(operand, PredicateKind.In, "IN", oneOf.Texts) { IgnoresCase = oneOf.Case != TextCase.Exact };
            case AnyOfTest any:
                Test?[] parts = [.. any.Tests.Select(part => OfTest(operand, part, isSearch))];
                return parts.Contains(null) ? null : new Test(operand, PredicateKind.In, "IN", [.. parts.SelectMany(part => part!.Values.DefaultIfEmpty("*"))]) { IgnoresCase = true };
            case DiffersTest differs:
                return OfTest(operand, differs.Test, isSearch) is { } inner ? inner with { IsNegated = !inner.IsNegated, Operator = "!=" } : null;
            default:
                return null;
        }
    }

    private static Test OfComparison(ComparisonExpression comparison)
    {
        (Expression left, Comparison sign, Expression right) = (comparison.Left, comparison.Operator, comparison.Right);
        if (IsLiteral(left) && !IsLiteral(right))
            (left, sign, right) = (right, Turned(sign), left);
        bool isEquality = sign is Comparison.Equal or Comparison.NotEqual;
        return new Test(left, isEquality ? PredicateKind.Eq : PredicateKind.Compare, sign.Symbol(), [Text(right)])
        {
            IsNegated = sign == Comparison.NotEqual,
            IsLiteral = IsLiteral(right),
        };
    }

    private static Comparison Turned(Comparison sign) => sign switch
    {
        Comparison.Less => Comparison.Greater,
        Comparison.LessOrEqual => Comparison.GreaterOrEqual,
        Comparison.Greater => Comparison.Less,
        Comparison.GreaterOrEqual => Comparison.LessOrEqual,
        _ => sign,
    };

    private static Test OfCall(CallExpression call)
    {
        ImmutableArray<Expression> arguments = call.Arguments;
        return (call.Function.Name, arguments.Length) switch
        {
            ("isnotnull", 1) => new Test(arguments[0], PredicateKind.Exists, "isnotnull", []),
            ("isnull", 1) => new Test(arguments[0], PredicateKind.Exists, "isnull", []) { IsNegated = true },
            ("cidrmatch", 2) => new Test(arguments[1], PredicateKind.Cidr, "cidrmatch", [Text(arguments[0])]) { IsLiteral = IsLiteral(arguments[0]) },
            ("match", 2) => new Test(arguments[0], PredicateKind.Match, "match", [Text(arguments[1])]) { IsLiteral = false },
            ("like", 2) => new Test(arguments[0], PredicateKind.Like, "like", [Text(arguments[1])]) { IsLiteral = false },
            _ => new Test(call, PredicateKind.Call, "is true", []) { IsLiteral = false },
        };
    }

    private static bool IsLiteral(Expression expression) => expression is ConstantExpression { Type.Kind: not SplKind.Null };

    private static string Text(Expression expression) => expression is ConstantExpression { TextValue: { } text } ? text : PlanText.Of(expression);
}

using System.Collections.Immutable;
using SplCompiler.Functions;
using SplCompiler.Rules;
using SplCompiler.Syntax;

namespace SplCompiler.Planning;

/// <summary>A bound expression: names resolved, types known. Search conditions and eval expressions are the same tree from here on.</summary>
/// <remarks>A condition is true, false or null. Null acts as false where a row is kept, and NOT of null is null.</remarks>
public abstract record Expression(SplType Type)
{
    /// <summary>The SPL it came from; empty where nobody asks. Not part of what two expressions have in common.</summary>
    public SourceSpan Source { get; init; }

    /// <summary>The direct parts.</summary>
    public virtual ImmutableArray<Expression> Parts => [];

    /// <summary>The same node over other parts, as many as <see cref="Parts"/> has.</summary>
    public virtual Expression WithParts(ImmutableArray<Expression> parts) => this;

    /// <summary>Rewrites bottom-up.</summary>
    public Expression Rewrite(Func<Expression, Expression> rewrite)
    {
        ImmutableArray<Expression> parts = Parts;
        if (parts.IsEmpty)
            return rewrite(this);

        ImmutableArray<Expression>.Builder? changed = null;
        for (int i = 0; i < parts.Length; i++)
        {
            Expression part = parts[i].Rewrite(rewrite);
            if (!ReferenceEquals(part, parts[i]) && changed is null)
                changed = parts.ToBuilder();
            if (changed is not null)
                changed[i] = part;
        }

        return rewrite(changed is null ? this : WithParts(changed.MoveToImmutable()));
    }

    /// <summary>The searches inside the expression.</summary>
    public IEnumerable<Plan> Searches() => Parts.SelectMany(part => part.Searches()).Concat(Search is { } search ? [search] : []);

    /// <summary>The search that this node itself runs; null for most.</summary>
    public virtual Plan? Search => null;

    /// <summary>The same node over a rewritten search.</summary>
    public virtual Expression WithSearch(Func<Plan, Plan> rewrite) => this;

    /// <summary>True when it depends on the row that the template of a <c>map</c> runs for.</summary>
    public bool HasParameter() => this is ParameterExpression || Parts.Any(part => part.HasParameter());

    /// <summary>True when it may read any field of the row: a search inside it decides which.</summary>
    public bool ReadsEverything() => this is SubsearchExpression { ReadsAll: true } or NamedFieldExpression || Parts.Any(part => part.ReadsEverything());

    /// <summary>The names of all fields that the expression reads.</summary>
    public IEnumerable<string> Fields()
    {
        if (this is FieldExpression field)
            yield return field.Name;
        foreach (Expression part in Parts)
        {
            foreach (string name in part.Fields())
                yield return name;
        }
    }
}

/// <summary>Null, a number, or text known at compile time.</summary>
public sealed record ConstantExpression : Expression
{
    private ConstantExpression(SplType type)
        : base(type)
    {
    }

    public double NumberValue { get; private init; }

    public string? TextValue { get; private init; }

    public static ConstantExpression Null { get; } = new(SplType.Null);

    public static ConstantExpression Of(double number) => new(SplType.Number.NotNull) { NumberValue = number };

    public static ConstantExpression Of(string text) => new(SplType.Text.NotNull) { TextValue = text };
}

/// <summary>True or false known at compile time.</summary>
public sealed record TruthExpression(bool Value) : Expression(SplType.Bool.NotNull);

/// <summary>The value of a field on the current row.</summary>
public sealed record FieldExpression(string Name, SplType Type) : Expression(Type)
{
    /// <summary>True when only what the event itself brings counts: what apps say of the field stands beside the test.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>A call of an eval function.</summary>
public sealed record CallExpression(EvalFunction Function, ImmutableArray<Expression> Arguments, SplType Type) : Expression(Type)
{
    public override ImmutableArray<Expression> Parts => Arguments;

    public override Expression WithParts(ImmutableArray<Expression> parts) => this with { Arguments = parts };
}

/// <summary><c>+ - * / %</c> over numbers. Plus over unknown kinds adds numbers and joins texts: its type is then not Number.</summary>
public sealed record ArithmeticExpression(Operation Operation, Expression Left, Expression Right, SplType Type) : Expression(Type)
{
    public override ImmutableArray<Expression> Parts => [Left, Right];

    public override Expression WithParts(ImmutableArray<Expression> parts) => this with { Left = parts[0], Right = parts[1] };
}

/// <summary>Arithmetic minus.</summary>
public sealed record NegateExpression(Expression Operand) : Expression(SplType.Number)
{
    public override ImmutableArray<Expression> Parts => [Operand];

    public override Expression WithParts(ImmutableArray<Expression> parts) => this with { Operand = parts[0] };
}

/// <summary><c>a . b . c</c>: always text, null when an operand is null.</summary>
public sealed record ConcatenationExpression(ImmutableArray<Expression> Operands) : Expression(SplType.Text)
{
    public override ImmutableArray<Expression> Parts => Operands;

    public override Expression WithParts(ImmutableArray<Expression> parts) => this with { Operands = parts };
}

/// <summary>Eval's comparison: numeric when both sides are numbers or look like them, else text with case; any value of several may make it true.</summary>
public sealed record ComparisonExpression(Expression Left, Comparison Operator, Expression Right) : Expression(SplType.Bool)
{
    public override ImmutableArray<Expression> Parts => [Left, Right];

    public override Expression WithParts(ImmutableArray<Expression> parts) => this with { Left = parts[0], Right = parts[1] };
}

/// <summary>AND, OR, XOR of two or more conditions.</summary>
public sealed record LogicalExpression(Logical Operator, ImmutableArray<Expression> Operands)
    : Expression(SplType.Bool with { IsNullable = Operands.Any(operand => operand.Type.IsNullable) })
{
    public override ImmutableArray<Expression> Parts => Operands;

    public override Expression WithParts(ImmutableArray<Expression> parts) => this with { Operands = parts };
}

/// <summary>NOT: true when the operand is false; null when it is null.</summary>
public sealed record NotExpression(Expression Operand) : Expression(SplType.Bool with { IsNullable = Operand.Type.IsNullable })
{
    public override ImmutableArray<Expression> Parts => [Operand];

    public override Expression WithParts(ImmutableArray<Expression> parts) => this with { Operand = parts[0] };
}

/// <summary><c>a IN (b, c)</c> of eval: exact, with case.</summary>
public sealed record InExpression(Expression Value, ImmutableArray<Expression> List) : Expression(SplType.Bool)
{
    public override ImmutableArray<Expression> Parts => [Value, .. List];

    public override Expression WithParts(ImmutableArray<Expression> parts) => this with { Value = parts[0], List = parts[1..] };
}

/// <summary>A test of the text of one operand; true when any of its values passes.</summary>
/// <param name="Operand">What is tested.</param>
/// <param name="Test">How.</param>
/// <param name="MissingIsFalse">True in search, where a missing field makes the test false; in eval it is null.</param>
/// <param name="Lowered">What the optimizer made of what, for the reader of the generated code; null when nothing.</param>
public sealed record TestExpression(Expression Operand, TextTest Test, bool MissingIsFalse, string? Lowered = null)
    : Expression(SplType.Bool with { IsNullable = !MissingIsFalse })
{
    public override ImmutableArray<Expression> Parts => [Operand];

    public override Expression WithParts(ImmutableArray<Expression> parts) => this with { Operand = parts[0] };
}

/// <summary>A word, phrase, TERM() or CASE() that <c>_raw</c> must contain.</summary>
public sealed record RawTermExpression(SearchTermKind Kind, string Text, Expression Raw) : Expression(SplType.Bool.NotNull)
{
    public override ImmutableArray<Expression> Parts => [Raw];

    public override Expression WithParts(ImmutableArray<Expression> parts) => this with { Raw = parts[0] };
}

/// <summary>A subsearch as a condition: true when the row fits one of its rows, or what its fields <c>search</c> and <c>query</c> say.</summary>
/// <param name="Inner">The subsearch.</param>
/// <param name="Reads">What is read of the row.</param>
/// <param name="ReadsAll">True when only its rows say which fields are read; <paramref name="Reads"/> then holds what is known of the row.</param>
public sealed record SubsearchExpression(Plan Inner, ImmutableArray<FieldExpression> Reads, bool ReadsAll) : Expression(SplType.Bool.NotNull)
{
    public override Plan? Search => Inner;

    public override Expression WithSearch(Func<Plan, Plan> rewrite) => this with { Inner = rewrite(Inner) };

    public override ImmutableArray<Expression> Parts => [.. Reads];

    public override Expression WithParts(ImmutableArray<Expression> parts) => this with { Reads = [.. parts.OfType<FieldExpression>()] };
}

/// <summary>A subsearch as a value: the text that its <c>return</c> leaves, read as a number or quoted text.</summary>
public sealed record SubsearchValueExpression(Plan Inner) : Expression(SplType.Any)
{
    public override Plan? Search => Inner;

    public override Expression WithSearch(Func<Plan, Plan> rewrite) => this with { Inner = rewrite(Inner) };
}

/// <summary>A value of the row that the template of a <c>map</c> runs for.</summary>
/// <param name="Name">The field of that row.</param>
public sealed record ParameterExpression(string Name) : Expression(SplType.Any);

/// <summary>A field whose name is only known at run time, in a template of <c>foreach</c>: every field is in the list of the row.</summary>
/// <param name="Name">The name; null reads nothing.</param>
public sealed record NamedFieldExpression(Expression Name) : Expression(SplType.Any)
{
    public override ImmutableArray<Expression> Parts => [Name];

    public override Expression WithParts(ImmutableArray<Expression> parts) => this with { Name = parts[0] };
}

/// <summary>A comparison of search whose text is only known at run time.</summary>
/// <param name="Operand">The field.</param>
/// <param name="Operator">How.</param>
/// <param name="Text">The text; <c>*</c> in it is a wildcard. Null makes the comparison false.</param>
public sealed record LateTestExpression(Expression Operand, Comparison Operator, Expression Text) : Expression(SplType.Bool.NotNull)
{
    public override ImmutableArray<Expression> Parts => [Operand, Text];

    public override Expression WithParts(ImmutableArray<Expression> parts) => this with { Operand = parts[0], Text = parts[1] };
}

/// <summary>Part of a route: the event may be a Windows record with this id, as far as its fields say.</summary>
public sealed record RecordTermExpression(string Id) : Expression(SplType.Bool.NotNull);

/// <summary>Part of a route: the text of the event holds <c>EventCode=</c>.</summary>
public sealed record EventCodeTextExpression() : Expression(SplType.Bool.NotNull);

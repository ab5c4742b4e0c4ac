using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>eval</c>: computes fields. A null result removes the field.</summary>
public sealed class Eval : Command<Eval.Syntax>
{
    public override WordDoc Doc { get; } = new("eval")
    {
        Usage = "eval <field>=<expression> [, <field>=<expression>]...",
        Summary = "Computes fields from an expression; each assignment sees the ones before it. A null result removes the field; `{x}` in the name of a target is the value of x.",
        Manual = "Search Reference, eval",
        Examples =
        [
            new("a later assignment sees an earlier one", "eval b=a+1, c=b*2", """{"a": "1"}""", """{"a": "1", "b": 2, "c": 4}"""),
            new("`.` joins texts", "eval who=user.\"@\".host", """{"user": "eve", "host": "h1"}""", """{"user": "eve", "host": "h1", "who": "eve@h1"}"""),
            new("a name that stands in another field", "eval {k}=v, count_{k}=1 | fields - k, v", """[{"k": "x", "v": "7"}, {"v": "8"}]""", """[{"x": "7", "count_x": 1}, {}]"""),
            new("null removes the field", "eval a=null()", """{"a": "1", "b": "2"}""", """{"b": "2"}"""),
        ],
    };

    public override TokenMode Mode => TokenMode.Eval;

    // Syntax

    public sealed record Assignment(FieldSyntax Target, ExpressionSyntax Value)
    {
        public override string ToString() => $"{Target}={Value}";
    }

    public sealed record Syntax(ImmutableArray<Assignment> Assignments) : CommandSyntax
    {
        public override string ToString() => $"eval {string.Join(", ", Assignments)}";
    }

    /// <summary>Everything up to the equal sign: a target may be <c>cpu:mem</c> or <c>feature_-value</c> without quotes.</summary>
    private static readonly TokenListParser<SplToken, FieldSyntax> s_target = input =>
    {
        TokenListParserResult<SplToken, FieldSyntax> name = s_plainTarget!(input);
        TokenList<SplToken> rest = name.Remainder;
        if (!name.HasValue || name.Value.IsQuoted)
            return name;
        int end = name.Value.Span.End;
        string source = input.ConsumeToken().Value.Span.Source!;
        while (!rest.IsAtEnd && rest.ConsumeToken() is var next && next.Value.Position.Absolute == end && IsNamePart(next.Value.Kind))
            (rest, end) = (next.Remainder, next.Value.SourceSpan().End);
        return TokenListParserResult.Value(
            new FieldSyntax(Rules.SourceSpan.FromBounds(name.Value.Span.Start, end), source[name.Value.Span.Start..end]), input, rest);
    };

    private static bool IsNamePart(SplToken kind) =>
        kind is SplToken.Word or SplToken.Number or SplToken.Minus or SplToken.Dot or SplToken.Slash or SplToken.Percent or SplToken.None;

    private static readonly TokenListParser<SplToken, FieldSyntax> s_plainTarget =
        Token.EqualTo(SplToken.Word).Select(token => new FieldSyntax(token.SourceSpan(), token.ToStringValue()))
            .Or(Token.EqualTo(SplToken.QuotedField).Select(token => new FieldSyntax(token.SourceSpan(), token.ToStringValue().Trim('\''), IsQuoted: true)))
            .Or(Token.EqualTo(SplToken.Text).Select(token => new FieldSyntax(token.SourceSpan(), Terms.Unquote(token), IsQuoted: true)))
            .Named("field name");

    private static readonly TokenListParser<SplToken, Assignment> s_assignment =
        from target in s_target
        from equal in Token.EqualTo(SplToken.Equal)
        from value in ExpressionParser.Expression
        select new Assignment(target, value);

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        s_assignment.AtLeastOnceDelimitedBy(Token.EqualTo(SplToken.Comma)).Select(assignments => new Syntax([.. assignments]));

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        if (binder.HasTooManyNames(syntax.Assignments.Length, syntax.Assignments[0].Target.Span))
            return null;
        var stages = ImmutableArray.CreateBuilder<Stage>();
        var assignments = ImmutableArray.CreateBuilder<(string, Expression)>();
        Schema input = binder.Input;
        Schema current = input;
        bool isRefused = false;
        foreach (Assignment assignment in syntax.Assignments)
        {
            Expression? value = binder.Over(current, () => binder.BindValue(assignment.Value));
            if (value is null)
            {
                isRefused = true;
            }
            else if (IsComputed(assignment.Target.Name) || (binder.MakesNames && assignment.Target.Name is not ("_time" or "_raw" or ForeachTemplate.Field)))
            {
                Flush();
                stages.Add(ComputedNameStage.Create(current, binder.Over(current, () => ComputedName(assignment.Target, binder)), value));
                current = input = stages[^1].Output;
            }
            else
            {
                assignments.Add((assignment.Target.Name, value));
                current = current.With(new Column(assignment.Target.Name, value.Type));
            }
        }

        Flush();
        return isRefused ? null : SequenceStage.Create(binder.Input, stages.ToImmutable(), syntax.ToString());

        void Flush()
        {
            if (assignments.Count > 0)
                stages.Add(new EvalStage(assignments.ToImmutable()) { Input = input, Output = current });
            assignments.Clear();
        }
    }

    /// <summary>A name with <c>{field}</c> in it is made from the value of that field; <c>{}</c> alone is part of a JSON path.</summary>
    private static bool IsComputed(string name)
    {
        int open = name.IndexOf('{', StringComparison.Ordinal);
        return open >= 0 && name.IndexOf('}', open) > open + 1;
    }

    /// <summary>The texts and fields that a computed name is joined of: <c>count_{user}</c>.</summary>
    internal static Expression ComputedName(FieldSyntax target, Binder binder)
    {
        var parts = ImmutableArray.CreateBuilder<Expression>();
        string rest = target.Name;
        while (rest.Length > 0)
        {
            int open = rest.IndexOf('{', StringComparison.Ordinal);
            int close = open < 0 ? -1 : rest.IndexOf('}', open);
            if (close < 0)
                open = close = rest.Length;
            if (open > 0)
                parts.Add(ConstantExpression.Of(rest[..open]));
            if (close < rest.Length)
                parts.Add(binder.Resolve(rest[(open + 1)..close], target.Span));
            rest = rest[Math.Min(rest.Length, close + 1)..];
        }

        return new ConcatenationExpression(parts.ToImmutable());
    }

    // Emission

    /// <summary>Assignments, from left to right.</summary>
    public sealed record EvalStage(ImmutableArray<(string Field, Expression Value)> Assignments) : Stage
    {
        public override ImmutableArray<Expression> Expressions => [.. Assignments.Select(assignment => assignment.Value)];

        public override Stage WithExpressions(ImmutableArray<Expression> expressions) =>
            this with { Assignments = [.. Assignments.Zip(expressions, (assignment, value) => (assignment.Field, value))] };

        public override IEnumerable<string> Defines => Assignments.Select(assignment => assignment.Field);

        public override FieldNeeds Needs(FieldNeeds output)
        {
            foreach ((string field, Expression value) in Assignments.Reverse())
                output = output.Contains(field) ? output.Without(field).With(value) : output;
            return output;
        }

        public override Stage? Prune(FieldNeeds output)
        {
            var kept = new List<(string, Expression)>();
            foreach ((string field, Expression value) in Assignments.Reverse())
            {
                if (!output.Contains(field))
                    continue;
                kept.Insert(0, (field, value));
                output = output.Without(field).With(value);
            }

            return kept.Count == 0 ? null : this with { Assignments = [.. kept] };
        }

        public override void Emit(StageEmitter emit, Action next)
        {
            emit.Comment(Source);
            foreach ((string field, Expression value) in Assignments)
            {
                if (value.Type.Kind == SplKind.Null)
                    emit.Scope.Set(field, new Code("SplValue.Null", SplType.Null));
                else
                    emit.Define(field, emit.Expressions.Value(value));
            }

            next();
        }

        public override string ToString() => $"eval {string.Join(", ", Assignments.Select(assignment => $"{assignment.Field} = {PlanText.Of(assignment.Value)}"))}";
    }
}

using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>head</c>: keeps the first rows; of events these are the newest.</summary>
public sealed class Head : Command<Head.Syntax>
{
    public override WordDoc Doc { get; } = new("head")
    {
        Usage = "head [<number>|limit=<number>] [(<condition>)] [null=<bool>] [keeplast=<bool>]",
        Summary = "Keeps the first rows: 10, the given number, or up to the first for which a condition is false. keeplast=t keeps that one too; null=t goes on where the condition is null. Events come newest first.",
        Manual = "Search Reference, head",
        Examples =
        [
            new("the newest event", "head 1", """[{"_time": 1, "n": "1"}, {"_time": 3, "n": "3"}, {"_time": 2, "n": "2"}]""", """{"n": "3"}"""),
            new("limit is the same", "head limit=2", """[{"n": "1"}, {"n": "2"}, {"n": "3"}]""", """[{"n": "1"}, {"n": "2"}]"""),
            new("fewer rows than asked for", "head 5", """{"n": "1"}""", """{"n": "1"}"""),
            new("as long as a condition holds", "head (n<3)", """[{"n": "1"}, {"n": ["5", "2"]}, {"n": "3"}, {"n": "1"}]""", """[{"n": "1"}, {"n": ["5", "2"]}]"""),
            new("null ends it", "head (n<3) keeplast=t", """[{"n": "1"}, {"m": "2"}, {"n": "1"}]""", """[{"n": "1"}, {"m": "2"}]"""),
            new("null goes on", "head limit=3 (n<3) null=t", """[{"n": "1"}, {"m": "2"}, {"n": "1"}, {"n": "1"}]""", """[{"n": "1"}, {"m": "2"}, {"n": "1"}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(string? Limit, SourceSpan LimitSpan, ExpressionSyntax? While, bool GoesOnOverNull, bool KeepLast) : CommandSyntax
    {
        public override string ToString() =>
            "head" + (Limit is null ? "" : $" {Limit}") + (While is null ? "" : $" ({While})") + (GoesOnOverNull ? " null=true" : "") + (KeepLast ? " keeplast=true" : "");
    }

    private sealed record LimitPart(string Text, SourceSpan Span);

    private sealed record FlagPart(string Name, bool IsSet);

    private static readonly TokenListParser<SplToken, object> s_part =
        Terms.Option("limit").Select(option => (object)new LimitPart(option.Value, option.ValueSpan))
            .Or(Terms.Flag("null").Select(isSet => (object)new FlagPart("null", isSet)))
            .Or(Terms.Flag("keeplast").Select(isSet => (object)new FlagPart("keeplast", isSet)))
            .Or(Enclosed.In(ExpressionParser.Expression, TokenMode.Eval).Select(condition => (object)condition.Value))
            .Or(Token.EqualTo(SplToken.Word).Select(token => (object)new LimitPart(token.ToStringValue(), token.SourceSpan())));

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in s_part.Many()
        where parts.OfType<LimitPart>().Count() <= 1 && parts.OfType<ExpressionSyntax>().Count() <= 1
        let limit = parts.OfType<LimitPart>().SingleOrDefault()
        select new Syntax(limit?.Text, limit?.Span ?? default, parts.OfType<ExpressionSyntax>().SingleOrDefault(), IsSet(parts, "null"), IsSet(parts, "keeplast"));

    private static bool IsSet(object[] parts, string name) => parts.OfType<FlagPart>().LastOrDefault(part => part.Name == name) is { IsSet: true };

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        // A condition alone has no limit.
        long limit = syntax.While is null ? 10 : long.MaxValue;
        if (syntax.Limit is not null && !long.TryParse(syntax.Limit, NumberStyles.None, CultureInfo.InvariantCulture, out limit))
        {
            binder.Report(Descriptors.InvalidOption, syntax.LimitSpan, $"`head` takes a number of rows, found `{syntax.Limit}`", "no whole number", $"usage: `{Doc.Usage}`");
            return null;
        }

        if (syntax.While is null)
            return new HeadStage(limit, null, syntax.GoesOnOverNull, syntax.KeepLast) { Input = binder.Input, Output = binder.Input };
        return binder.BindCondition(syntax.While) is { } condition
            ? new HeadStage(limit, condition, syntax.GoesOnOverNull, syntax.KeepLast) { Input = binder.Input, Output = binder.Input }
            : null;
    }

    // Emission

    /// <param name="Limit">The most rows.</param>
    /// <param name="While">Rows are kept up to the first for which it is false; null when there is no such condition.</param>
    /// <param name="GoesOnOverNull">True when a null condition counts as true.</param>
    /// <param name="KeepLast">True when the row for which it is false is kept too.</param>
    public sealed record HeadStage(long Limit, Expression? While, bool GoesOnOverNull, bool KeepLast) : Stage
    {
        public override bool NeedsOrder => true;

        public override ImmutableArray<Expression> Expressions => While is null ? [] : [While];

        public override Stage WithExpressions(ImmutableArray<Expression> expressions) => While is null ? this : this with { While = expressions[0] };

        public override FieldNeeds Needs(FieldNeeds output) => While is null ? output : output.With(While);

        public override void Emit(StageEmitter emit, Action next)
        {
            emit.Comment(Source);
            if (Limit < long.MaxValue)
            {
                string count = emit.Members.Unique("_headCount");
                emit.Members.State.Add($"private long {count};");
                emit.Writer.Line($"if (++{count} > {Limit.ToString(CultureInfo.InvariantCulture)}) {emit.Scope.Skip}");
            }

            if (While is not null)
                WriteWhile(emit, While);
            next();
        }

        private void WriteWhile(StageEmitter emit, Expression condition)
        {
            string hasEnded = emit.Members.Unique("_headHasEnded");
            emit.Members.State.Add($"private bool {hasEnded};");
            emit.Writer.Line($"if ({hasEnded}) {emit.Scope.Skip}");
            emit.Writer.Line($"{hasEnded} = {(GoesOnOverNull ? emit.Expressions.False(condition).Text : "!" + emit.Expressions.True(condition).Operand)};");
            if (!KeepLast)
                emit.Writer.Line($"if ({hasEnded}) {emit.Scope.Skip}");
        }

        public override string ToString() =>
            $"head {Limit}{(While is null ? "" : $" while {PlanText.Of(While)}")}{(GoesOnOverNull ? " null" : "")}{(KeepLast ? " keeplast" : "")}";
    }
}

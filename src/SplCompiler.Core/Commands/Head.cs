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
        Usage = "head [<number>|limit=<number>]",
        Summary = "Keeps the first rows, 10 when no number is given. Events come newest first.",
        Manual = "Search Reference, head",
        Examples =
        [
            new("the newest event", "head 1", """[{"_time": 1, "n": "1"}, {"_time": 3, "n": "3"}, {"_time": 2, "n": "2"}]""", """{"n": "3"}"""),
            new("limit is the same", "head limit=2", """[{"n": "1"}, {"n": "2"}, {"n": "3"}]""", """[{"n": "1"}, {"n": "2"}]"""),
            new("fewer rows than asked for", "head 5", """{"n": "1"}""", """{"n": "1"}"""),
        ],
    };

    // Syntax

    public sealed record Syntax(string? Limit, SourceSpan LimitSpan) : CommandSyntax
    {
        public override string ToString() => Limit is null ? "head" : $"head {Limit}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        Terms.Option("limit").Select(option => new Syntax(option.Value, option.ValueSpan))
            .Or(Token.EqualTo(SplToken.Word).Select(token => new Syntax(token.ToStringValue(), token.SourceSpan())))
            .OptionalOrDefault(new Syntax(null, default));

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        long limit = 10;
        if (syntax.Limit is not null && !long.TryParse(syntax.Limit, NumberStyles.None, CultureInfo.InvariantCulture, out limit))
        {
            binder.Report(Descriptors.InvalidOption, syntax.LimitSpan, $"`head` takes a number of rows, found `{syntax.Limit}`", "no whole number", $"usage: `{Doc.Usage}`");
            return null;
        }

        return new HeadStage(limit) { Input = binder.Input, Output = binder.Input };
    }

    // Emission

    public sealed record HeadStage(long Limit) : Stage
    {
        public override bool NeedsOrder => true;

        public override FieldNeeds Needs(FieldNeeds output) => output;

        public override void Emit(StageEmitter emit, Action next)
        {
            string count = emit.Members.Unique("_headCount");
            emit.Members.State.Add($"private long {count};");
            emit.Comment(Source);
            emit.Writer.Line($"if (++{count} > {Limit.ToString(CultureInfo.InvariantCulture)}) {emit.Scope.Skip}");
            next();
        }

        public override string ToString() => $"head {Limit}";
    }
}

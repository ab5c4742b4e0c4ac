using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>regex</c>: keeps the rows in which a PCRE matches somewhere in a field.</summary>
public sealed class Regex : Command<Regex.Syntax>
{
    public override WordDoc Doc { get; } = new("regex")
    {
        Usage = "regex [<field>(=|!=)]\"<pattern>\"",
        Summary = "Keeps the rows in which the pattern (PCRE, with case) matches somewhere in the field, `_raw` when none is named. `!=` also keeps rows without the field.",
        Manual = "Search Reference, regex",
        Examples =
        [
            new("a pattern matches anywhere", "regex process=\"(?i)cmd\\.exe\"", """[{"process": "C:\\CMD.EXE /c"}, {"process": "x"}]""", """{"process": "C:\\CMD.EXE /c"}"""),
            new("!= keeps rows without the field", "regex a!=\"x\"", """[{"a": "x1"}, {"a": "y"}, {"b": "1"}]""", """[{"a": "y"}, {"b": "1"}]"""),
            new("any value of several", "regex a=\"^x\"", """{"a": ["y", "x1"]}""", """{"a": ["y", "x1"]}"""),
        ],
    };

    public override TokenMode Mode => TokenMode.Pattern;

    // Syntax

    public sealed record Syntax(FieldSyntax? Field, bool IsNegated, string Pattern, SourceSpan PatternSpan) : CommandSyntax
    {
        public override string ToString() =>
            $"regex {(Field is null ? "" : Field.Name + (IsNegated ? "!=" : "="))}\"{StringEscapes.Escape(Pattern)}\"";
    }

    private sealed record FieldPart(FieldSyntax Field, bool IsNegated);

    private static readonly TokenListParser<SplToken, FieldPart> s_field =
        from field in Token.EqualTo(SplToken.Word)
        from comparison in Token.EqualTo(SplToken.Equal).Or(Token.EqualTo(SplToken.NotEqual))
        select new FieldPart(new FieldSyntax(field.SourceSpan(), field.ToStringValue()), comparison.Kind == SplToken.NotEqual);

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from field in s_field.AsNullable().OptionalOrDefault()
        from pattern in Token.EqualTo(SplToken.Pattern)
        select new Syntax(field?.Field, field?.IsNegated ?? false, PatternText.Join(pattern.ToStringValue()), pattern.SourceSpan());

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        if (syntax.Field is null && UnquotedStart(binder.Text.Slice(syntax.PatternSpan)) is { } start)
        {
            binder.Report(Descriptors.SyntaxError, new SourceSpan(syntax.PatternSpan.Start + start - 1, 1), "expected `=` or `!=` between the field and the pattern of `regex`", "no comparison", $"usage: `{Doc.Usage}`");
            return null;
        }

        if (!Patterns.Check(syntax.Pattern, syntax.PatternSpan, binder))
            return null;
        FieldExpression field = syntax.Field is null ? binder.Resolve("_raw", syntax.PatternSpan) : binder.Resolve(syntax.Field);
        Expression test = new TestExpression(field, new RegexTest(syntax.Pattern), MissingIsFalse: true);
        return new FilterStage(syntax.IsNegated ? new NotExpression(test) : test) { Input = binder.Input, Output = binder.Input };
    }

    /// <summary>How far text without quotes reaches before the first quote; null when all of it, or nothing, is in quotes.</summary>
    private static int? UnquotedStart(string pattern) => pattern.IndexOf('"', StringComparison.Ordinal) is > 0 and var quote && pattern[quote - 1] != '\\' ? quote : null;
}

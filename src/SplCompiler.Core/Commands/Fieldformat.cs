using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>fieldformat</c>: how a field is shown; its value stays.</summary>
public sealed class Fieldformat : Command<Fieldformat.Syntax>
{
    public override WordDoc Doc { get; } = new("fieldformat")
    {
        Usage = "fieldformat <field>=<expression>",
        Summary = "Says how a field is shown in a table of Splunk. Values stay as they are, and rows here hold values.",
        Manual = "Search Reference, fieldformat",
        Examples =
        [
            new("the value stays", "fieldformat n=tostring(n)", """{"n": 1}""", """{"n": 1}""", Reports: "SPL3023"),
            new("a missing field stays missing", "fieldformat x=\"-\"", """{"n": "1"}""", """{"n": "1"}""", Reports: "SPL3023"),
            new("several values stay", "fieldformat n=mvindex(n, 0)", """{"n": ["1", "2"]}""", """{"n": ["1", "2"]}""", Reports: "SPL3023"),
        ],
    };

    public override TokenMode Mode => TokenMode.Eval;

    // Syntax

    public sealed record Syntax(FieldSyntax Field, ExpressionSyntax Value) : CommandSyntax
    {
        public override string ToString() => $"fieldformat {Field}={Value}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from field in Token.EqualTo(SplToken.Word).Select(token => new FieldSyntax(token.SourceSpan(), token.ToStringValue()))
            .Or(Token.EqualTo(SplToken.QuotedField).Select(token => new FieldSyntax(token.SourceSpan(), token.ToStringValue().Trim('\''), IsQuoted: true)))
            .Or(Token.EqualTo(SplToken.Text).Select(token => new FieldSyntax(token.SourceSpan(), Terms.Unquote(token), IsQuoted: true)))
            .Named("field name")
        from equal in Token.EqualTo(SplToken.Equal)
        from value in ExpressionParser.Expression
        select new Syntax(field, value);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        if (binder.BindValue(syntax.Value) is null)
            return null;
        binder.Report(Descriptors.NoEffect, syntax.Span, "`fieldformat` only changes how a table is shown: values stay", "no effect", "`eval` changes the value");
        return new PassStage(syntax.ToString()) { Input = binder.Input, Output = binder.Input };
    }
}

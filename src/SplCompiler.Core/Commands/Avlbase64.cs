using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>avlbase64</c>: decodes Base64, as the Anvilogic app does.</summary>
public sealed class Avlbase64 : Command<Avlbase64.Syntax>
{
    public override WordDoc Doc { get; } = new("avlbase64")
    {
        Usage = "avlbase64 type=decode field=<field>",
        Summary = "Replaces Base64 in a field by the text that it stands for: UTF-16 where every second byte is 0 (as PowerShell encodes commands), else UTF-8. Text that is no Base64 stays.",
        Manual = "Anvilogic app for Splunk, avlbase64",
        Examples =
        [
            new("a command of PowerShell", "avlbase64 type=decode field=x", """{"x": "dwBoAG8AYQBtAGkA"}""", """{"x": "whoami"}"""),
            new("UTF-8", "avlbase64 field=x type=decode", """[{"x": ["d2hvYW1p", "bHM="]}, {"a": "1"}]""", """[{"x": ["whoami", "ls"]}, {"a": "1"}]"""),
            new("no Base64", "avlbase64 type=decode field=x", """{"x": "%%%"}""", """{"x": "%%%"}"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options) : CommandSyntax
    {
        public override string ToString() => $"avlbase64{OptionSet.TextOf(Options)}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from options in (from option in Terms.AnyOption from comma in Token.EqualTo(SplToken.Comma).Many() select option).AtLeastOnce()
        select new Syntax([.. options]);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        var options = new OptionSet(syntax.Options, "avlbase64", binder, "type", "field");
        if (options.Find("type") is not { Value: "decode" } type)
        {
            options.Refuse(options.Find("type") ?? syntax.Options[0], "`avlbase64` can only decode here", "expected type=decode");
            return null;
        }

        if (options.Find("field") is not { } named)
        {
            options.Refuse(type, "`avlbase64` needs a field", "no field", $"usage: `{Doc.Usage}`");
            return null;
        }

        FieldExpression field = binder.Resolve(named.Value, named.ValueSpan);
        if (options.IsRefused)
            return null;
        return field.Type.Kind == SplKind.Null
            ? new PassStage($"avlbase64 {field.Name}: null") { Input = binder.Input, Output = binder.Input }
            : binder.Assign((field.Name, new RowFunction("Base64.Decode", SplType.Any).Of(field)));
    }
}

using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>cidrmatch</c>: true when the address lies in the block, IPv4 or IPv6; what is no address lies in none.</summary>
public sealed class Cidrmatch : EvalFunction
{
    public override WordDoc Doc { get; } = new("cidrmatch")
    {
        Usage = "cidrmatch(<block>, <address>)",
        Summary = "True when the address lies in the block, IPv4 or IPv6; what is no address lies in none.",
        Manual = "Search Reference, Comparison and Conditional functions",
        Examples =
        [
            new("in a block", "where cidrmatch(\"192.0.2.0/24\", a)", """[{"a": "192.0.2.56"}, {"a": "192.0.3.0"}, {"a": "host"}]""", """{"a": "192.0.2.56"}"""),
            new("a block in a field", "where cidrmatch(c, a)", """{"a": "2001:db8::1", "c": "2001:db8::/32"}""", """{"a": "2001:db8::1", "c": "2001:db8::/32"}"""),
            new("null is not true, nor is its opposite", "where NOT cidrmatch(\"10.0.0.0/8\", a)", """[{"z": "1"}, {"a": "1.2.3.4"}]""", """{"a": "1.2.3.4"}"""),
            new("any of several values", "where cidrmatch(\"10.0.0.0/8\", a)", """{"a": ["host", "10.1.2.3"]}""", """{"a": ["host", "10.1.2.3"]}"""),
        ],
    };

    public override int MinimumArguments => 2;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder)
    {
        if (arguments[0] is not ConstantExpression { TextValue: { } block })
            return new CallExpression(this, arguments, SplType.Bool);
        if (AddressBlocks.Whole(block) is not { } whole)
        {
            binder.Report(Descriptors.TypeMismatch, syntax.Arguments[0].Span, $"`{block}` is no address block", "expected an address, a slash and a number of bits",
                "the block comes first, the address second");
            return null;
        }

        return new CallExpression(this, [ConstantExpression.Of(whole), arguments[1]], SplType.Bool);
    }

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Bool;

    public override Code Emit(CallExpression call, ExpressionEmitter emit)
    {
        Code addresses = emit.Fields(call.Arguments[1], call.Arguments[1]);
        if (call.Arguments[0] is not ConstantExpression { TextValue: { } constant })
            return new Code($"Eval.Cidrmatch({emit.Text(call.Arguments[0]).Text}, {addresses.Text})", SplType.Bool);
        string block = emit.Stage.Static("Cidr", "addressBlock", $"Cidr.Parse({CSharpText.Literal(constant)})");
        return new Code($"{addresses.Operand}.{RuntimeNames.FieldPredicates.AnyInCidr}({block})", SplType.Bool);
    }
}

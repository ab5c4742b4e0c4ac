using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>printf</c>: formats values as C's printf does: conversions d i u o x X e E f F g G a A c s p and %, flags ' + - # 0 and blank, width and precision.</summary>
public sealed class Printf() : ValueFunction("Printf", SplType.Text)
{
    public override WordDoc Doc { get; } = new("printf")
    {
        Usage = "printf(<format>, <value>, ...)",
        Summary = "Formats values as C's printf does: conversions d i u o x X e E f F g G a A c s p and %, flags ' + - # 0 and blank, width and precision.",
        Manual = "Search Reference, Conversion functions",
        Examples =
        [
            new("numbers and text", "eval b=printf(\"%04.4f %-10s|\", a, \"abc\")", """{"a": "2.5"}""", """{"a": "2.5", "b": "2.5000 abc       |"}"""),
            new("bases", "eval b=printf(\"%x %X %o %#x\", a, a, a, a)", """{"a": "255"}""", """{"a": "255", "b": "ff FF 377 0xff"}"""),
            new("a width from an argument", "eval b=printf(\"%.*f\", 1, a)", """{"a": "1.23"}""", """{"a": "1.23", "b": "1.2"}"""),
            new("thousands", "eval b=printf(\"%'d\", a)", """{"a": "12345"}""", """{"a": "12345", "b": "12,345"}"""),
            new("null", "eval b=printf(\"%s\", a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values", "eval b=printf(\"%s\", a)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override int MaximumArguments => int.MaxValue;
}

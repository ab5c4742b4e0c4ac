using SplCompiler.Runtime;

namespace SplCompiler.Tests.Functions;

/// <summary>The table of examples of the manual, and corners of C's printf.</summary>
public sealed class PrintfTests
{
    [Theory]
    [InlineData("%.2e", "5.14e+03", 5139.0)]
    [InlineData("%.2f", "3.14", 3.14159)]
    [InlineData("%x,%X", "a,A", 10.0, 10.0)]
    [InlineData("%04d", "0001", 1.0)]
    [InlineData("100%%", "100%")]
    [InlineData("%.*f", "1.2", 1.0, 1.23)]
    [InlineData("%s%s", "ab", "a", "b")]
    [InlineData("%d,%i", "-2,4", -2.0, 4.0)]
    [InlineData("%o", "377", 255.0)]
    [InlineData("%#x", "0x1", 1.0)]
    [InlineData("%+4d", "  +1", 1.0)]
    [InlineData("%c,%c", "A,F", 65.0, "Foo")]
    [InlineData("%'d", "12,345", 12345.0)]
    [InlineData("%.3A", "0X1.922P+1", Math.PI)]
    [InlineData("%-6s|%6s|", "ab    |    ab|", "ab", "ab")]
    [InlineData("%.3s", "abc", "abcdef")]
    [InlineData("%g %g %g", "100000 1e+06 0.0001", 100000.0, 1000000.0, 0.0001)]
    [InlineData("%#.3g", "1.00", 1.0)]
    [InlineData("%a", "0x1p+0", 1.0)]
    [InlineData("%.20e", "1.00000000000000005551e-01", 0.1)]
    [InlineData("%06.2f", "-01.50", -1.5)]
    [InlineData("%*d", "   7", 4.0, 7.0)]
    [InlineData("%-*d|", "7   |", 4.0, 7.0)]
    [InlineData("%.5d", "00042", 42.0)]
    [InlineData("%#o", "010", 8.0)]
    [InlineData("%z %p", "a FF", "a", 255.0)]
    public void AFormatGives(string format, string expected, params object[] arguments) =>
        Assert.Equal(expected, Eval.Printf(format, [.. arguments.Select(Value)]));

    [Theory]
    [InlineData("%d")]
    [InlineData("%n", 1.0)]
    [InlineData("%d", "x")]
    [InlineData("%99999999d", 1.0)]
    [InlineData("%")]
    public void WhatCannotBeFormattedIsNull(string format, params object[] arguments) =>
        Assert.Null(Eval.Printf(format, [.. arguments.Select(Value)]));

    private static SplValue Value(object argument) => argument is double number ? number : SplValue.FromText((string)argument);
}

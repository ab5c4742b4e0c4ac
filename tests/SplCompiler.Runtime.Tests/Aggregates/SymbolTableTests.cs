using System.Globalization;
using System.Text;
using Xunit;

namespace SplCompiler.Runtime.Tests;

public sealed class SymbolTableTests
{
    // Among short texts some that are longer than a page of the table, and one that is empty.
    private static byte[] Text(int number) => number switch
    {
        0 => [],
        _ when number % 9_000 == 0 => Encoding.UTF8.GetBytes(new string('x', 200_000) + number.ToString(CultureInfo.InvariantCulture)),
        _ => Encoding.UTF8.GetBytes($"text {number}"),
    };

    [Fact]
    public void EveryTextHasOneSymbolAndEverySymbolItsText()
    {
        const int Texts = 50_000;
        var symbols = new SymbolTable();
        for (int i = 0; i < Texts; i++)
        {
            Assert.Equal(i, symbols.Intern(Text(i)).Index);
            Assert.Equal(i / 2, symbols.Intern(Text(i / 2)).Index);
        }

        Assert.Equal(Texts, symbols.Count);
        for (int i = 0; i < Texts; i++)
            Assert.True(symbols.ValueAt(i).SequenceEqual(Text(i)), $"text {i}");
    }
}

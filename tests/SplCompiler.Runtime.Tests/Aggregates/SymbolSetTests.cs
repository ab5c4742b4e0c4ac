using System.Globalization;
using Xunit;

namespace SplCompiler.Runtime.Tests;

/// <summary>Sets of texts around the sizes at which they change their form, against a set of .NET.</summary>
public sealed class SymbolSetTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(24)]
    [InlineData(25)]
    [InlineData(1000)]
    [InlineData(20_000)]
    public void HoldsEachTextOnceAndGivesThemSorted(int texts)
    {
        var symbols = new SymbolTable();
        var set = new SymbolSet();
        var expected = new SortedSet<string>(StringComparer.Ordinal);
        var random = new Random(texts);
        for (int i = 0; i < texts * 3; i++)
        {
            string text = random.Next(texts).ToString(CultureInfo.InvariantCulture);
            set.Add(text, symbols);
            expected.Add(text);
            Assert.Equal(expected.Count, set.Count);
        }

        Assert.Equal(expected, set.Values(symbols).ToTexts() ?? []);
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(10, 10)]
    [InlineData(16, 400)]
    [InlineData(400, 16)]
    public void MergesSetsOfOtherTables(int first, int second)
    {
        SymbolTable ours = new(), theirs = new();
        theirs.Intern("in no set");
        SymbolSet set = Numbers(0, first, ours), other = Numbers(first / 2, second, theirs);
        set.Merge(other, new SymbolMap(theirs, ours));

        var expected = Enumerable.Range(0, first).Union(Enumerable.Range(first / 2, second)).Select(Text).Order(StringComparer.Ordinal);
        Assert.Equal(expected, set.Values(ours).ToTexts());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(3000)]
    public void IsTheSameAfterSavingAndRestoring(int texts)
    {
        var symbols = new SymbolTable();
        SymbolSet set = Numbers(0, texts, symbols);
        using var stream = new MemoryStream();
        using var writer = new StateWriter(stream);
        set.Save(writer);
        writer.Flush();
        stream.Position = 0;
        using var reader = new StateReader(stream);
        var restored = new SymbolSet();
        restored.Restore(reader);

        Assert.Equal(texts, restored.Count);
        Assert.Equal(set.Values(symbols).ToTexts(), restored.Values(symbols).ToTexts());
        restored.Add(Text(0), symbols);
        Assert.Equal(Math.Max(1, texts), restored.Count);
    }

    [Fact]
    public void AddingKnownTextsAllocatesNothing()
    {
        var symbols = new SymbolTable();
        SymbolSet set = Numbers(0, 1000, symbols);
        string[] texts = [.. Enumerable.Range(0, 1000).Select(Text)];
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (string text in texts)
            set.Add(text, symbols);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(1000, set.Count);
    }

    private static SymbolSet Numbers(int start, int count, SymbolTable symbols)
    {
        var set = new SymbolSet();
        for (int i = start; i < start + count; i++)
            set.Add(Text(i), symbols);
        return set;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

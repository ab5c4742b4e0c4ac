using Xunit;

namespace SplCompiler.Runtime.Tests;

public sealed class NumberIndexTests
{
    /// <summary>Hashes that leave little to tell numbers apart: all the same, few, alike in their lower or in their upper bits.</summary>
    public static TheoryData<string> Kinds => ["same", "few", "lower", "upper", "random"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryNumberIsFoundByItsHashOnce(string kind)
    {
        const int Numbers = 2_000;
        var random = new Random(7);
        uint[] hashes = [.. Enumerable.Range(0, Numbers).Select(number => kind switch
        {
            "same" => 0xFFFF_FFFF,
            "few" => (uint)(number % 3) * 0x4000_0001,
            "lower" => (uint)number << 20,
            "upper" => (uint)number,
            _ => (uint)random.NextInt64(),
        })];
        var index = new NumberIndex();
        for (int number = 0; number < Numbers; number++)
        {
            if (index.IsFull(number))
            {
                index.Grow();
                for (int before = 0; before < number; before++)
                    index.Add(hashes[before], before);
            }

            index.Add(hashes[number], number);
        }

        for (int number = 0; number < Numbers; number++)
        {
            List<int> found = [];
            for (int one = index.First(hashes[number], out int place); one >= 0; one = index.Next(hashes[number], ref place))
                found.Add(one);
            Assert.Single(found, number);
            Assert.Equal(found.Count, found.Distinct().Count());
        }

        index.Clear();
        Assert.Equal(-1, index.First(hashes[0], out _));
    }

    [Fact]
    public void AnEmptyIndexFindsNothingAndIsFull()
    {
        var index = new NumberIndex();
        Assert.Equal(-1, index.First(1, out _));
        Assert.True(index.IsFull(0));
    }
}

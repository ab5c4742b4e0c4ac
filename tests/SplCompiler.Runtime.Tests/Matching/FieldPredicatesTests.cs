using Xunit;
using static SplCompiler.Runtime.Tests.Matching.Samples;

namespace SplCompiler.Runtime.Tests.Matching;

public class FieldPredicatesTests
{
    [Fact]
    public void AMissingFieldMakesNothingTrue()
    {
        Assert.False(FieldValues.Missing.AnyEqualsIgnoreCase("a"u8));
        Assert.False(FieldValues.Missing.AnyDiffersIgnoreCase("a"u8));
        Assert.False(FieldValues.Missing.AnyDiffersFromNumberOrText(1, "1"u8));
        Assert.False(FieldValues.Missing.AnyMatchesWildcard(new WildcardPattern("*")));
    }

    [Fact]
    public void AnyValueOfSeveralIsEnough()
    {
        Assert.True(Values("x", "C:\\Windows\\CMD.EXE").AnyEndsWithIgnoreCase(@"\cmd.exe"u8));
        Assert.False(Values("x", "C:\\Windows\\CMD.EXE").AnyEndsWith(@"\cmd.exe"u8));
        Assert.True(Values("a", "b").AnyDiffersIgnoreCase("A"u8));
        Assert.True(Values("", "b").AnyEquals(""u8));
    }

    [Theory]
    [InlineData("4688", true)]
    [InlineData("4688.0", true)]
    [InlineData("04688", true)]
    [InlineData("4688x", false)]
    [InlineData("14688", false)]
    public void ANumberOfSearchEqualsTheSameNumberWrittenOtherwise(string value, bool equal)
    {
        Assert.Equal(equal, Values(value).AnyEqualsNumberOrText(4688, "4688"u8));
        Assert.Equal(!equal, Values(value).AnyDiffersFromNumberOrText(4688, "4688"u8));
        Assert.Equal(equal, Values(value).AnyEqualsAnyIgnoreCase(TextSet.IgnoreCase("4688", "Other")));
        Assert.Equal(value == "4688", Values(value).AnyEqualsAny(TextSet.WithCase("4688", "Other")));
    }

    [Fact]
    public void OrderIsNumericWhenBothSidesAreNumbersElseByText()
    {
        Assert.True(Values("9").AnyLess(10, "10"u8));
        Assert.False(Values("x").AnyLess(10, "10"u8));
        Assert.True(Values("x").AnyGreater(10, "10"u8));
        Assert.False(Values("x").AnyGreater(10));
        Assert.True(Values("b").AnyGreaterOrEqual("abc"u8));
        Assert.True(Values("1e3").AnyGreaterOrEqual(1000));
    }

    [Theory]
    [InlineData("10.10.10.0/24", "10.10.10.12", true)]
    [InlineData("10.10.10.0/24", "50.10.10.17", false)]
    [InlineData("10.10.10.0/24", "10.10.10", false)]
    [InlineData("10.10.10.0/24", "::ffff:10.10.10.1", false)]
    [InlineData("0.0.0.0/0", "255.255.255.255", true)]
    [InlineData("2001:db8::/32", "2001:DB8:1::1", true)]
    [InlineData("2001:db8::/120", "2001:db8::ff", true)]
    [InlineData("2001:db8::/120", "2001:db8::1ff", false)]
    [InlineData("::/0", "1:2:3:4:5:6:7:8", true)]
    [InlineData("::/0", "1:2:3:4:5:6:7", false)]
    [InlineData("::/0", "1::2::3", false)]
    [InlineData("192.0.2.0/24", "192.0.2.256", false)]
    public void AnAddressLiesInItsBlock(string block, string address, bool inside) =>
        Assert.Equal(inside, Values(address).AnyInCidr(Cidr.Parse(block)));

    [Fact]
    public void SearchAlsoTakesTheTextOfTheBlockItself()
    {
        Assert.True(Values("0.0.0.0/0").AnyEqualsCidr(Cidr.Parse("0.0.0.0/0")));
        Assert.False(Values("0.0.0.0/0").AnyInCidr(Cidr.Parse("0.0.0.0/0")));
        Assert.Null(Cidr.TryParse("10.0.0.0/33"));
        Assert.Null(Cidr.TryParse("a/b"));
    }

    [Fact]
    public void LargeSetsFindEveryMember()
    {
        string[] members = [.. Enumerable.Range(0, 1000).Select(i => $"Name{i}Ä")];
        TextSet set = TextSet.IgnoreCase(members);
        Assert.All(members, member => Assert.True(set.Contains(Utf8(member.ToUpperInvariant()))));
        Assert.False(set.Contains("name1000"u8));
    }

    [Fact]
    public void PredicatesAllocateNothing()
    {
        byte[] text = Utf8("C:\\Windows\\System32\\cmd.exe /c whoami 10.0.0.1");
        TextSet set = TextSet.IgnoreCase("a", "b");
        var wildcard = new WildcardPattern("*\\cmd*whoami*");
        RawTerm term = RawTerm.Term("cmd.exe");
        Cidr block = Cidr.Parse("::/0");
        int hits = Count();
        long before = GC.GetAllocatedBytesForCurrentThread();
        hits += Count();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(6, hits);

        int Count()
        {
            var values = new FieldValues(text);
            int count = values.AnyContainsIgnoreCase("CMD.EXE"u8) ? 1 : 0;
            count += values.AnyMatchesWildcard(wildcard) ? 1 : 0;
            count += values.AnyEqualsAnyIgnoreCase(set) ? 100 : 0;
            count += values.AnyInCidr(block) ? 100 : 0;
            count += values.AnyContainsInOrderOnOneLine("cmd"u8, "whoami"u8, 1) ? 1 : 0;
            count += term.IsIn(text) ? 1 : 0;
            return count;
        }
    }
}

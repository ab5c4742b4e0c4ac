using System.Globalization;
using Xunit;

namespace SplCompiler.Runtime.Tests;

public sealed class GroupTableTests
{
    private readonly record struct Key(SplTime Time, Symbol User) : IGroupKey<Key>
    {
        public int CompareTo(Key other, SymbolTable symbols) => new KeyOrder(symbols).By(Time, other.Time).By(User, other.User).Result;

        public Key MovedTo(SymbolMap symbols) => new(Time, symbols[User]);
    }

    private struct Group : IGroup<Group>
    {
        public long Count;

        public void Merge(in Group other, SymbolMap symbols) => Count += other.Count;

        public readonly void Save(StateWriter state) => state.Write(Count);

        public void Restore(StateReader state) => Count = state.ReadInt64();
    }

    private readonly Dictionary<(long, int), long> _counts = [];

    // More groups than a page has, hours as `bin span=1h` makes them.
    private GroupTable<Key, Group> Fill(int from, int rows)
    {
        var table = new GroupTable<Key, Group>();
        for (int i = from; i < from + rows; i++)
        {
            (long hour, int user) = (i * 7L % 500, i * 31 % 97);
            _counts[(hour, user)] = _counts.GetValueOrDefault((hour, user)) + 1;
            table.At(new Key(new SplTime(hour * 3_600_000_000), table.Intern($"u{user}"))).Count++;
        }

        return table;
    }

    private void AssertCounts(GroupTable<Key, Group> table)
    {
        Assert.Equal(_counts.Count, table.Count);
        Dictionary<(long, int), long> found = table.InKeyOrder().ToDictionary(
            group => (group.Key.Time.Microseconds / 3_600_000_000, int.Parse(table.Symbols.Text(group.Key.User)[1..], CultureInfo.InvariantCulture)),
            group => group.Group.Count);
        Assert.Equal(_counts.OrderBy(count => count.Key), found.OrderBy(count => count.Key));
    }

    [Fact]
    public void EveryKeyHasOneGroup() => AssertCounts(Fill(0, 100_000));

    [Fact]
    public void MergedTablesHoldTheGroupsOfBoth()
    {
        GroupTable<Key, Group> table = Fill(0, 30_000);
        table.Merge(Fill(20_000, 40_000));
        AssertCounts(table);
    }

    [Fact]
    public void ASavedTableIsRestoredTheSame()
    {
        GroupTable<Key, Group> table = Fill(0, 30_000);
        using var stream = new MemoryStream();
        using (var writer = new StateWriter(stream))
            table.Save(writer);
        stream.Position = 0;
        var restored = new GroupTable<Key, Group>();
        using var reader = new StateReader(stream);
        restored.Restore(reader);
        AssertCounts(restored);
    }

    [Fact]
    public void AClearedTableBeginsAnew()
    {
        GroupTable<Key, Group> table = Fill(0, 100_000);
        table.Clear();
        Assert.Equal(0, table.Count);
        ref Group group = ref table.At(new Key(default, table.Intern("u1")), out int number);
        Assert.Equal((0, 0), (number, group.Count));
        Assert.Equal(1, table.Count);
    }

    [Fact]
    public void GroupsThatAreOverLeaveTheOthers()
    {
        GroupTable<Key, Group> table = Fill(0, 30_000);
        var border = new SplTime(200 * 3_600_000_000L);
        long over = 0;
        table.CompleteWhere(key => key.Time.CompareTo(border) < 0, () => over = table.InOrder().Sum(group => group.Count));
        Assert.Equal(_counts.Where(count => count.Key.Item1 < 200).Sum(count => count.Value), over);
        foreach ((long, int) key in _counts.Keys.Where(key => key.Item1 < 200).ToArray())
            _counts.Remove(key);
        AssertCounts(table);
    }
}

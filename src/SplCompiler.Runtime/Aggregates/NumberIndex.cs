using System.Runtime.CompilerServices;

namespace SplCompiler.Runtime;

/// <summary>Finds the numbers, in a row from 0, that may have a hash. What the numbers stand for is held, and compared, by whoever asks.</summary>
/// <remarks>
/// Open addressing, four bytes a place: the memory of a million places is new and far away, and each look at it costs as much as all else. What a number leaves free
/// of its place holds bits of the hash, so that hardly ever the wrong number is looked at.
/// </remarks>
internal struct NumberIndex
{
    private const int FirstLength = 8;

    // 0 is an empty place; numbers are stored from 1 on.
    private int[]? _places;

    /// <summary>Whether it has no room for one more, among so many numbers.</summary>
    public readonly bool IsFull(int count) => _places is null || (count + 1) * 4L > _places.Length * 3L;

    /// <summary>Makes room. Every number must be added again.</summary>
    public void Grow() => _places = new int[_places is null ? FirstLength : checked(_places.Length * 2)];

    public readonly void Clear() => _places.AsSpan().Clear();

    /// <summary>The first number that may have a hash, or -1.</summary>
    /// <param name="hash">The hash, of which all bits count.</param>
    /// <param name="place">Where it was found, for <see cref="Next"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int First(uint hash, out int place)
    {
        place = -1;
        if (_places is not { } places)
            return -1;
        place = (int)(hash & (uint)(places.Length - 1));
        return At(places, hash, ref place);
    }

    /// <summary>The next number that may have the hash, or -1.</summary>
    public readonly int Next(uint hash, ref int place)
    {
        place = (place + 1) & (_places!.Length - 1);
        return At(_places, hash, ref place);
    }

    /// <summary>Adds a number, for which there must be room.</summary>
    public readonly void Add(uint hash, int number)
    {
        int[] places = _places!;
        int place = (int)(hash & (uint)(places.Length - 1));
        while (places[place] != 0)
            place = (place + 1) & (places.Length - 1);
        places[place] = (int)Tag(places, hash) | (number + 1);
    }

    private static int At(int[] places, uint hash, ref int place)
    {
        uint tag = Tag(places, hash);
        uint numbers = (uint)(places.Length - 1);
        for (; places[place] is not 0 and var found; place = (place + 1) & (places.Length - 1))
        {
            if (((uint)found & ~numbers) == tag)
                return (int)((uint)found & numbers) - 1;
        }

        return -1;
    }

    // The lower bits choose the place, and as many hold the number: as a quarter of the places is empty, the last number fits.
    private static uint Tag(int[] places, uint hash) => hash & ~(uint)(places.Length - 1);
}

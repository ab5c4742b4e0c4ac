using CsCheck;

namespace SplCompiler.Fuzz.Generation;

/// <summary>Random choices that a seed and the number of a rule repeat.</summary>
public sealed class Draw(uint stream, ulong seed)
{
    private readonly PCG _random = new(stream, seed);

    public int Below(int count) => (int)_random.Next((uint)count);

    public bool Chance(int percent) => Below(100) < percent;

    public T One<T>(params IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>One of several ways to go on.</summary>
    public string OneOf(params IReadOnlyList<Func<string>> ways) => One(ways)();

    /// <summary>A few different ones of a list, at least one, in any order.</summary>
    public List<T> Some<T>(IReadOnlyList<T> all, int most)
    {
        List<T> left = [.. all];
        var taken = new List<T>();
        for (int count = 1 + Below(Math.Min(most, left.Count)); count > 0; count--)
        {
            T one = One(left);
            left.Remove(one);
            taken.Add(one);
        }

        return taken;
    }
}

using System.Collections.Immutable;

namespace SplCompiler.Fuzz.Generation;

/// <summary>A search and events to run it over.</summary>
/// <param name="Number">The number of the rule in its run: with the seed it makes the same rule again.</param>
/// <param name="Stages">The commands.</param>
/// <param name="Events">The events, one JSON object each.</param>
public sealed record RandomRule(int Number, ImmutableArray<string> Stages, ImmutableArray<string> Events)
{
    /// <summary>The table that lookups of random rules name.</summary>
    public const string LookupName = "known.csv";

    /// <summary>Its rows.</summary>
    public const string Lookup = "a,owner,level\nx,Zoe,3\nX,max,10\nab,Ann,\nab,\"b, c\",9\n10,ten,1\n";

    /// <summary>The rule of a number.</summary>
    public static RandomRule Of(int number, ulong seed)
    {
        var draw = new Draw((uint)number, seed);
        ImmutableArray<string> events = RandomEvents.Draw(draw);
        return new RandomRule(number, new PipelineWriter(draw).Stages(), events);
    }

    public string Spl => string.Join(" | ", Stages);

    public override string ToString() => $"{Spl}\n{string.Join('\n', Events)}";
}

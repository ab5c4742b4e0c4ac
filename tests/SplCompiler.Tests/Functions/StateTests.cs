using SplCompiler.Runtime;

namespace SplCompiler.Tests.Functions;

/// <summary>States give the same answer in one piece, merged from pieces, and read back from bytes.</summary>
public sealed class StateTests
{
    private static readonly string[] s_values = ["1e9", "1000000001", "x", "1000000002.5", "-3", "0.1", "0.1", "0.2", "x", "7"];

    private delegate void Add<T>(ref T state, string value, int row, SymbolTable symbols);

    [Fact]
    public void Variance() => Check<VarianceState>((ref state, value, _, _) => state.Add((SplValue)value), (state, _) => $"{state.Variance} {state.PopulationDeviation} {state.SumOfSquares}");

    [Fact]
    public void Percentile() => Check<PercentileState>((ref state, value, _, _) => state.Add((SplValue)value), (state, _) => $"{state.Percentile(50)} {state.ExactPercentile(95.5)} {state.UpperPercentile(30)}");

    [Fact]
    public void Mode() => Check<ModeState>((ref state, value, _, symbols) => state.Add((SplValue)value, symbols), (state, symbols) => $"{state.Mode(symbols)}");

    [Fact]
    public void Rate() => Check<RateState>((ref state, value, row, _) => state.Add(new SplTime(row % 7 * 1_000_000), row, (SplValue)value), (state, _) => $"{state.PerSecond}");

    [Fact]
    public void Count() => Check<CountState>((ref state, value, _, _) => state.Add(value), (state, _) => $"{state.Count}");

    [Fact]
    public void StatesOfAWildcard() => Check<OpenStates<SumState>>(
        (ref state, value, row, symbols) => state.At($"f{row % 3}", symbols).Add((SplValue)value),
        (state, symbols) => string.Join(' ', state.InNameOrder(symbols).Select(pair => $"{pair.Name}={pair.State.Sum}")));

    private static void Check<T>(Add<T> add, Func<T, SymbolTable, string> result)
        where T : struct
    {
        string whole = result(Filled(add, _ => true, out SymbolTable symbols), symbols);
        for (int pieces = 2; pieces <= s_values.Length; pieces++)
        {
            T merged = default;
            var mergedSymbols = new SymbolTable();
            for (int piece = pieces - 1; piece >= 0; piece--)
            {
                T part = Filled(add, row => row % pieces == piece, out SymbolTable partSymbols);
                Merge(ref merged, Restored(part), new SymbolMap(partSymbols, mergedSymbols));
            }

            Assert.Equal(whole, result(merged, mergedSymbols));
        }
    }

    private static T Filled<T>(Add<T> add, Func<int, bool> takes, out SymbolTable symbols)
        where T : struct
    {
        T state = default;
        symbols = new SymbolTable();
        for (int row = 0; row < s_values.Length; row++)
        {
            if (takes(row))
                add(ref state, s_values[row], row, symbols);
        }

        return state;
    }

    // OpenStates has the methods of a state, but is none: it would need a type for its own element.
    private static void Merge<T>(ref T into, T other, SymbolMap symbols)
    {
        object boxed = into!;
        typeof(T).GetMethod("Merge")!.Invoke(boxed, [other, symbols]);
        into = (T)boxed;
    }

    private static T Restored<T>(T state)
        where T : struct
    {
        using var bytes = new MemoryStream();
        using (var writer = new StateWriter(bytes))
            typeof(T).GetMethod("Save")!.Invoke(state, [writer]);
        bytes.Position = 0;
        object restored = default(T);
        using var reader = new StateReader(bytes);
        typeof(T).GetMethod("Restore")!.Invoke(restored, [reader]);
        return (T)restored;
    }
}

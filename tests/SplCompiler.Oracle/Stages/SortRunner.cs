using SplCompiler.Commands;
using SplCompiler.Oracle.Matching;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>sort</c>: stable, key by key; rows without the field come last in both directions.</summary>
internal static class SortRunner
{
    public static IEnumerable<OracleRow> Run(Sort.SortStage stage, IReadOnlyCollection<OracleRow> rows)
    {
        IOrderedEnumerable<OracleRow> sorted = rows.OrderBy(_ => 0);
        foreach ((var field, bool isDescending, string type) in stage.Keys)
        {
            sorted = sorted.ThenBy(row => row[field.Name].IsNull);
            var order = Comparer<OracleScalar?>.Create((left, right) => left is { } a && right is { } b ? Order(a, b, type) : 0);
            sorted = isDescending
                ? sorted.ThenByDescending(row => First(row[field.Name]), order)
                : sorted.ThenBy(row => First(row[field.Name]), order);
        }

        return sorted.Take(stage.Limit == 0 ? rows.Count : (int)Math.Min(stage.Limit, int.MaxValue));
    }

    /// <summary>Several values sort by their first.</summary>
    private static OracleScalar? First(OracleValue value) => value.IsNull ? null : value.Values[0];

    private static int Order(OracleScalar left, OracleScalar right, string type)
    {
        (double Number, string Text) a = Key(left, type), b = Key(right, type);
        int kind = Kind(left, type).CompareTo(Kind(right, type));
        int number = kind != 0 ? kind : a.Number.CompareTo(b.Number);
        return number != 0 ? number : Letters.Compare(a.Text, b.Text);
    }

    /// <summary>Numbers before addresses before text. A type that is named knows only its own kind, and leaves all else as it was behind.</summary>
    private static int Kind(OracleScalar value, string type) =>
        type is "auto" or "num" && value.Number is not null ? 0
        : type is "auto" or "ip" && AddressBlock.ParseAddress(value.Text) is { Length: 4 } ? 1
        : 2;

    private static (double Number, string Text) Key(OracleScalar value, string type) => Kind(value, type) switch
    {
        0 => (value.Number!.Value, ""),
        1 => (AddressBlock.ParseAddress(value.Text)!.Aggregate(0.0, (sum, part) => (sum * 256) + part), ""),
        _ => (0, type is "auto" or "str" ? value.Text : ""),
    };
}

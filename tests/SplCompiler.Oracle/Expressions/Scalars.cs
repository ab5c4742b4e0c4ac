using SplCompiler.Runtime;

namespace SplCompiler.Oracle.Expressions;

/// <summary>Values as the scalar functions of the runtime take and give them.</summary>
internal static class Scalars
{
    public static SplValue Plain(OracleValue value) => SplValue.FromMany(
        [.. value.Values.Select(single => single.Computed is { } number ? SplValue.FromNumber(number) : SplValue.FromText(single.Text))]);

    public static OracleValue Of(SplValue value) => OracleValue.Of(
        Enumerable.Range(0, value.Count).Select(i => value[i].IsNumber ? OracleScalar.Of(value[i].Number!.Value) : OracleScalar.Of(value[i].Text!)));
}

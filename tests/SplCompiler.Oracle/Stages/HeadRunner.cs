using SplCompiler.Commands;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>head</c>: the first rows.</summary>
internal static class HeadRunner
{
    public static IEnumerable<OracleRow> Run(Head.HeadStage stage, IEnumerable<OracleRow> rows) =>
        rows.TakeWhile((_, i) => i < stage.Limit);
}

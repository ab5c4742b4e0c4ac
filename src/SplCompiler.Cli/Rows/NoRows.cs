using SplCompiler.Runtime;

namespace SplCompiler.Cli.Rows;

/// <summary><c>--output none</c>: only the summary is of interest.</summary>
internal sealed class NoRows : RowOutput
{
    public override void Write(CompiledRule rule, SplTime? time, long ordinal, ReadOnlySpan<byte> json)
    {
    }
}

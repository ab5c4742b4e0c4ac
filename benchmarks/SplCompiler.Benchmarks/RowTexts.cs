using System.Text;
using SplCompiler.Runtime;

namespace SplCompiler.Benchmarks;

/// <summary>Keeps the JSON of each row.</summary>
internal sealed class RowTexts : IRowOutput
{
    public List<string> Texts { get; } = [];

    public void Write(CompiledRule rule, RowOrigin origin, ReadOnlySpan<byte> json) => Texts.Add(Encoding.UTF8.GetString(json));
}

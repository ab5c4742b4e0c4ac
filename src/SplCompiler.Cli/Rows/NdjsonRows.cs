using SplCompiler.Runtime;

namespace SplCompiler.Cli.Rows;

/// <summary><c>--output ndjson</c>: one JSON object a line, written as it is found.</summary>
internal sealed class NdjsonRows(Stream stream, bool named) : RowOutput
{
    private readonly RowEnvelopes _envelopes = new(named);

    public override void Write(CompiledRule rule, SplTime? time, long ordinal, ReadOnlySpan<byte> json)
    {
        _envelopes.Write(stream, rule, Window, json);
        stream.WriteByte((byte)'\n');
    }

    public override void Flush() => stream.Flush();
}

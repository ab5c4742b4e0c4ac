using SplCompiler.Runtime;

namespace SplCompiler.Cli.Rows;

/// <summary><c>--output json</c>: the objects of NDJSON as one array, one a line.</summary>
internal sealed class JsonRows(Stream stream, bool named) : RowOutput
{
    private readonly RowEnvelopes _envelopes = new(named);
    private bool _isFirst = true;

    public override void Write(CompiledRule rule, SplTime? time, long ordinal, ReadOnlySpan<byte> json)
    {
        stream.Write(_isFirst ? "[\n"u8 : ",\n"u8);
        _isFirst = false;
        _envelopes.Write(stream, rule, Window, json);
    }

    public override void Complete() => stream.Write(_isFirst ? "[]\n"u8 : "\n]\n"u8);
}

namespace SplCompiler.Pcre;

/// <summary>Leaves the parser at the first thing that stops it; never leaves <see cref="PcreParser.Parse"/>.</summary>
internal sealed class PcreException(string message, int offset, bool isUnsupported) : Exception(message)
{
    public int Offset { get; } = offset;

    public bool IsUnsupported { get; } = isUnsupported;
}

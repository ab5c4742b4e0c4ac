namespace SplCompiler.Pcre;

/// <summary>A part of a character class: a range of code points, or a Unicode property.</summary>
internal abstract record PcreClassItem
{
    public sealed record Range(int First, int Last) : PcreClassItem;

    /// <summary>A general category that .NET knows by the same name: <c>L</c>, <c>Lu</c>, <c>Nd</c>.</summary>
    public sealed record Property(string Name, bool Negated) : PcreClassItem;
}

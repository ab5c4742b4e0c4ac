using System.Text;

namespace SplCompiler.Analysis.Growth;

/// <summary>A family of texts that may make a pattern work hard: the middle part is repeated as often as it fits.</summary>
/// <param name="Head">What stands before, once.</param>
/// <param name="Pump">What is repeated; never empty.</param>
/// <param name="Tail">What stands behind, once; mostly what the pattern fails at.</param>
public sealed record PumpedText(string Head, string Pump, string Tail)
{
    /// <summary>The text of the family with so many characters of repeated parts, rounded up to whole ones.</summary>
    public string Of(int length)
    {
        int times = (length + Pump.Length - 1) / Pump.Length;
        return new StringBuilder(Head.Length + (times * Pump.Length) + Tail.Length)
            .Append(Head).Insert(Head.Length, Pump, times).Append(Tail).ToString();
    }
}

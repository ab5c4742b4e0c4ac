namespace SplCompiler.Runtime;

/// <summary>Which three neighbouring bytes stand in a sample of events, A to Z like a to z, so that texts are known by others.</summary>
internal sealed class Neighbours
{
    private const int Bits = 16;

    // How often characters stand in log data, most frequent first: rare ones make better marks.
    private const string Frequent = " eaotinrs-0lc\"\\dm.1pu:/_23f4,5h6g78b9ywv=xk(){}zjq";

    private readonly ulong[] _seen = new ulong[(1 << Bits) / 64];

    public Neighbours(ReadOnlySpan<byte> sample)
    {
        for (int i = 0; i + 2 < sample.Length; i++)
        {
            uint hash = Hash(Pack(Fold(sample[i]), Fold(sample[i + 1]), Fold(sample[i + 2])));
            _seen[hash >> 6] |= 1UL << (int)(hash & 63);
        }
    }

    public static byte Fold(byte b) => (uint)(b - 'A') <= 'Z' - 'A' ? (byte)(b | 0x20) : b;

    public static uint Pack(byte first, byte second, byte third) => (uint)(first | (second << 8) | (third << 16));

    /// <summary>Where in a text, in lower case, the three stand that are rarest together.</summary>
    public int RarestIn(byte[] text)
    {
        int best = 0;
        double least = double.MaxValue;
        for (int at = 0; at + 2 < text.Length; at++)
        {
            uint hash = Hash(Pack(text[at], text[at + 1], text[at + 2]));
            bool isCommon = (_seen[hash >> 6] >> (int)(hash & 63) & 1) != 0;
            double weight = Weight(text[at]) * Weight(text[at + 1]) * Weight(text[at + 2]) * (isCommon ? 1e6 : 1);
            if (weight < least)
                (best, least) = (at, weight);
        }

        return best;
    }

    private static uint Hash(uint three) => (three * 0x9E3779B1u) >> (32 - Bits);

    private static double Weight(byte b)
    {
        int rank = Frequent.IndexOf((char)b, StringComparison.Ordinal);
        return rank < 0 ? 0.5 : 1 + Frequent.Length - rank;
    }
}

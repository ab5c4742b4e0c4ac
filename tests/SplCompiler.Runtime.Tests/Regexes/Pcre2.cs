using System.Runtime.InteropServices;
using System.Text;

namespace SplCompiler.Runtime.Tests.Regexes;

/// <summary>The system's libpcre2-8, when there is one: the second opinion on every translated pattern.</summary>
internal static unsafe partial class Pcre2
{
    private const uint Utf = 0x00080000;

    public static bool IsAvailable { get; } = NativeLibrary.TryLoad("libpcre2-8.so.0", out _);

    /// <summary>Null when PCRE2 rejects the pattern.</summary>
    public static IntPtr? Compile(string pattern)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(pattern);
        fixed (byte* text = utf8.Length == 0 ? new byte[1] : utf8)
        {
            IntPtr code = pcre2_compile_8(text, (nuint)utf8.Length, Utf, out _, out _, IntPtr.Zero);
            return code == IntPtr.Zero ? null : code;
        }
    }

    /// <summary>The byte ranges of the groups of the first match, (-1, -1) for a group that took no part; null for no match.</summary>
    /// <returns>False when PCRE2 gave up, at its own limit of steps.</returns>
    public static bool TryMatch(IntPtr code, string subject, out (int Start, int End)[]? groupRanges)
    {
        const int NoMatch = -1;
        groupRanges = null;
        byte[] utf8 = Encoding.UTF8.GetBytes(subject);
        IntPtr data = pcre2_match_data_create_from_pattern_8(code, IntPtr.Zero);
        try
        {
            fixed (byte* text = utf8.Length == 0 ? new byte[1] : utf8)
            {
                int groups = pcre2_match_8(code, text, (nuint)utf8.Length, 0, 0, data, IntPtr.Zero);
                if (groups < 0)
                    return groups == NoMatch;
                nuint* offsets = pcre2_get_ovector_pointer_8(data);
                var ranges = new (int, int)[pcre2_get_ovector_count_8(data)];
                for (int i = 0; i < ranges.Length; i++)
                    ranges[i] = i < groups && offsets[2 * i] != nuint.MaxValue ? ((int)offsets[2 * i], (int)offsets[(2 * i) + 1]) : (-1, -1);
                groupRanges = ranges;
                return true;
            }
        }
        finally
        {
            pcre2_match_data_free_8(data);
        }
    }

    public static void Free(IntPtr code) => pcre2_code_free_8(code);

    [DllImport("libpcre2-8.so.0")]
    private static extern IntPtr pcre2_compile_8(byte* pattern, nuint length, uint options, out int error, out nuint offset, IntPtr context);

    [DllImport("libpcre2-8.so.0")]
    private static extern void pcre2_code_free_8(IntPtr code);

    [DllImport("libpcre2-8.so.0")]
    private static extern IntPtr pcre2_match_data_create_from_pattern_8(IntPtr code, IntPtr context);

    [DllImport("libpcre2-8.so.0")]
    private static extern void pcre2_match_data_free_8(IntPtr data);

    [DllImport("libpcre2-8.so.0")]
    private static extern int pcre2_match_8(IntPtr code, byte* subject, nuint length, nuint start, uint options, IntPtr data, IntPtr context);

    [DllImport("libpcre2-8.so.0")]
    private static extern nuint* pcre2_get_ovector_pointer_8(IntPtr data);

    [DllImport("libpcre2-8.so.0")]
    private static extern uint pcre2_get_ovector_count_8(IntPtr data);
}

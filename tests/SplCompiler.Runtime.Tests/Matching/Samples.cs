using System.Text;
using CsCheck;

namespace SplCompiler.Runtime.Tests.Matching;

/// <summary>Short random texts over few characters, so that matches are common.</summary>
internal static class Samples
{
    public static Gen<string> TextOver(string alphabet, int maxLength) =>
        Gen.Int[0, Runes(alphabet).Length - 1].Select(i => Runes(alphabet)[i]).Array[0, maxLength].Select(runes => string.Concat(runes));

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static FieldValues Values(params string[] values) => SplValue.FromMany(Array.ConvertAll(values, SplValue.FromText)).ToFieldValues();

    private static string[] Runes(string alphabet) => [.. alphabet.EnumerateRunes().Select(rune => rune.ToString())];
}

using System.Security.Cryptography;
using System.Text;

namespace SplCompiler.Runtime;

/// <content>Digests of the UTF-8 text, as hexadecimal digits in lower case.</content>
/// <remarks>Source: Search Reference, "Cryptographic functions".</remarks>
public static partial class Eval
{
    // MD5 and SHA-1 are functions of the language: rules compare file hashes with them, nothing is protected by them.
#pragma warning disable CA5350, CA5351
    public static string? Md5(string? text) => Hash(text, MD5.HashData);

    public static string? Sha1(string? text) => Hash(text, SHA1.HashData);
#pragma warning restore CA5350, CA5351

    public static string? Sha256(string? text) => Hash(text, SHA256.HashData);

    public static string? Sha512(string? text) => Hash(text, SHA512.HashData);

    private static string? Hash(string? text, Func<byte[], byte[]> hash) =>
        text is null ? null : Convert.ToHexStringLower(hash(Encoding.UTF8.GetBytes(text)));
}

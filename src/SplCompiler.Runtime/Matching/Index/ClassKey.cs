namespace SplCompiler.Runtime;

/// <summary>The values of the fields that say what kind of event it is.</summary>
internal readonly struct ClassKey(byte[] bytes) : IEquatable<ClassKey>
{
    public byte[] Bytes { get; } = bytes;

    public bool Equals(ClassKey other) => Bytes.AsSpan().SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => obj is ClassKey other && Equals(other);

    public override int GetHashCode() => ClassKeyComparer.Hash(Bytes);
}

/// <summary>Lets a dictionary be asked with bytes that belong to nobody yet.</summary>
internal sealed class ClassKeyComparer : IEqualityComparer<ClassKey>, IAlternateEqualityComparer<ReadOnlySpan<byte>, ClassKey>
{
    public static ClassKeyComparer Instance { get; } = new();

    public bool Equals(ClassKey x, ClassKey y) => x.Equals(y);

    public int GetHashCode(ClassKey key) => Hash(key.Bytes);

    public bool Equals(ReadOnlySpan<byte> alternate, ClassKey other) => alternate.SequenceEqual(other.Bytes);

    public int GetHashCode(ReadOnlySpan<byte> alternate) => Hash(alternate);

    public ClassKey Create(ReadOnlySpan<byte> alternate) => new(alternate.ToArray());

    internal static int Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = default(HashCode);
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }
}

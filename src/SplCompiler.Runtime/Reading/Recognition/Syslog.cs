namespace SplCompiler.Runtime;

/// <summary>The head of a line of syslog: <c>&lt;34&gt;Oct 11 22:14:15 host program[pid]:</c>, or with an ISO time, or RFC 5424's.</summary>
internal readonly ref struct Syslog
{
    public ReadOnlySpan<byte> Host { get; private init; }

    public ReadOnlySpan<byte> Program { get; private init; }

    /// <summary>The head of the line; empty when it has none.</summary>
    public static Syslog Of(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> rest = WithoutPriority(line, out bool isNew);
        if (TextTime.LengthAtStart(rest) is not (> 0 and var length))
            return default;
        rest = rest[length..];
        if (rest.IsEmpty || rest[0] != ' ')
            return default;
        ReadOnlySpan<byte> host = Word(ref rest), tag = Word(ref rest);
        int end = tag.IndexOfAny("[:"u8);
        if (end > 0 || (isNew && !tag.IsEmpty))
            return new Syslog { Host = host, Program = end > 0 ? tag[..end] : tag };
        return default;
    }

    /// <summary>The line behind its priority; RFC 5424 puts a version behind that.</summary>
    public static ReadOnlySpan<byte> WithoutPriority(ReadOnlySpan<byte> line, out bool isNew)
    {
        isNew = false;
        int close = line.StartsWith("<"u8) ? line[..Math.Min(line.Length, 6)].IndexOf((byte)'>') : -1;
        if (close < 2)
            return line;
        ReadOnlySpan<byte> rest = line[(close + 1)..];
        isNew = rest.StartsWith("1 "u8);
        return isNew ? rest[2..] : rest;
    }

    private static ReadOnlySpan<byte> Word(scoped ref ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart((byte)' ');
        int end = rest.IndexOf((byte)' ');
        ReadOnlySpan<byte> word = end < 0 ? rest : rest[..end];
        rest = rest[word.Length..];
        return word;
    }
}

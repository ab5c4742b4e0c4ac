using System.Text;
using SplCompiler.Runtime;

namespace SplCompiler.Benchmarks;

/// <summary>The events that lie beside the rules of this clone, repeated.</summary>
internal static class SampleEvents
{
    private const string Rules = "rules/windows";

    /// <summary>All sample events, again and again, up to about <paramref name="size"/> bytes.</summary>
    public static byte[] Repeated(int size)
    {
        var once = new StringBuilder();
        foreach (string file in Directory.GetFiles(ProjectFolder.Path(Rules), "*.events.ndjson").Order(StringComparer.Ordinal))
            once.Append(File.ReadAllText(file));
        byte[] bytes = Encoding.UTF8.GetBytes(once.ToString());
        byte[] repeated = new byte[Math.Max(1, size / bytes.Length) * bytes.Length];
        for (int start = 0; start < repeated.Length; start += bytes.Length)
            bytes.CopyTo(repeated, start);
        return repeated;
    }

    public static IReadOnlyList<EventInput> Input(byte[] bytes) => [EventInput.FromBytes("events.ndjson", bytes)];
}

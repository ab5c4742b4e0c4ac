namespace SplCompiler.Benchmarks;

/// <summary><c>make-data --from FOLDER --size 400MB --out FILE</c>: writes the file that <c>throughput</c> reads.</summary>
internal static class MakeDataProgram
{
    public const string DefaultSize = "400MB";

    public static string DefaultFolder { get; } = ProjectFolder.Path("../shared/events/upstream");

    public static int Run(Arguments arguments)
    {
        string file = arguments.Text("out", Path.Combine(Path.GetTempPath(), "splc-throughput.ndjson"));
        return Make(arguments.Text("from", DefaultFolder), arguments.Bytes("size", DefaultSize), file) ? 0 : 2;
    }

    /// <summary>False, with a line that says why, when there is nothing to make the file of.</summary>
    public static bool Make(string folder, long size, string file)
    {
        if (!Directory.Exists(folder))
        {
            Console.Error.WriteLine($"{folder} is not there: name a folder of zipped OTRF recordings with --from");
            return false;
        }

        long events = EventRepeater.Write(folder, size, file);
        Console.Error.WriteLine($"{file}: {events} events, {new FileInfo(file).Length} bytes");
        return true;
    }
}

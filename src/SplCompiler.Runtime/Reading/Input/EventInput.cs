namespace SplCompiler.Runtime;

/// <summary>One input of a run: a file, standard input, or bytes in memory.</summary>
public abstract class EventInput
{
    /// <summary>What messages and the field <c>source</c> call it.</summary>
    public abstract string Path { get; }

    /// <summary>The size as it is stored, for progress; 0 when unknown.</summary>
    public abstract long StoredBytes { get; }

    /// <summary>False when it can be read only once.</summary>
    public virtual bool CanBeReadAgain => true;

    /// <summary>Default fields of its events; null when it says none.</summary>
    public InputDefaults? Defaults { get; init; }

    /// <summary>Opens the stored bytes. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</summary>
    public abstract Stream Open();

    /// <summary>A file on disk.</summary>
    public static EventInput FromFile(string path) => new FileInput(path);

    /// <summary>A file on disk, with default fields of its events.</summary>
    public static EventInput FromFile(string path, InputDefaults defaults) => new FileInput(path) { Defaults = defaults };

    /// <summary>Bytes in memory, as they would stand in a file.</summary>
    public static EventInput FromBytes(string name, byte[] bytes) => new MemoryInput(name, bytes);

    /// <summary>Standard input, or another stream that can be read once.</summary>
    public static EventInput FromStream(string name, Stream stream) => new StreamInput(name, stream);

    /// <summary>Events in memory, one a text: JSON objects, XML records or lines. Read once.</summary>
    public static EventInput FromTexts(string name, IEnumerable<string> events) => new StreamInput(name, new TextLines(events));

    private sealed class FileInput(string path) : EventInput
    {
        public override string Path => path;

        public override long StoredBytes => File.Exists(path) ? new FileInfo(path).Length : 0;

        public override Stream Open() =>
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
    }

    private sealed class MemoryInput(string name, byte[] bytes) : EventInput
    {
        public override string Path => name;

        public override long StoredBytes => bytes.Length;

        public override Stream Open() => new MemoryStream(bytes, writable: false);
    }

    private sealed class StreamInput(string name, Stream stream) : EventInput
    {
        public override string Path => name;

        public override long StoredBytes => 0;

        public override bool CanBeReadAgain => false;

        public override Stream Open() => stream;
    }
}

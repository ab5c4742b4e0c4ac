namespace SplCompiler.Runtime;

/// <summary>An input that can be read only once, copied to a temporary file so that it can be read again. Disposing deletes the file.</summary>
public sealed class SpooledInput : EventInput, IDisposable
{
    private readonly string _file;

    private SpooledInput(string path, string file)
    {
        Path = path;
        _file = file;
    }

    public override string Path { get; }

    public override long StoredBytes => new FileInfo(_file).Length;

    /// <summary>Copies the input. Throws <see cref="IOException"/> when it cannot be read or there is no room.</summary>
    public static SpooledInput Copy(EventInput input)
    {
        var spooled = new SpooledInput(input.Path, System.IO.Path.GetTempFileName());
        try
        {
            using Stream from = input.Open();
            using FileStream to = File.Create(spooled._file);
            from.CopyTo(to);
            return spooled;
        }
        catch
        {
            spooled.Dispose();
            throw;
        }
    }

    public override Stream Open() => new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    public void Dispose() => File.Delete(_file);
}

using System.Text;

namespace SplCompiler.Cli.Terminals;

/// <summary>Where results go: the file of <c>--out</c>, or standard output.</summary>
internal sealed class Destination : IDisposable
{
    private readonly bool _isFile;

    private Destination(Stream stream, bool isFile, bool isTerminal) => (Stream, _isFile, IsTerminal) = (stream, isFile, isTerminal);

    public Stream Stream { get; }

    /// <summary>True when a person reads it as it is written.</summary>
    public bool IsTerminal { get; }

    /// <exception cref="UsageException">The file cannot be made.</exception>
    public static Destination Open(string? path, Terminal terminal)
    {
        if (path is null)
        {
            terminal.Flush();
            return new Destination(terminal.Output, isFile: false, terminal.IsOutputTerminal);
        }

        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
            return new Destination(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 64 * 1024), isFile: true, isTerminal: false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"cannot write `{path}`: {error.Message.TrimEnd('.')}");
        }
    }

    public void Write(string text)
    {
        Stream.Write(Encoding.UTF8.GetBytes(text));
    }

    public void Dispose()
    {
        Stream.Flush();
        if (_isFile)
            Stream.Dispose();
    }
}

using SplCompiler.Cli.Terminals;

namespace SplCompiler.Cli.Verbs;

/// <summary>Standard input; spooled to a temporary file when it is read twice.</summary>
internal sealed class StandardInput(Func<Stream> open, bool isReadTwice, CancellationToken interrupt) : IDisposable
{
    private string? _spool;

    /// <summary>Opens it from its beginning.</summary>
    public Stream Open()
    {
        if (!isReadTwice)
            return new InterruptibleStream(open(), interrupt);
        if (_spool is null)
        {
            _spool = Path.GetTempFileName();
            using var input = new InterruptibleStream(open(), interrupt);
            using FileStream file = File.Create(_spool);
            input.CopyTo(file);
        }

        return File.OpenRead(_spool);
    }

    public void Dispose()
    {
        if (_spool is not null)
            File.Delete(_spool);
    }
}

using System.Text;

namespace SplCompiler.Cli.Terminals;

/// <summary>Standard output, standard error and standard input, and what is known of the terminal behind them.</summary>
public sealed class Terminal : IDisposable
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Lazy<StreamWriter> _text;

    /// <param name="output">Takes results, UTF-8.</param>
    /// <param name="error">Takes everything else.</param>
    /// <param name="openInput">Opens standard input.</param>
    public Terminal(Stream output, TextWriter error, Func<Stream> openInput)
    {
        (Output, Error, OpenInput) = (output, error, openInput);
        _text = new(() => new StreamWriter(output, s_utf8, bufferSize: 16 * 1024, leaveOpen: true) { NewLine = "\n" });
    }

    public Stream Output { get; }

    /// <summary>Text of <see cref="Output"/>.</summary>
    public TextWriter Text => _text.Value;

    public TextWriter Error { get; }

    public Func<Stream> OpenInput { get; }

    public bool IsOutputTerminal { get; init; }

    public bool IsErrorTerminal { get; init; }

    /// <summary>Characters in a line of the terminal.</summary>
    public Func<int> Width { get; init; } = () => 120;

    /// <summary>True when the environment asks for no colour: <c>NO_COLOR</c> is set, or the terminal is a dumb one.</summary>
    public bool RefusesColor { get; init; }

    public static Terminal OfProcess()
    {
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = Encoding.UTF8;

        // Not Console.Out and Console.Error: they look up the terminal's capabilities, which only tables and colours need.
        var output = new BufferedStream(Console.OpenStandardOutput(), 64 * 1024);
        var error = new StreamWriter(Console.OpenStandardError(), s_utf8, bufferSize: 1024) { AutoFlush = true, NewLine = "\n" };
        return new Terminal(output, error, Console.OpenStandardInput)
        {
            IsOutputTerminal = !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
            Width = () => Console.WindowWidth > 0 ? Console.WindowWidth : 120,
            RefusesColor = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb",
        };
    }

    /// <summary>Writes out what is buffered.</summary>
    public void Flush()
    {
        if (_text.IsValueCreated)
            _text.Value.Flush();
        Output.Flush();
    }

    public void Dispose() => Flush();
}

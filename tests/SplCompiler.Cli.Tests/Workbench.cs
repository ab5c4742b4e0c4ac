using System.Text;
using SplCompiler.Cli.Adapters;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Terminals;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Tests;

/// <summary>A temporary folder of rules, and a command line over it with engines that only say what they were told to, unless <see cref="IsReal"/>.</summary>
public sealed class Workbench : IDisposable
{
    public const string GoodRule = """
        id: r-1
        title: Failed logons
        logic_format: Splunk
        logic: status=failed | table _time, user

        """;

    public const string BadRule = """
        id: r-2
        title: Unknown function
        logic_format: Splunk
        logic: status=failed | stats value(user) as user by host

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("splc-tests-");

    public FakePacks Packs { get; } = new();

    public FakeRunner Runner { get; } = new();

    public FakeTests Tests { get; } = new();

    public FakeExplainer Explainer { get; } = new();

    public string Input { get; set; } = "";

    public bool IsTerminal { get; set; }

    /// <summary>True for the engines of the tool itself: rules are compiled and run.</summary>
    public bool IsReal { get; init; }

    /// <summary>What answers questions to the domain name system; tests never ask the network.</summary>
    public INameResolver? Names { get; set; }

    public CancellationToken Interrupt { get; set; } = CancellationToken.None;

    public string Root => _folder.FullName;

    public string PathOf(string relative) => Path.Combine(Root, relative);

    public string Write(string relative, string text)
    {
        string path = PathOf(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public CommandLineRun Run(params string[] arguments)
    {
        var output = new MemoryStream();
        var error = new StringWriter { NewLine = "\n" };
        using var terminal = new Terminal(output, error, () => new MemoryStream(Encoding.UTF8.GetBytes(Input)))
        {
            IsOutputTerminal = IsTerminal,
            Width = () => 80,
        };
        Engines engines = IsReal
            ? new Engines { Packs = () => new RoslynPacks(), Runner = () => new EventPackRunner(), Tests = () => new CompiledCases(), Explainer = () => new ProbeExplainer(), Names = _ => Names! }
            : new Engines { Packs = () => Packs, Runner = () => Runner, Tests = () => Tests, Explainer = () => Explainer };
        int code = CommandLine.Run(arguments, terminal, engines, Interrupt);
        return new CommandLineRun(code, Neutral(Encoding.UTF8.GetString(output.ToArray())), Neutral(error.ToString()));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Neutral(string text) => text.Replace(Root.Replace('\\', '/'), "<root>", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal);
}

using SplCompiler.Cli;
using SplCompiler.Cli.Adapters;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Terminals;

using var terminal = Terminal.OfProcess();
return CommandLine.Run(args, terminal, new Engines
{
    Packs = () => new RoslynPacks(),
    Runner = () => new EventPackRunner(),
    Tests = () => new CompiledCases(),
    Explainer = () => new ProbeExplainer(),
});

using SplCompiler.Cli;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Terminals;

using var terminal = Terminal.OfProcess();
return CommandLine.Run(args, terminal, new Engines());

using System.CommandLine;
using System.Globalization;
using SplCompiler.Fuzz;

var count = new Option<int>("--count") { Description = "How many", DefaultValueFactory = _ => 10_000 };
var from = new Option<int>("--from") { Description = "The number of the first", DefaultValueFactory = _ => 0 };
var only = new Option<string?>("--only") { Description = "The numbers of the rules to check, with commas between them, instead of --from and --count" };
var seed = new Option<ulong>("--seed") { Description = "Repeats a run", DefaultValueFactory = _ => 1 };
var shard = new Option<int>("--shard") { Description = "Rules of a pack", DefaultValueFactory = _ => 250 };
var shrunk = new Option<int>("--shrink") { Description = "So many disagreements are made small", DefaultValueFactory = _ => 10 };
var texts = new Option<string[]>("--texts") { Description = "Folders of rules whose searches are mutated beside the examples of the documentation", DefaultValueFactory = _ => [] };

var rules = new Command("rules", "Random rules over random events on every engine and with each optimizer pass off: the same rows everywhere") { count, from, only, seed, shard, shrunk };
rules.SetAction(call => RulesRun.Run(
    call.GetValue(only) is { } some ? [.. some.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))] : [.. Enumerable.Range(call.GetValue(from), call.GetValue(count))],
    call.GetValue(seed), call.GetValue(shard), call.GetValue(shrunk), Console.Out));
var parser = new Command("parser", "Mutated rules: the parser throws nothing and does not hang") { count, seed, texts };
parser.SetAction(call => ParserRun.Run(call.GetValue(count), call.GetValue(seed), call.GetValue(texts)!, Console.Out));

return new RootCommand("Property tests that run for long") { rules, parser }.Parse(args).Invoke();

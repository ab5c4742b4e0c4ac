using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower.Model;

namespace SplCompiler.Commands;

/// <summary>Commands that need a Splunk server, a trained model or an add-on. They are known, and refused with the reason.</summary>
public sealed class Unsupported : Command
{
    private const string Server = "it asks the server about itself, not events";
    private const string Statistics = "its statistics are those of the server and are not documented to the last digit";
    private const string Display = "it arranges results for display";
    private const string Summary = "it writes to and reads from summary indexes";
    private const string Ticket = "it writes to ServiceNow through an add-on";
    private const string Model = "it needs a model of the Machine Learning Toolkit";

    /// <summary>Names and why they cannot run.</summary>
    private static readonly ImmutableSortedDictionary<string, string> s_reasons = new Dictionary<string, string>
    {
        ["abstract"] = Display,
        ["af"] = Statistics,
        ["analyzefields"] = Statistics,
        ["anomalies"] = Statistics,
        ["anomalousvalue"] = Statistics,
        ["apply"] = Model,
        ["arules"] = Statistics,
        ["associate"] = Statistics,
        ["audit"] = Server,
        ["awssnsalert"] = "it sends through the add-on for AWS",
        ["bucketdir"] = Display,
        ["cluster"] = Statistics,
        ["cofilter"] = Statistics,
        ["collapse"] = Server,
        ["contingency"] = "count pairs with `chart count over a by b` and `addtotals`",
        ["correlate"] = Statistics,
        ["counttable"] = "count pairs with `chart count over a by b` and `addtotals`",
        ["ctable"] = "count pairs with `chart count over a by b` and `addtotals`",
        ["cyberchef"] = "it belongs to the CyberChef app",
        ["datamodelsimple"] = Server,
        ["dbinspect"] = Server,
        ["dbxquery"] = "it asks a data base through the DB Connect app",
        ["delete"] = "it marks events of an index as deleted",
        ["diff"] = Display,
        ["dnstwist"] = "it belongs to the dnstwist app",
        ["entitymerge"] = "it belongs to Enterprise Security",
        ["erex"] = "it learns a pattern from examples in the data; write the pattern with `rex`",
        ["eventcount"] = Server,
        ["findkeywords"] = Statistics,
        ["findtypes"] = Statistics,
        ["fit"] = Model,
        ["folderize"] = Display,
        ["gauge"] = Display,
        ["geom"] = Display,
        ["geomfilter"] = Display,
        ["geostats"] = Display,
        ["history"] = Server,
        ["inputcsv"] = "it reads a file that a search wrote on the server; `inputlookup` reads tables",
        ["inputintelligence"] = "it belongs to Enterprise Security",
        ["kmeans"] = Statistics,
        ["kvform"] = "it reads form files of the server; write the pattern with `rex`",
        ["loadjob"] = "it reads the results of a finished job of the server",
        ["localize"] = "its time ranges are for a search by `map` on the server",
        ["makejson"] = "make the object with `tojson`",
        ["mcatalog"] = Server,
        ["metadata"] = Server,
        ["metasearch"] = Server,
        ["mpreview"] = Server,
        ["msearch"] = Server,
        ["overlap"] = Summary,
        ["pivot"] = "it runs over accelerated data models of the server",
        ["predict"] = Statistics,
        ["prjob"] = Server,
        ["reltime"] = Display,
        ["rest"] = Server,
        ["rtorder"] = "it puts events of a real-time search in order",
        ["runshellscript"] = "it runs a program on the server",
        ["savedsearch"] = "it runs a search that the server keeps",
        ["script"] = "it runs a program on the server",
        ["scrub"] = "it hides names by the dictionaries of the server",
        ["searchtxn"] = "it looks for transaction types that the server keeps",
        ["selfjoin"] = "which rows it joins depends on their order; write `eventstats` or `join`",
        ["sichart"] = Summary,
        ["sirare"] = Summary,
        ["sistats"] = Summary,
        ["sitimechart"] = Summary,
        ["sitop"] = Summary,
        ["snowevent"] = Ticket,
        ["snoweventstream"] = Ticket,
        ["snowincident"] = Ticket,
        ["snowincidentstream"] = Ticket,
        ["summary"] = Model,
        ["tags"] = "write `tag=` in the search",
        ["timewrap"] = Display,
        ["typeahead"] = Server,
        ["typelearner"] = Statistics,
        ["typer"] = "write `eventtype=` in the search",
        ["walklex"] = Server,
        ["x11"] = Statistics,
        ["xmlunescape"] = "write `replace()` in `eval`",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public override WordDoc Doc { get; } = new("rest")
    {
        Aliases = [.. s_reasons.Keys.Where(name => name != "rest")],
        Usage = "rest <anything>",
        Summary = "Commands that need a Splunk server, a trained model or an add-on: refused, with the reason.",
        Manual = "Search Reference, rest",
        Examples =
        [
            new("the server", "rest /services/server/info", "[]", "[]", Reports: "SPL2001"),
            new("a model", "apply anomaly_model", "[]", "[]", Reports: "SPL2001"),
            new("an add-on", "cyberchef infield=a outfield=b", """{"cmd": ["1", "2"]}""", "[]", Reports: "SPL2001"),
        ],
    };

    // Syntax

    /// <summary>Never made: the command is refused when it is parsed.</summary>
    public sealed record Syntax(string Name) : CommandSyntax
    {
        public override string ToString() => Name;
    }

    internal override Type SyntaxType => typeof(Syntax);

    public override CommandSyntax? Parse(StageText stage, TokenList<SplToken> tokens, string text, DiagnosticBag bag)
    {
        string what = ModelName(stage.Name, tokens) is { } model ? $"`{stage.Name}` with the model `{model}`" : $"`{stage.Name}`";
        bag.Report(Descriptors.UnsupportedCommand, stage.NameSpan, $"{what} cannot run here: {s_reasons[stage.Name]}", "not supported");
        return null;
    }

    /// <summary><c>apply model</c>, <c>summary model</c>, <c>fit … into model</c>.</summary>
    private static string? ModelName(string command, TokenList<SplToken> tokens)
    {
        List<string> words = [.. tokens.Where(token => token.Kind is SplToken.Word or SplToken.Text).Select(token => token.ToStringValue().Trim('"'))];
        int into = words.FindIndex(word => word.Equals("into", StringComparison.OrdinalIgnoreCase));
        return command switch
        {
            "apply" or "summary" => words.FirstOrDefault(),
            "fit" when into >= 0 && into + 1 < words.Count => words[into + 1],
            _ => null,
        };
    }

    // Typing

    public override Stage? Bind(CommandSyntax syntax, Binder binder) => null;
}

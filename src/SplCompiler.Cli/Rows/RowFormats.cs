using SplCompiler.Cli.Terminals;

namespace SplCompiler.Cli.Rows;

/// <summary>The formats of <c>--output</c>.</summary>
internal static class RowFormats
{
    public static readonly string[] Names = ["ndjson", "json", "csv", "table", "none"];

    /// <param name="format">One of <see cref="Names"/>; null for a table on a terminal and NDJSON elsewhere.</param>
    /// <param name="named">True when each row says whose it is, as a run of many rules needs.</param>
    /// <param name="destination">Where the rows go.</param>
    /// <param name="terminal">How wide a table may be.</param>
    /// <param name="colors">Colours of a table.</param>
    public static RowOutput Create(string? format, bool named, Destination destination, Terminal terminal, Colors colors) =>
        (format ?? (destination.IsTerminal ? "table" : "ndjson")) switch
        {
            "json" => new JsonRows(destination.Stream, named),
            "csv" => new CsvRows(destination.Stream, named),
            "table" => new TableRows(destination.Stream, named, destination.IsTerminal ? terminal.Width() : 160, destination.IsTerminal && colors.IsOn),
            "none" => new NoRows(),
            _ => new NdjsonRows(destination.Stream, named),
        };
}

namespace SplCompiler.Commands;

/// <summary>Every command, in the order of the manual.</summary>
public static class CommandTable
{
    private static readonly Dictionary<string, Command> s_byName = new(StringComparer.Ordinal);

    private static readonly Dictionary<Type, Command> s_bySyntax = [];

    public static IReadOnlyList<Command> All { get; } =
    [
        new Accum(),
        new Addinfo(),
        new Addtotals(),
        new Anomalydetection(),
        new Append(),
        new Appendcols(),
        new Appendpipe(),
        new Autoregress(),
        new Avlbase64(),
        new Bin(),
        new Chart(),
        new Concurrency(),
        new Convert(),
        new Datamodel(),
        new Dedup(),
        new Delta(),
        new Eval(),
        new Eventstats(),
        new Extract(),
        new Fieldformat(),
        new Fields(),
        new Fieldsummary(),
        new Filldown(),
        new Fillnull(),
        new Foreach(),
        new Format(),
        new From(),
        new Fromjson(),
        new Gentimes(),
        new Head(),
        new Inputlookup(),
        new Iplocation(),
        new Join(),
        new Lookup(),
        new Makecontinuous(),
        new Makemv(),
        new Makeresults(),
        new Map(),
        new Multikv(),
        new Multisearch(),
        new Mvcombine(),
        new Mvexpand(),
        new Nomv(),
        new Outlier(),
        new Outputlookup(),
        new Outputs(),
        new Presentation(),
        new Rangemap(),
        new Rare(),
        new Regex(),
        new Rename(),
        new Replace(),
        new Return(),
        new Reverse(),
        new Rex(),
        new Search(),
        new Set(),
        new Setfields(),
        new Sort(),
        new Spath(),
        new Stats(),
        new Strcat(),
        new Streamstats(),
        new Table(),
        new Tail(),
        new Timechart(),
        new Tojson(),
        new Transaction(),
        new Top(),
        new Transpose(),
        new Trendline(),
        new Uniq(),
        new Tstats(),
        new Union(),
        new Unsupported(),
        new Untable(),
        new Where(),
        new Xmlkv(),
        new Xpath(),
        new Xyseries(),
    ];

    static CommandTable()
    {
        foreach (Command command in All)
        {
            foreach (string name in command.Doc.Aliases.Append(command.Doc.Name))
                s_byName.Add(name, command);
            s_bySyntax.Add(command.SyntaxType, command);
        }
    }

    public static IEnumerable<string> Names => s_byName.Keys;

    /// <summary>The command of this name or alias, in lower case; null when there is none.</summary>
    public static Command? Find(string name) => s_byName.GetValueOrDefault(name);

    /// <summary>The command that a syntax belongs to.</summary>
    public static Command Of(CommandSyntax syntax) => s_bySyntax[syntax.GetType()];
}

using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>transaction</c>: groups events into one row.</summary>
public sealed class Transaction : Command<Transaction.Syntax>
{
    private static readonly string[] s_options =
    [
        "maxspan", "maxpause", "maxevents", "maxopentxn", "maxopenevents", "connected", "unifyends", "keepevicted", "keeporphans", "mvlist", "mvraw", "delim", "nullstr", "name",
    ];

    private static readonly string[] s_flags = ["connected", "unifyends", "keepevicted", "keeporphans", "mvraw"];

    public override WordDoc Doc { get; } = new("transaction")
    {
        Aliases = ["transam"],
        Usage = "transaction [<field>]... [maxspan=<time>] [maxpause=<time>] [maxevents=<number>] [startswith=<condition>] [endswith=<condition>] [connected=<bool>] [unifyends=<bool>] [keepevicted=<bool>] [keeporphans=<bool>] [mvlist=<bool>|\"<field>...\"] [mvraw=<bool>] [nullstr=<text>] [maxopentxn=<number>] [maxopenevents=<number>]",
        Summary = "Groups events that share fields, lie close together, or stand between a start and an end, into one row: `_time` of the first event, `_raw` of all, `duration` in seconds, `eventcount`, `closed_txn` (0 when the data ended first), and the values of all other fields, sorted and unique. A condition is a search expression in quotes or parentheses, or `eval(…)`.",
        Manual = "Search Reference, transaction",
        Examples =
        [
            new("events of one user", "transaction user | table user, duration, eventcount, cmd, closed_txn", """[{"_time": 1, "user": "a", "cmd": "net"}, {"_time": 4, "user": "a", "cmd": ["dir", "net"]}, {"_time": 3, "user": "b"}, {"_time": 2, "cmd": "no user"}]""", """[{"user": "b", "duration": 0, "eventcount": 1, "closed_txn": 0}, {"user": "a", "duration": 3, "eventcount": 2, "cmd": ["dir", "net"], "closed_txn": 0}]"""),
            new("all fields of the events", "transaction user", """[{"_time": 1, "user": "a", "x": "2", "_raw": "one"}, {"_time": 2, "user": "a", "y": "3", "x": "1", "_raw": "two"}]""", """{"_time": 1, "_raw": "one\ntwo", "user": "a", "x": ["1", "2"], "y": "3", "duration": 1, "eventcount": 2, "closed_txn": 0}"""),
            new("no more than so far apart", "transaction user maxpause=5s maxspan=8s | table _time, eventcount, closed_txn", """[{"_time": 100, "user": "a"}, {"_time": 104, "user": "a"}, {"_time": 108, "user": "a"}, {"_time": 112, "user": "a"}, {"_time": 120, "user": "a"}]""", """[{"_time": 120, "eventcount": 1, "closed_txn": 1}, {"_time": 104, "eventcount": 3, "closed_txn": 1}, {"_time": 100, "eventcount": 1, "closed_txn": 0}]"""),
            new("between a start and an end", "transaction user startswith=(act=login) endswith=\"act=logout\" | table user, duration, closed_txn", """[{"_time": 1, "user": "a", "act": "login"}, {"_time": 4, "user": "a", "act": "read"}, {"_time": 9, "user": "a", "act": "logout"}, {"_time": 11, "user": "a", "act": "read"}, {"_time": 12, "user": "b", "act": "logout"}]""", """{"user": "a", "duration": 8, "closed_txn": 1}"""),
            new("incomplete ones are kept when asked for", "transaction user startswith=eval(n>1 AND isnotnull(user)) keepevicted=t | table user, n, closed_txn", """[{"_time": 1, "user": "a", "n": "3"}, {"_time": 2, "user": "a", "n": "1"}, {"_time": 3, "user": "b", "n": "1"}]""", """[{"user": "b", "n": "1", "closed_txn": 0}, {"user": "a", "n": ["1", "3"], "closed_txn": 1}]"""),
            new("an end without a start", "transaction endswith=done | table n, eventcount, closed_txn", """[{"_time": 1, "n": "1", "_raw": "go"}, {"_time": 2, "n": "2", "_raw": "done"}, {"_time": 3, "n": "3", "_raw": "go"}, {"_time": 4, "n": "4", "_raw": "done"}, {"_time": 5, "n": "5", "_raw": "go"}]""", """[{"n": ["3", "4"], "eventcount": 2, "closed_txn": 1}, {"n": ["1", "2"], "eventcount": 2, "closed_txn": 0}]"""),
            new("lists instead of sets", "transaction user mvlist=t nullstr=none | table user, n, m", """[{"_time": 1, "user": "a", "n": "2"}, {"_time": 2, "user": "a", "n": "2", "m": "x"}, {"_time": 3, "user": "a", "n": "1"}]""", """{"user": ["a", "a", "a"], "n": ["2", "2", "1"], "m": ["none", "x", "none"]}"""),
            new("events that know another field", "transaction session, host connected=f | table session, host, eventcount", """[{"_time": 3, "session": "s1"}, {"_time": 2, "host": "h1"}, {"_time": 1, "session": "s1", "host": "h1"}]""", """{"session": "s1", "host": "h1", "eventcount": 3}"""),
            new("events without the fields", "transaction user keeporphans=true maxevents=1 | table user, n, closed_txn, _txn_orphan", """[{"_time": 2, "user": "a", "n": "1"}, {"_time": 1, "n": ["3", "2"]}]""", """[{"user": "a", "n": "1", "closed_txn": 1}, {"n": ["3", "2"], "_txn_orphan": 1}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<FieldSyntax> Fields, ImmutableArray<OptionSyntax> Options, TransactionEdge? StartsWith, TransactionEdge? EndsWith) : CommandSyntax
    {
        public string? this[string name] => Options.LastOrDefault(option => option.Name == name)?.Value;

        /// <summary>The value of a flag; what it is when it is not written.</summary>
        public bool Flag(string name, bool otherwise) => this[name] is { } value ? value.ToLowerInvariant() is "t" or "true" or "1" : otherwise;

        public override string ToString() =>
            $"transaction {FieldListText.Of(Fields)}{string.Concat(Options.Select(option => $" {option.Name}=\"{StringEscapes.Escape(option.Value)}\""))}"
            + (StartsWith is null ? "" : $" startswith={StartsWith}") + (EndsWith is null ? "" : $" endswith={EndsWith}");
    }

    private sealed record Edge(bool IsStart, TransactionEdge Condition);

    private static readonly TokenListParser<SplToken, object> s_part =
        EdgeOption("startswith", isStart: true).Or(EdgeOption("endswith", isStart: false))
            .Or(s_options.Select(name => Terms.Option(name).Select(option => (object)option)).Aggregate((first, second) => first.Or(second)))
            .Or(Terms.Field.Select(field => (object)field));

    private static TokenListParser<SplToken, object> EdgeOption(string name, bool isStart) =>
        (from keyword in Token.EqualTo(SplToken.Word).Where(token => token.Span.EqualsValueIgnoreCase(name))
         from equal in Token.EqualTo(SplToken.Equal)
         select keyword).Try().Named($"`{name}=`")
        .IgnoreThen(TransactionEdge.Parser).Select(edge => (object)new Edge(isStart, edge));

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in (from part in s_part
                       from comma in Token.EqualTo(SplToken.Comma).Many()
                       select part).Many()
        select new Syntax(
            [.. parts.OfType<FieldSyntax>()], [.. parts.OfType<OptionSyntax>()],
            parts.OfType<Edge>().LastOrDefault(edge => edge.IsStart)?.Condition, parts.OfType<Edge>().LastOrDefault(edge => !edge.IsStart)?.Condition);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        if (!CheckFlags(syntax, binder) || Limits(syntax, binder) is not { } limits)
            return null;
        Expression? start = syntax.StartsWith?.Bind(Doc, binder);
        Expression? end = syntax.EndsWith?.Bind(Doc, binder);
        if ((syntax.StartsWith is not null && start is null) || (syntax.EndsWith is not null && end is null))
            return null;

        ImmutableArray<FieldExpression> fields = [.. syntax.Fields.DistinctBy(field => field.Name).Select(binder.Resolve)];
        return new TransactionStage(binder.Resolve("_time", syntax.Span), fields, start, end, limits)
        {
            Input = binder.Input,
            Output = TransactionStage.OutputOf(binder.Input, limits.KeepOrphans),
        };
    }

    private static bool CheckFlags(Syntax syntax, Binder binder)
    {
        foreach (OptionSyntax option in syntax.Options)
        {
            if (s_flags.Contains(option.Name) && option.Value.ToLowerInvariant() is not ("t" or "f" or "true" or "false" or "1" or "0"))
            {
                binder.Report(Descriptors.InvalidOption, option.ValueSpan, $"`{option.Name}` is true or false, found `{option.Value}`", "neither true nor false");
                return false;
            }

            if (option.Name == "name")
            {
                binder.Report(Descriptors.UnsupportedForm, option.Span, "`name` asks for a transaction type of transactiontypes.conf", "not supported", "write its options here");
                return false;
            }

            if (option.Name == "delim")
                binder.Report(Descriptors.NoEffect, option.Span, "`delim` changes nothing here: a field has one form", "no effect", "join the values with mvjoin() where one text is wanted");
        }

        return true;
    }

    private static TransactionStage.Rules? Limits(Syntax syntax, Binder binder)
    {
        long[] numbers = new long[5];
        string[] names = ["maxspan", "maxpause", "maxevents", "maxopentxn", "maxopenevents"];
        for (int i = 0; i < names.Length; i++)
        {
            if (Number(syntax, names[i], isTime: i < 2, binder) is not { } number)
                return null;
            numbers[i] = number;
        }

        return new TransactionStage.Rules(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4])
        {
            IsConnected = syntax.Flag("connected", true),
            UnifyEnds = syntax.Flag("unifyends", false),
            KeepEvicted = syntax.Flag("keepevicted", false),
            KeepOrphans = syntax.Flag("keeporphans", false),
            SplitsRaw = syntax.Flag("mvraw", false),
            Lists = Lists(syntax["mvlist"] ?? "f"),
            NullText = syntax["nullstr"] ?? "NULL",
        };
    }

    private static ImmutableArray<string> Lists(string written) => written.ToLowerInvariant() switch
    {
        "t" or "true" or "1" => ["*", "_*"],
        "f" or "false" or "0" => [],
        _ => [.. written.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)],
    };

    /// <summary>Microseconds, or a number of things; -1 for no limit; null when it was refused.</summary>
    private static long? Number(Syntax syntax, string name, bool isTime, Binder binder)
    {
        if (syntax.Options.LastOrDefault(option => option.Name == name) is not { } option)
            return name == "maxevents" ? 1000 : -1;
        // A negative number switches the limit off.
        bool isOff = option.Value.StartsWith('-') && long.TryParse(option.Value.TrimEnd('s', 'm', 'h', 'd'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        if (isOff)
            return -1;
        if (!isTime && int.TryParse(option.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0)
            return count;
        if (isTime && option.Value is "0" or "0s" or "0m" or "0h" or "0d")
            return 0;
        if (isTime && SpanText.TryParse(option.Value, out SpanText span) && Seconds(span.Unit) is { } seconds)
            return (long)(span.Count * seconds * 1_000_000);
        binder.Report(Descriptors.InvalidOption, option.ValueSpan, $"`{name}` takes {(isTime ? "a span of time" : "a number")}, found `{option.Value}`",
            isTime ? "expected such as 30s, 5m, 2h, 1d" : "no whole number");
        return null;
    }

    private static double? Seconds(string unit) => unit switch
    {
        "" or "s" => 1,
        "m" => 60,
        "h" => 3600,
        "d" => 86400,
        _ => null,
    };
}

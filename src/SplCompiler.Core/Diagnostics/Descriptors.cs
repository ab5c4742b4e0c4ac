namespace SplCompiler.Diagnostics;

/// <summary>Every kind of finding, in order of code. A code that appeared in a release is never used for anything else.</summary>
public static partial class Descriptors
{
    // SPL0xxx: text and syntax
    public static readonly DiagnosticDescriptor SyntaxError = Error("SPL0001", "syntax-error", "the text does not fit the grammar of its command");
    public static readonly DiagnosticDescriptor UnbalancedQuote = Error("SPL0002", "unbalanced-quote", "a quoted text has no closing quote");
    public static readonly DiagnosticDescriptor UnbalancedBracket = Error("SPL0003", "unbalanced-bracket", "a bracket or parenthesis has no partner");
    public static readonly DiagnosticDescriptor NestedTooDeeply = Error("SPL0004", "nested-too-deeply", "an expression is nested deeper than 200 levels");
    public static readonly DiagnosticDescriptor EmptyStage = Error("SPL0005", "empty-stage", "two pipes have no command between them");
    public static readonly DiagnosticDescriptor RuleTooLong = Error("SPL0006", "rule-too-long", "the text of the rule, or its expansion, is too long");

    // SPL1xxx: names and types
    public static readonly DiagnosticDescriptor UnknownCommand = Error("SPL1001", "unknown-command", "SPL has no command of this name");
    public static readonly DiagnosticDescriptor UnknownFunction = Error("SPL1002", "unknown-function", "eval has no function of this name");
    public static readonly DiagnosticDescriptor UnknownAggregate = Error("SPL1003", "unknown-aggregate", "stats has no function of this name");
    public static readonly DiagnosticDescriptor UndefinedMacro = Error("SPL1004", "undefined-macro", "no app defines the macro with this number of arguments");
    public static readonly DiagnosticDescriptor RecursiveMacro = Error("SPL1005", "recursive-macro", "a macro expands to itself");
    public static readonly DiagnosticDescriptor ArgumentCount = Error("SPL1006", "argument-count", "a function is called with the wrong number of arguments");
    public static readonly DiagnosticDescriptor TypeMismatch = Error("SPL1007", "type-mismatch", "a value of this kind cannot stand here");
    public static readonly DiagnosticDescriptor InvalidRegex = Error("SPL1008", "invalid-regex", "the pattern is no valid PCRE");
    public static readonly DiagnosticDescriptor InvalidOption = Error("SPL1009", "invalid-option", "the command has no such option, or the option takes no such value");
    public static readonly DiagnosticDescriptor MalformedMacroCall = Error("SPL1010", "malformed-macro-call", "the text between backticks is no macro call");
    public static readonly DiagnosticDescriptor DuplicateOutput = Error("SPL1011", "duplicate-output", "two results of a command have the same name");
    public static readonly DiagnosticDescriptor NotStreaming = Error("SPL1012", "not-streaming", "a command that needs all rows stands where rows come one at a time");
    public static readonly DiagnosticDescriptor UnknownDataModel = Error("SPL1013", "unknown-data-model", "no app has a data model or data set of this name");
    public static readonly DiagnosticDescriptor UnknownLookup = Error("SPL1014", "unknown-lookup", "no app has a lookup of this name, or its table");
    public static readonly DiagnosticDescriptor NotFirst = Error("SPL1015", "not-first", "a command that makes its own rows stands behind others");

    // SPL2xxx: not supported
    public static readonly DiagnosticDescriptor UnsupportedCommand = Error("SPL2001", "unsupported-command", "the command needs what only a Splunk server has");
    public static readonly DiagnosticDescriptor UnsupportedRegex = Error("SPL2002", "unsupported-regex", "the pattern uses a PCRE feature that has no equivalent");
    public static readonly DiagnosticDescriptor UnsupportedForm = Error("SPL2003", "unsupported-form", "this form of a command or function is not supported yet");

    // SPL3xxx: lints
    public static readonly DiagnosticDescriptor UnknownField = Warning("SPL3001", "unknown-field", "the stage before yields no field of this name, so it is null");
    public static readonly DiagnosticDescriptor NeverHolds = Warning("SPL3002", "never-holds", "a where whose condition is never true lets no row through");
    public static readonly DiagnosticDescriptor LeadingWildcard = Info("SPL3003", "leading-wildcard", "a value that begins with a wildcard makes Splunk read every event");
    public static readonly DiagnosticDescriptor MissingDiffers = Info("SPL3004", "missing-differs", "!= leaves out events without the field, NOT keeps them");
    public static readonly DiagnosticDescriptor BacktrackingRegex = Info("SPL3005", "backtracking-regex", "a pattern with look-around or references can only be matched by backtracking");
    public static readonly DiagnosticDescriptor UnboundedAggregate = Info("SPL3006", "unbounded-aggregate", "an aggregate keeps every value of every field");
    public static readonly DiagnosticDescriptor UnusedEval = Warning("SPL3007", "unused-eval", "a field is computed and never read");
    public static readonly DiagnosticDescriptor BinWithoutField = Warning("SPL3012", "bin-without-field", "bin names no field and is read as bin _time");
    public static readonly DiagnosticDescriptor LowerCaseOperator = Warning("SPL3013", "lower-case-operator", "and, or, not in lower case are words to search for");
    public static readonly DiagnosticDescriptor TermWithBreaker = Warning("SPL3014", "term-with-breaker", "a TERM() that holds a major breaker can never match");
    public static readonly DiagnosticDescriptor UnclosedMacroCall = Warning("SPL3015", "unclosed-macro-call", "a parenthesis or quote of a macro call has no partner and is read as if it had one");
    public static readonly DiagnosticDescriptor InvalidTimeModifier = Warning("SPL3016", "invalid-time-modifier", "a text that is no time modifier gives no time");
    public static readonly DiagnosticDescriptor ShadowedResult = Warning("SPL3017", "shadowed-result", "a wildcard would give a result the name that another one has");
    public static readonly DiagnosticDescriptor LookupWithoutData = Warning("SPL3020", "lookup-without-data", "a lookup is declared, and no app has rows for it, so it matches nothing");
    public static readonly DiagnosticDescriptor IplocationWithoutData = Warning("SPL3021", "iplocation-without-data", "iplocation reads geographic data of the run; without it its fields are null");
    public static readonly DiagnosticDescriptor OutputNotWritten = Info("SPL3022", "output-not-written", "a command that writes outside the search only passes its rows on");
    public static readonly DiagnosticDescriptor NoEffect = Info("SPL3023", "no-effect", "an option or command has no effect on the rows");
    public static readonly DiagnosticDescriptor ApproximateStatistics = Info("SPL3024", "approximate-statistics", "the manual does not say how a figure is computed, so it may differ from that of a server");
    public static readonly DiagnosticDescriptor IndexTime = Info("SPL3030", "index-time", "a time modifier looks at the time of indexing, which events of a file do not have");

    // SPL4xxx: rule files and packs
    public static readonly DiagnosticDescriptor UnreadableFile = Error("SPL4001", "unreadable-file", "a file cannot be opened or is no text");
    public static readonly DiagnosticDescriptor InvalidYaml = Error("SPL4002", "invalid-yaml", "the rule file is no valid YAML");
    public static readonly DiagnosticDescriptor WrongYamlType = Error("SPL4003", "wrong-yaml-type", "a key of the rule file holds a value of the wrong kind");
    public static readonly DiagnosticDescriptor MissingSearch = Error("SPL4004", "missing-search", "the rule file has no search");
    public static readonly DiagnosticDescriptor NameClash = Error("SPL4005", "name-clash", "two rules of a pack would get the same class name");
    public static readonly DiagnosticDescriptor InvalidConf = Warning("SPL4006", "invalid-conf", "a line of a .conf file is neither stanza nor setting");
    public static readonly DiagnosticDescriptor StaleGeneratedFile = Error("SPL4007", "stale-generated-file", "a generated file is not what the rules give now");
    public static readonly DiagnosticDescriptor BadTimeRange = Warning("SPL4008", "bad-time-range", "the time range that a rule is started with cannot be read");
    public static readonly DiagnosticDescriptor InvalidTestFile = Error("SPL4020", "invalid-test-file", "a test file does not have the format of one");

    // SPL5xxx: input data
    public static readonly DiagnosticDescriptor BrokenEvent = Warning("SPL5001", "broken-event", "a piece of the input is no event");
    public static readonly DiagnosticDescriptor EventTooLong = Warning("SPL5002", "event-too-long", "a line is longer than --max-event");
    public static readonly DiagnosticDescriptor TruncatedInput = Warning("SPL5003", "truncated-input", "compressed input ends before its end");
    public static readonly DiagnosticDescriptor InvalidUtf8 = Warning("SPL5004", "invalid-utf8", "an event is not valid UTF-8; it was kept");
    public static readonly DiagnosticDescriptor UnreadableInput = Warning("SPL5005", "unreadable-input", "an input cannot be opened");
    public static readonly DiagnosticDescriptor TooManyFields = Warning("SPL5006", "too-many-fields", "the events have more field names than a wildcard can keep");
    public static readonly DiagnosticDescriptor BadLookupTable = Warning("SPL5007", "bad-lookup-table", "the table of a lookup cannot be read, or has rows that do not fit its columns");
    public static readonly DiagnosticDescriptor RowsCut = Warning("SPL5008", "rows-cut", "a command took only the first of its rows, as Splunk does");
    public static readonly DiagnosticDescriptor RegexGivenUp = Warning("SPL5009", "regex-given-up", "a pattern took too long over a text, which counts as no match");
    public static readonly DiagnosticDescriptor StateTooLarge = Error("SPL5010", "state-too-large", "a rule held more than --memory allows and was stopped; its rows are left out");
    public static readonly DiagnosticDescriptor UnreadableTime = Warning("SPL5011", "unreadable-time", "the time of an event cannot be read where it should be");
    public static readonly DiagnosticDescriptor BadTable = Warning("SPL5012", "bad-table", "a table of events has columns of one name, or rows that do not fit its columns");
    public static readonly DiagnosticDescriptor NameUnanswered = Warning("SPL5013", "name-unanswered", "the resolver of the system did not answer in time, so a name or address counts as unknown");
    public static readonly DiagnosticDescriptor OtherEncoding = Info("SPL5014", "other-encoding", "an input is UTF-16; it was read as what it means");

    // SPL9xxx: our bug
    public static readonly DiagnosticDescriptor InternalError = Error("SPL9001", "internal-error", "the compiler failed; please report the rule");
    public static readonly DiagnosticDescriptor GeneratedCodeRejected = Error("SPL9002", "generated-code-rejected", "the C# compiler did not accept the generated code; please report the rule");

    private static DiagnosticDescriptor Error(string code, string name, string summary) => new(code, name, Severity.Error, summary);

    private static DiagnosticDescriptor Info(string code, string name, string summary) => new(code, name, Severity.Info, summary);

    private static DiagnosticDescriptor Warning(string code, string name, string summary) => new(code, name, Severity.Warning, summary);
}

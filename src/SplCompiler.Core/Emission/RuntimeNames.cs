using System.Collections.Frozen;

namespace SplCompiler.Emission;

/// <summary>
/// The members of SplCompiler.Runtime that generated code calls. Core does not reference the runtime, so their names are
/// text, in this file alone; a test resolves each: the class name is the runtime type, the constant's value its member.
/// </summary>
public static class RuntimeNames
{
    public const string Namespace = "SplCompiler.Runtime";

    /// <summary>How long a match may take: what <c>SplRegex.TimeLimit</c> is, which an attribute cannot read.</summary>
    public const int SplRegexMilliseconds = 1000;

    /// <summary>Every type of the runtime: a rule or folder of such a name would hide it from generated code.</summary>
    public static FrozenSet<string> Types { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "AsciiCase", "Base", "Base64", "Bins", "BuiltTables", "CaseFolding", "ChartColumnChoice", "ChartColumns", "ChartTable", "Cidr", "ColumnSums", "CombinedRows",
        "Compare", "ComparedRows", "CompiledPack", "CompiledRule", "ContinuousRows", "Conversions", "CountState", "CutRows", "DelimitedExtraction", "Detection", "DetectionRow", "DetectionRun", "DetectionStream",
        "EarlierRows", "EarliestState", "Eval", "EventInput", "EventOptions", "EventOrigin", "EventRecord", "EventRows", "EventTimeSource", "EventView", "ExtremeState",
        "FieldDefinition", "FieldExtraction", "FieldFormula", "FieldPredicates", "FieldRows", "FieldSet", "FieldSummaries", "FieldValues", "FirstState",
        "ForeachItems", "FormattedRows", "FoundFields", "GeoLocation", "GroupTable", "GroupedRows", "IGeoLocations", "IGroup", "IGroupKey",
        "ILookupTable", "ILookupTables", "ILookupWriter", "INameResolver", "IRow", "IRowOutput", "IRowSink", "IRowWriter", "IStoredRow", "IndexUse", "InputDefaults", "InputFacts", "InputFinder", "InputFormat",
        "InputFormats", "InputProblem", "InputProblemKind", "IpText", "JoinedRows", "JsonFields", "JsonItem", "JsonKind", "JsonPath",
        "JsonRowWriter", "KeptRows", "KeyOrder", "KeyValueMode", "KeyValuePairs", "KnowledgeStanza", "LastCombination", "LastRow", "LastState",
        "LastValues", "LateTest", "LatestState", "LikePattern", "ListState", "LiteralSequence", "Locations", "LookupMatch", "LookupOutput", "LookupRules",
        "LookupTable", "LookupTables", "LookupWrite", "MapRows", "ModeState", "MovingAverage", "Multivalues", "NameFilter", "NamePattern", "NameTable", "NamedExtraction",
        "NeighbourCounts", "NoGeoLocations", "NoKey", "NoLookupTables", "NoLookupWriter", "NullRowSink", "NumberBins", "NumericOnly", "OpenFields", "OpenStates",
        "Outliers", "OverlappingRows", "PackRunner", "PartnerTime", "PcreTranslation", "PcreTranslator", "PercentileState", "RangeNames",
        "RankedRows", "RareRows", "RateState", "RawTerm", "RawTermKind", "RegexExtraction", "RegexLiteral", "RelativeTime", "ReturnedRows",
        "ReversedRows", "RexMatches", "RouteTest", "RouteTestKind", "RowCounts", "RowJson", "RowKey", "RowLimit", "RowNumbers", "RowLimits", "RowOrigin", "RuleSummary", "RuleWitness", "RunContext",
        "RunProgress", "RunSummary", "RunnerOptions", "RunningSum", "Scratch", "SearchCondition", "SearchTimes", "Sed", "SeenFields", "ShannonTable", "Slot",
        "SlotMap", "SortKey", "SortedRows", "SparklineState", "Spath", "SplMatch", "SplNumber", "SplRegex", "SplSpan", "SplTime",
        "SplTimeExtensions", "SplTimeUnit", "SplValue", "SpooledInput", "StateReader", "StateWriter", "StreamCounters", "StreamOptions", "StreamWindow", "SubsearchRows", "SumState",
        "Symbol", "SymbolMap", "SymbolSet", "SymbolTable", "TableOptions", "TableRows", "TableTitles", "TagTable", "Tally", "TextLines", "TextParts", "TextSet",
        "TimeBins", "TimeFormat", "TimeSettings", "TimeStretch", "Totals", "Transaction", "TransactionEvent", "TransactionFields", "TransactionLimits",
        "Transactions", "Transposition", "ValueList", "ValueReplacements", "ValueStore", "VarianceState", "WildcardPattern", "WrittenTable", "XPathQuery",
        "XmlPairs", "XmlPath");

    public static class FieldPredicates
    {
        public const string AnyEquals = "AnyEquals";
        public const string AnyEqualsNumberOrText = "AnyEqualsNumberOrText";
        public const string AnyStartsWith = "AnyStartsWith";
        public const string AnyEndsWith = "AnyEndsWith";
        public const string AnyContains = "AnyContains";
        public const string AnyContainsInOrder = "AnyContainsInOrder";
        public const string AnyContainsInOrderOnOneLine = "AnyContainsInOrderOnOneLine";
        public const string AnyContainsInOrderOnOneLineAsciiCase = "AnyContainsInOrderOnOneLineAsciiCase";
        public const string AnyMatchesWildcard = "AnyMatchesWildcard";
        public const string AnyLike = "AnyLike";
        public const string AnyIsMatch = "AnyIsMatch";
        public const string AnyInCidr = "AnyInCidr";
        public const string AnyEqualsAny = "AnyEqualsAny";
        public const string AnyLess = "AnyLess";
        public const string AnyLessOrEqual = "AnyLessOrEqual";
        public const string AnyGreater = "AnyGreater";
        public const string AnyGreaterOrEqual = "AnyGreaterOrEqual";
        public const string AnyDiffers = "AnyDiffers";
        public const string AnyDiffersIgnoreCase = "AnyDiffersIgnoreCase";
        public const string AnyDiffersFromNumberOrText = "AnyDiffersFromNumberOrText";
        public const string AnyDiffersFromWildcard = "AnyDiffersFromWildcard";
        public const string AnyDiffersFromAllIgnoreCase = "AnyDiffersFromAllIgnoreCase";
        public const string AnyDiffersFromCidr = "AnyDiffersFromCidr";
    }

    public static class FieldValues
    {
        public const string IsPresent = "IsPresent";
        public const string Text = "Text";
        public const string Missing = "Missing";
        public const string ToText = "ToText";
        public const string ToTexts = "ToTexts";
        public const string ToValue = "ToValue";
    }

    public static class SplTimeExtensions
    {
        public const string FloorTo = "FloorTo";
    }

    public static class EventView
    {
        public const string Time = "Time";
        public const string Raw = "Raw";
        public const string Contains = "Contains";
        public const string Open = "Open";
        public const string Ordinal = "Ordinal";
        public const string Aliased = "Aliased";
        public const string Extracted = "Extracted";
    }

    /// <summary>Comparisons of eval that need both kinds at run time; true when the comparison is true.</summary>
    public static class Compare
    {
        public const string Equal = "Equal";
        public const string NotEqual = "NotEqual";
        public const string Less = "Less";
        public const string LessOrEqual = "LessOrEqual";
        public const string Greater = "Greater";
        public const string GreaterOrEqual = "GreaterOrEqual";
        public const string In = "In";
    }

    /// <summary>Functions and conversions of eval.</summary>
    public static class Eval
    {
        public const string Number = "Number";
        public const string Text = "Text";
        public const string Texts = "Texts";
        public const string Time = "Time";
        public const string Truth = "Truth";
        public const string Plus = "Plus";
        public const string Divide = "Divide";
        public const string Modulo = "Modulo";
        public const string Concatenate = "Concatenate";
        public const string Each = "Each";
    }
}

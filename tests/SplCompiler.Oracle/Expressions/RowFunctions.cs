using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;
using SplCompiler.Commands;
using SplCompiler.Oracle.Matching;
using SplCompiler.Oracle.Stages;
using SplCompiler.Runtime;

namespace SplCompiler.Oracle.Expressions;

/// <summary>The functions that commands call for each row. What one of them reads out of JSON, XML or a time format is the runtime's; the rest is decided here.</summary>
internal static partial class RowFunctions
{
    private sealed record Call(IReadOnlyList<OracleValue> Values, ImmutableArray<RowConstant> Constants, RowConstant? Receiver, ImmutableArray<RowConstant> Leading, OracleContext Context)
    {
        public string Text(int constant) => (string)Constants[constant].Value;

        public int Number(int constant) => (int)Constants[constant].Value;

        /// <summary>Each value of the first argument on its own.</summary>
        public OracleValue Each(Func<OracleScalar, OracleValue> map) => OracleValue.Of(Values[0].Values.SelectMany(value => map(value).Values));

        public TimeFormat Format => new(Text(0));
    }

    private static readonly Dictionary<string, Func<Call, OracleValue>> s_values = new()
    {
        ["Base64.Decode"] = call => call.Each(value => Scalars.Of(Base64.Decode(value.Text))),
        ["Conversions.Auto"] = call => call.Each(value => FirstOf(value, Numeric, WithoutCommas, Duration)),
        ["Conversions.Ctime"] = call => call.Each(value => value.Number is { } seconds
            ? OracleValue.Of(call.Format.Format(SplTime.FromSeconds(seconds), call.Context.Zone))
            : OracleValue.Of(value)),
        ["Conversions.Dur2sec"] = call => call.Each(value => FirstOf(value, Duration)),
        ["Conversions.Memk"] = call => call.Each(value => FirstOf(value, Kilobytes)),
        ["Conversions.Mktime"] = call => call.Each(value => FirstOf(value, text => call.Format.Parse(text, call.Context.Zone)?.Seconds)),
        ["Conversions.Mstime"] = call => call.Each(value => FirstOf(value, MinutesAndSeconds)),
        ["Conversions.Num"] = call => call.Each(value => OracleValue.Of(value.Number)),
        ["Conversions.Rmcomma"] = call => call.Each(value => FirstOf(value, WithoutCommas)),
        ["Conversions.Rmunit"] = call => call.Each(value => FirstOf(value, text => Numbers.Parse(new string([.. text.TrimStart().TakeWhile(c => "0123456789.+-".Contains(c))])))),
        ["Multivalues.Join"] = call => call.Values[0].IsNull ? OracleValue.Null : OracleValue.Of(string.Join(call.Text(0), call.Values[0].Values.Select(value => value.Text))),
        ["Multivalues.Split"] = call => call.Each(value => OracleValue.Of(value.Text.Split(call.Text(0)).Where(piece => piece.Length > 0 || (bool)call.Constants[1].Value).Select(OracleScalar.Of))),
        ["Multivalues.Tokens"] = call => call.Each(value => OracleValue.Of(SplRegex.Create(call.Text(0)).Matches(value.Text).Select(match => match.Groups[1]).OfType<string>().Select(OracleScalar.Of))),
        ["Sed.Replace"] = call => call.Each(value => OracleValue.Of(SplRegex.Create(call.Text(0)).Replace(value.Text, call.Text(1), call.Number(3), call.Number(2)))),
        ["Sed.Transliterate"] = call => call.Each(value => OracleValue.Of(string.Concat(Letters.Of(value.Text).Select(letter => Transliterated(letter, call.Text(0), call.Text(1)))))),
        ["Spath.Values"] = call => call.Each(value => Scalars.Of(Runtime.Eval.Spath(value.Text, call.Text(0)))),
        ["TextParts.Join"] = call => (bool)call.Leading[0].Value && call.Values.Any(value => value.IsNull)
            ? OracleValue.Null
            : OracleValue.Of(string.Concat(call.Values.Select(value => string.Join('\n', value.Values.Select(single => single.Text))))),
        ["Apply"] = call => call.Each(value => Replaced(value.Text, (ImmutableArray<Replace.Pair>)call.Receiver!.Value) is { } text ? OracleValue.Of(text) : OracleValue.Of(value)),
        ["NamesOf"] = call => Ranges((Rangemap.Syntax)call.Receiver!.Value, call.Values[0].Number),
        ["Of"] = call => XPath(((string Path, string? Otherwise))call.Receiver!.Value, call.Values[0]),
        ["SearchTimes.Earliest"] = _ => OracleValue.Of(0),
        ["SearchTimes.Latest"] = _ => OracleValue.Of("+Infinity"),
        ["SearchTimes.Now"] = call => OracleValue.Of(call.Context.Now.ToUnixTimeSeconds()),
    };

    /// <summary>The value of a call.</summary>
    public static OracleValue Value(RowFunction function, IReadOnlyList<OracleValue> values, OracleContext context)
    {
        // Where addresses are is data of a run; the oracle has none.
        if (function.Name.StartsWith("Locations.", StringComparison.Ordinal))
            return OracleValue.Null;
        return s_values.TryGetValue(function.Name, out var value)
            ? value(new Call(values, function.Constants, function.Receiver, function.Leading, context))
            : throw new NotSupportedException($"The oracle does not know {function.Name}.");
    }

    /// <summary>The fields that a call finds in data.</summary>
    public static IEnumerable<(string Name, OracleValue Value)> Fields(RowFunction function, IReadOnlyList<OracleValue> values, OracleContext context)
    {
        SplValue value = Scalars.Plain(values[0]);
        ImmutableArray<RowConstant> constants = function.Constants;
        OpenFields fields = function.Name switch
        {
            "JsonFields.Of" => Runtime.JsonFields.Of(value, (string)constants[0].Value),
            "KeyValuePairs.Of" => KeyValuePairs.Of(
                value, (string)constants[0].Value, (string)constants[1].Value, (int)constants[2].Value, (int)constants[3].Value, (bool)constants[4].Value, (bool)constants[5].Value),
            "LookupMatch.Others" => LookupRunner.Others(function.Leading[0].Value, values, context),
            "Spath.All" => Runtime.Spath.All(value),
            "XmlPairs.Of" => XmlPairs.Of(value),
            _ => throw new NotSupportedException($"The oracle does not know {function.Name}."),
        };
        return fields.Fields.Select(field => (field.Key, Scalars.Of(field.Value)));
    }

    /// <summary>What an XPath finds in each text; the text stands inside an element of its own.</summary>
    private static OracleValue XPath((string Path, string? Otherwise) query, OracleValue xml)
    {
        string path = query.Path.StartsWith('/') && !query.Path.StartsWith("//") && query.Path != "/" ? "/data" + query.Path : query.Path;
        var found = new List<OracleScalar>();
        foreach (OracleScalar text in xml.Values)
        {
            XDocument document;
            try
            {
                document = XDocument.Parse($"<data>{DeclarationPattern().Replace(text.Text, "")}</data>", LoadOptions.PreserveWhitespace);
            }
            catch (XmlException)
            {
                continue;
            }

            object result = document.XPathEvaluate(path);
            if (result is IEnumerable<object> nodes)
                found.AddRange(nodes.Select(node => OracleScalar.Of(Written(node))));
            else
                found.Add(result is double number ? OracleScalar.Of(number) : OracleScalar.Of($"{result}"));
        }

        return found.Count > 0 ? OracleValue.Of(found) : OracleValue.Of(query.Otherwise);
    }

    private static string Written(object node) => node switch
    {
        XAttribute attribute => attribute.Value,
        XElement { HasElements: true } element => element.ToString(SaveOptions.DisableFormatting),
        XElement element => element.Value.Length > 0 ? element.Value : "Null",
        XText text => text.Value,
        XComment comment => comment.Value,
        _ => $"{node}",
    };

    [GeneratedRegex(@"\A\s*<\?xml.*?\?>", RegexOptions.Singleline)]
    private static partial System.Text.RegularExpressions.Regex DeclarationPattern();

    /// <summary>The first reading that gives a number; the value as it is when none does.</summary>
    private static OracleValue FirstOf(OracleScalar value, params IEnumerable<Func<string, double?>> readings) =>
        readings.Select(reading => reading(value.Text)).FirstOrDefault(number => number is not null) is { } found ? OracleValue.Of(found) : OracleValue.Of(value);

    private static double? Numeric(string text) => Numbers.Parse(text);

    private static double? WithoutCommas(string text) => Numbers.Parse(text.Replace(",", ""));

    /// <summary><c>[days+][hours:]minutes:seconds</c></summary>
    private static double? Duration(string text)
    {
        string[] dayAndTime = text.Contains('+') ? text.Split('+', 2) : ["0", text];
        var parts = dayAndTime[1].Split(':').Select(part => part.All(c => char.IsAsciiDigit(c) || c == '.') ? Numbers.Parse(part) : null).ToList();
        if (parts.Count is < 2 or > 3 || parts.Contains(null) || !dayAndTime[0].All(char.IsAsciiDigit))
            return null;
        return (Numbers.Parse(dayAndTime[0]) * 86_400) + parts.Aggregate(0.0, (seconds, part) => (seconds * 60) + part!.Value);
    }

    private static double? MinutesAndSeconds(string text)
    {
        var parts = text.Split(':').Select(Numbers.Parse).ToList();
        return parts.Count <= 2 ? parts.Aggregate((double?)0, (seconds, part) => (seconds * 60) + part) : null;
    }

    private static double? Kilobytes(string text)
    {
        string trimmed = text.Trim();
        return trimmed.ToLowerInvariant() switch
        {
            [.., 'k'] => Numbers.Parse(trimmed[..^1].TrimEnd()),
            [.., 'm'] => Numbers.Parse(trimmed[..^1].TrimEnd()) * 1024,
            [.., 'g'] => Numbers.Parse(trimmed[..^1].TrimEnd()) * 1024 * 1024,
            _ => Numbers.Parse(trimmed),
        };
    }

    private static Rune Transliterated(Rune letter, string from, string to)
    {
        int place = Array.IndexOf(Letters.Of(from), letter);
        return place < 0 ? letter : Letters.Of(to)[place];
    }

    private static string? Replaced(string text, ImmutableArray<Replace.Pair> pairs)
    {
        foreach (Replace.Pair pair in pairs)
        {
            // The rule of internal names is not for values: a letter before both keeps it away.
            if (FieldNames.Captures("v" + pair.From, "v" + text) is { } captures)
                return FieldNames.Fill(pair.To, captures);
        }

        return null;
    }

    private static OracleValue Ranges(Rangemap.Syntax syntax, double? number)
    {
        List<OracleScalar> names =
        [
            .. syntax.Ranges.Where(range =>
            {
                int dash = range.Bounds.IndexOf('-', 1);
                return Numbers.Parse(range.Bounds[..dash]) <= number && number <= Numbers.Parse(range.Bounds[(dash + 1)..]);
            }).Select(range => OracleScalar.Of(range.Name)),
        ];
        return names.Count == 0 ? OracleValue.Of(syntax.Default) : OracleValue.Of(names);
    }
}

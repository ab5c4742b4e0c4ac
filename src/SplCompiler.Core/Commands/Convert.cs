using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>convert</c>: turns the values of fields into numbers, times or text.</summary>
public sealed class Convert : Command<Convert.Syntax>
{
    private const string DefaultFormat = "%m/%d/%Y %H:%M:%S";

    private static readonly Dictionary<string, string> s_methods = new(StringComparer.OrdinalIgnoreCase)
    {
        ["auto"] = "Auto",
        ["ctime"] = "Ctime",
        ["dur2sec"] = "Dur2sec",
        ["memk"] = "Memk",
        ["mktime"] = "Mktime",
        ["mstime"] = "Mstime",
        ["none"] = "",
        ["num"] = "Num",
        ["rmcomma"] = "Rmcomma",
        ["rmunit"] = "Rmunit",
    };

    public override WordDoc Doc { get; } = new("convert")
    {
        Usage = "convert [timeformat=\"<format>\"] (auto|ctime|dur2sec|memk|mktime|mstime|none|num|rmcomma|rmunit)(<field>) [AS <field>] ...",
        Summary = "Turns the values of fields into numbers, times or text, each value of several. What cannot be converted stays, but num() removes it.",
        Manual = "Search Reference, convert",
        Examples =
        [
            new("a time as text", "convert timeformat=\"%Y-%m-%dT%H:%M:%S\" ctime(t)", """[{"t": 1700000000}, {"a": "1"}]""", """[{"t": "2023-11-14T22:13:20"}, {"a": "1"}]"""),
            new("into another field", "convert ctime(t) AS when", """{"t": 1700000000}""", """{"t": 1700000000, "when": "11/14/2023 22:13:20"}"""),
            new("each value of several, and what is no time stays", "convert timeformat=\"%H:%M\" ctime(t)", """{"t": ["0", "60", "x"]}""", """{"t": ["00:00", "00:01", "x"]}"""),
            new("text as a time", "convert timeformat=\"%Y-%m-%d\" mktime(d)", """{"d": "1970-01-02"}""", """{"d": 86400}"""),
            new("num removes what is no number", "convert num(a) num(b)", """{"a": "x", "b": "7", "c": "1"}""", """{"b": 7, "c": "1"}"""),
            new("a duration", "convert dur2sec(d)", """[{"d": "00:10:15"}, {"d": "1+00:00:01"}]""", """[{"d": 615}, {"d": 86401}]"""),
            new("minutes, seconds, milliseconds", "convert mstime(d)", """[{"d": "01:10.5"}, {"d": "3.25"}]""", """[{"d": 70.5}, {"d": 3.25}]"""),
            new("units and commas", "convert rmunit(a) rmcomma(b) memk(c)", """{"a": "212 sec", "b": "1,234.5", "c": "2m"}""", """{"a": 212, "b": 1234.5, "c": 2048}"""),
            new("a wildcard, but not all of it", "convert num(*_n) none(b_n)", """{"a_n": "1", "b_n": "x"}""", """{"a_n": 1, "b_n": "x"}"""),
        ],
    };

    // Syntax

    public sealed record Conversion(string Function, SourceSpan FunctionSpan, FieldSyntax Field, FieldSyntax? As)
    {
        public override string ToString() => $"{Function}({FieldListText.Of(Field)}){(As is null ? "" : $" AS {FieldListText.Of(As)}")}";
    }

    public sealed record Syntax(string? TimeFormat, ImmutableArray<Conversion> Conversions) : CommandSyntax
    {
        public override string ToString() =>
            $"convert {(TimeFormat is null ? "" : $"timeformat=\"{StringEscapes.Escape(TimeFormat)}\" ")}{string.Join(' ', Conversions)}";
    }

    private static readonly TokenListParser<SplToken, Conversion> s_conversion =
        from function in Token.EqualTo(SplToken.Word)
        from open in Token.EqualTo(SplToken.LeftParenthesis)
        from field in Terms.Field
        from close in Token.EqualTo(SplToken.RightParenthesis)
        from target in Terms.As.AsNullable().OptionalOrDefault()
        from comma in Token.EqualTo(SplToken.Comma).Many()
        select new Conversion(function.ToStringValue(), function.SourceSpan(), field, target);

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in Terms.Option("timeformat").Select(option => (object)option).Or(s_conversion.Select(conversion => (object)conversion)).AtLeastOnce()
        where parts.OfType<Conversion>().Any()
        select new Syntax(parts.OfType<OptionSyntax>().LastOrDefault()?.Value, [.. parts.OfType<Conversion>()]);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        if (binder.HasTooManyNames(syntax.Conversions.Length, syntax.Conversions[0].FunctionSpan))
            return null;
        foreach (Conversion conversion in syntax.Conversions.Where(conversion => !s_methods.ContainsKey(conversion.Function)))
        {
            string? near = Suggestions.Nearest(conversion.Function, s_methods.Keys);
            binder.Report(Descriptors.UnknownFunction, conversion.FunctionSpan, $"`convert` has no function `{conversion.Function}`", "unknown conversion",
                near is null ? $"usage: `{Doc.Usage}`" : $"a conversion with a similar name exists: `{near}`");
            return null;
        }

        string format = syntax.TimeFormat ?? DefaultFormat;
        var excluded = syntax.Conversions.Where(conversion => IsNone(conversion)).Select(conversion => conversion.Field.Name).ToHashSet(StringComparer.Ordinal);
        var assignments = ImmutableArray.CreateBuilder<(string, Expression)>();
        foreach (Conversion conversion in syntax.Conversions.Where(conversion => !IsNone(conversion)))
        {
            if (IsOverOpenFields(conversion, binder))
                return Single(syntax, conversion, format, excluded, binder);
            Expand(conversion, format, excluded, binder, assignments);
        }

        return binder.Assign(assignments.ToImmutable());
    }

    private static bool IsNone(Conversion conversion) => conversion.Function.Equals("none", StringComparison.OrdinalIgnoreCase);

    private static bool IsOverOpenFields(Conversion conversion, Binder binder) => Wildcards.IsWildcard(conversion.Field.Name) && !binder.Input.IsClosed;

    /// <summary>A wildcard over names that are only known at run time: alone in its command, and in place.</summary>
    private static Stage? Single(Syntax syntax, Conversion conversion, string format, HashSet<string> excluded, Binder binder)
    {
        if (conversion.As is null && syntax.Conversions.Count(other => !IsNone(other)) == 1)
            return MapFieldsStage.Create(binder.Input, Function(conversion, format, SplType.Any), [conversion.Field.Name], [.. excluded], syntax.ToString());
        binder.Report(Descriptors.UnsupportedForm, conversion.Field.Span, "`convert` over a wildcard needs named fields before it, or stands alone without AS", "wildcard over open events",
            "name the fields with `table` before, or here");
        return null;
    }

    private static void Expand(
        Conversion conversion, string format, HashSet<string> excluded, Binder binder, ImmutableArray<(string, Expression)>.Builder assignments)
    {
        string name = conversion.Field.Name;
        if (!Wildcards.IsWildcard(name))
        {
            assignments.Add((conversion.As?.Name ?? name, Value(conversion, format, binder.Resolve(conversion.Field))));
            return;
        }

        foreach (Column column in binder.Input.Columns.Where(column => !excluded.Contains(column.Name)))
        {
            if (Wildcards.Captures(name, column.Name) is { } captures)
            {
                string target = conversion.As is null ? column.Name : Wildcards.Fill(conversion.As.Name, captures);
                assignments.Add((target, Value(conversion, format, new FieldExpression(column.Name, column.Type))));
            }
        }
    }

    private static Expression Value(Conversion conversion, string format, FieldExpression field)
    {
        // A missing field stays missing, whatever the conversion.
        if (field.Type.Kind == SplKind.Null)
            return field;
        bool isTime = conversion.Function.Equals("ctime", StringComparison.OrdinalIgnoreCase) && field.Type.IsNumeric;
        return Function(conversion, format, isTime ? SplType.Text : SplType.Any).Of(field);
    }

    private static RowFunction Function(Conversion conversion, string format, SplType type)
    {
        string method = "Conversions." + s_methods[conversion.Function];
        return method is "Conversions.Ctime" or "Conversions.Mktime"
            ? new RowFunction(method, type, TimeFormat(format), RowConstant.Run("TimeZone"))
            : new RowFunction(method, type);
    }

    private static RowConstant TimeFormat(string format) =>
        RowConstant.Static("TimeFormat", "timeFormat", $"new TimeFormat({CSharpText.Literal(format)})", format);
}

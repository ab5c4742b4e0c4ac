using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>bin</c>: rounds a time down to the start of its bucket, or names the range that a number falls into.</summary>
public sealed class Bin : Command<Bin.Syntax>
{
    public override WordDoc Doc { get; } = new("bin")
    {
        Aliases = ["bucket", "discretize"],
        Usage = "bin [<field>] span=<number or duration> [AS <field>]",
        Summary = "Rounds a time down to the start of its bucket, or names the range that a number falls into.",
        Manual = "Search Reference, bin",
        Examples =
        [
            new("one-second buckets", "bin _time span=1s", """{"_time": 12.75}""", """{"_time": 12}"""),
            new("a range of numbers is text", "bin n span=10", """{"n": "7"}""", """{"n": "0-10"}"""),
            new("into another field", "bin _time AS minute span=1m", """{"_time": 61}""", """{"_time": 61, "minute": 60}"""),
            new("no field means _time", "bin span=1s", """{"_time": 12.75}""", """{"_time": 12}""", Reports: "SPL3012"),
        ],
    };

    // Syntax

    public sealed record Syntax(FieldSyntax? Field, OptionSyntax Width, FieldSyntax? As) : CommandSyntax
    {
        public override string ToString() =>
            $"bin {(Field is null ? "" : FieldListText.Of(Field) + " ")}span={Width.Value}{(As is null ? "" : " AS " + FieldListText.Of(As))}";
    }

    // Field, span and AS stand in any order.
    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in Terms.Option("span").Select(option => (object)option)
            .Or(Terms.As.Select(field => (object)new AsPart(field)))
            .Or(Terms.Field.Select(field => (object)field))
            .AtLeastOnce()
        where parts.OfType<OptionSyntax>().Count() == 1 && parts.OfType<FieldSyntax>().Count() <= 1
        select new Syntax(parts.OfType<FieldSyntax>().FirstOrDefault(), parts.OfType<OptionSyntax>().First(), parts.OfType<AsPart>().FirstOrDefault()?.Field);

    private sealed record AsPart(FieldSyntax Field);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        if (!SpanText.TryParse(syntax.Width.Value, out SpanText span))
        {
            binder.Report(Descriptors.InvalidOption, syntax.Width.ValueSpan, $"`{syntax.Width.Value}` is no span", "expected such as 10, 30s, 5m, 1h, 1d", $"usage: `{Doc.Usage}`");
            return null;
        }

        if (!span.IsTime && Math.Floor(span.Count * 1000) != span.Count * 1000 && (syntax.Field is null || syntax.Field.Name == "_time"))
        {
            binder.Report(Descriptors.InvalidOption, syntax.Width.ValueSpan, $"`{syntax.Width.Value}` seconds are no whole number of milliseconds", "too fine for a span of time", "write it with a unit, such as `500us`");
            return null;
        }

        if (syntax.Field is null)
            binder.Report(Descriptors.BinWithoutField, syntax.Span, "`bin` names no field; read as `bin _time`", "no field", "write `bin _time span=…`");

        FieldExpression input = syntax.Field is null ? binder.Resolve("_time", syntax.Span) : binder.Resolve(syntax.Field);
        string output = syntax.As?.Name ?? input.Name;
        bool isTime = input.Type.Kind == SplKind.Time || input.Name == "_time" || span.IsTime;
        SplType type = input.Type.Kind switch
        {
            SplKind.Null => SplType.Null,
            SplKind.Time => input.Type,
            _ when isTime => SplType.Number with { IsNullable = input.Type.IsNullable || input.Type.Kind != SplKind.Number },
            _ => SplType.Text with { IsNullable = input.Type.IsNullable },
        };
        return new BinStage(input, span, isTime, output)
        {
            Input = binder.Input,
            Output = binder.Input.With(new Column(output, type)),
        };
    }

    // Emission

    public sealed record BinStage(FieldExpression Field, SpanText Span, bool IsTime, string OutputField) : Stage
    {
        public override ImmutableArray<Expression> Expressions => [Field];

        public override Stage WithExpressions(ImmutableArray<Expression> expressions) =>
            expressions[0] is FieldExpression field ? this with { Field = field } : this;

        public override IEnumerable<string> Defines => [OutputField];

        public override FieldNeeds Needs(FieldNeeds output) =>
            output.Contains(OutputField) ? output.Without(OutputField).With(Field.Name) : output;

        public override Stage? Prune(FieldNeeds output) => output.Contains(OutputField) ? this : null;

        public override void Emit(StageEmitter emit, Action next)
        {
            emit.Comment(Source);
            if (Field.Type.Kind == SplKind.Null)
                emit.Scope.Set(OutputField, new Code("SplValue.Null", SplType.Null));
            else
                emit.Define(OutputField, IsTime ? Floor(emit) : Range(emit));
            next();
        }

        private Code Floor(StageEmitter emit)
        {
            // A plain number over a time means seconds.
            string text = Span.IsTime ? Span.ToString() : Math.Floor(Span.Count) == Span.Count ? Span + "s" : new SpanText(Span.Count * 1000, "ms").ToString();
            string span = emit.Static("SplSpan", Identifiers.Local(OutputField) + "Span", $"SplSpan.Parse({CSharpText.Literal(text)})");
            Code value = emit.Read(Field);
            if (value.Type.Kind == SplKind.Time)
                return new Code($"{value.Operand}{(value.Type.IsNullable ? "?" : "")}.FloorTo({span}, Run.TimeZone)", value.Type);
            Code number = ExpressionEmitter.Convert(value, SplType.Number);
            return new Code($"Eval.FloorTo({number.Text}, {span}, Run.TimeZone)", SplType.Number);
        }

        private Code Range(StageEmitter emit)
        {
            Code number = ExpressionEmitter.Convert(emit.Read(Field), SplType.Number);
            return new Code($"Eval.RangeOf({number.Text}, {CSharpText.Literal(Span.Count)})", SplType.Text);
        }

        public override string ToString() => $"bin {Field.Name} span={Span} as {OutputField}";
    }
}

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
        Usage = "bin [<field>] [span=<number or duration>] [bins=<number>] [minspan=<span>] [start=<number>] [end=<number>] [aligntime=earliest|latest|<time>] [AS <field>]",
        Summary = "Rounds a time down to the start of its bucket, or names the range that a number falls into. Without a span the width is chosen so that the values (and start and end) need at most so many bins, 100 unless told otherwise: a power of ten, or a usual span of time; minspan is the least. aligntime lets a bin of less than a day start at that time.",
        Manual = "Search Reference, bin",
        Examples =
        [
            new("one-second buckets", "bin _time span=1s", """{"_time": 12.75}""", """{"_time": 12}"""),
            new("a range of numbers is text", "bin n span=10", """{"n": "7"}""", """{"n": "0-10"}"""),
            new("into another field", "bin _time AS minute span=1m", """{"_time": 61}""", """{"_time": 61, "minute": 60}"""),
            new("so many bins", "bin n bins=12 | table n", """[{"n": "0"}, {"n": "15"}, {"n": "23"}]""", """[{"n": "0-10"}, {"n": "10-20"}, {"n": "20-30"}]"""),
            new("a range that is wider", "bin n bins=5 start=0 end=900 AS r | table n, r", """[{"n": "5"}, {"n": "150"}, {"a": "x"}]""", """[{"n": "5", "r": "0-1000"}, {"n": "150", "r": "0-1000"}, {}]"""),
            new("so many bins of time", "bin _time bins=2", """[{"_time": 125}, {"_time": 3}]""", """[{"_time": 0}, {"_time": 0}]"""),
            new("bins that start at a time", "bin _time span=1h aligntime=1200", """[{"_time": 1300}, {"_time": 100}]""", """[{"_time": 1200}, {"_time": -2400}]"""),
            new("no field means _time", "bin span=1s", """{"_time": 12.75}""", """{"_time": 12}""", Reports: "SPL3012"),
        ],
    };

    // Syntax

    public sealed record Syntax(FieldSyntax? Field, ImmutableArray<OptionSyntax> Options, FieldSyntax? As) : CommandSyntax
    {
        public override string ToString() =>
            $"bin{(Field is null ? "" : " " + FieldListText.Of(Field))}{OptionSet.TextOf(Options)}{(As is null ? "" : " AS " + FieldListText.Of(As))}";
    }

    // Field, options and AS stand in any order.
    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in Terms.AnyOption.Select(option => (object)option)
            .Or(Terms.As.Select(field => (object)new AsPart(field)))
            .Or(Terms.Field.Select(field => (object)field))
            .AtLeastOnce()
        where parts.OfType<FieldSyntax>().Count() <= 1
        select new Syntax(parts.OfType<FieldSyntax>().FirstOrDefault(), [.. parts.OfType<OptionSyntax>()], parts.OfType<AsPart>().FirstOrDefault()?.Field);

    private sealed record AsPart(FieldSyntax Field);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        var options = new OptionSet(syntax.Options, "bin", binder, "span", "bins", "minspan", "start", "end", "aligntime");
        if (syntax.Field is null)
            binder.Report(Descriptors.BinWithoutField, syntax.Span, "`bin` names no field; read as `bin _time`", "no field", "write `bin _time span=…`");
        FieldExpression input = syntax.Field is null ? binder.Resolve("_time", syntax.Span) : binder.Resolve(syntax.Field);
        string output = syntax.As?.Name ?? input.Name;
        Stage? stage = options.Find("span") is { } width ? OfWidth(width, options, input, output, binder) : BinChoice.Create(options, input, output, syntax, binder);
        return options.IsRefused ? null : stage;
    }

    private BinStage? OfWidth(OptionSyntax width, OptionSet options, FieldExpression input, string output, Binder binder)
    {
        if (!SpanText.TryParse(width.Value, out SpanText span) || (span.IsLogarithmic && (input.Name == "_time" || input.Type.Kind == SplKind.Time)))
        {
            options.Refuse(width, $"`{width.Value}` is no span", "expected such as 10, 30s, 5m, 1h, 1d", $"usage: `{Doc.Usage}`");
            return null;
        }

        if (!span.IsTime && Math.Floor(span.Count * 1000) != span.Count * 1000 && input.Name == "_time")
        {
            options.Refuse(width, $"`{width.Value}` seconds are no whole number of milliseconds", "too fine for a span of time", "write it with a unit, such as `500us`");
            return null;
        }

        bool isTime = input.Type.Kind == SplKind.Time || input.Name == "_time" || span.IsTime;
        SplType type = input.Type.Kind switch
        {
            SplKind.Null => SplType.Null,
            SplKind.Time => input.Type,
            SplKind.Number when isTime => SplType.Number with { IsNullable = input.Type.IsNullable },
            SplKind.Number => SplType.Text with { IsNullable = input.Type.IsNullable },
            _ when input.Name == "_time" => SplType.Number,
            // What is no number stays as it is.
            _ => SplType.Any,
        };
        return new BinStage(input, span, isTime, output)
        {
            Input = binder.Input,
            Output = binder.Input.With(new Column(output, type)),
            Align = isTime ? BinChoice.Alignment(options) : null,
        };
    }

    // Emission

    public sealed record BinStage(FieldExpression Field, SpanText Span, bool IsTime, string OutputField) : Stage
    {
        /// <summary>A time at which a bin starts: earliest, latest, seconds since 1970 or a time modifier; null for the clock.</summary>
        public string? Align { get; init; }

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

        /// <summary>The C# of the width of a bin of time; a plain number over a time means seconds.</summary>
        internal string SpanMember(DetectionMembers members)
        {
            return members.Static("SplSpan", Identifiers.Local(OutputField) + "Span", $"SplSpan.Parse({CSharpText.Literal(Span.AsTime())})");
        }

        private Code Floor(StageEmitter emit)
        {
            string span = SpanMember(emit.Members);
            Code value = emit.Read(Field);
            if (Align is not null)
            {
                string time = ExpressionEmitter.Convert(value, SplType.Time).Text;
                var aligned = new Code($"Bins.Floor({time}, {span}, {BinChoice.AlignCode(emit, Align)}, Run)", SplType.Time);
                return value.Type.Kind != SplKind.Time ? OrUnchanged(value, ExpressionEmitter.Convert(aligned, SplType.Number))
                    : value.Type.IsNullable ? aligned
                    : new Code($"{aligned.Text}!.Value", value.Type);
            }

            if (value.Type.Kind == SplKind.Time)
                return new Code($"{value.Operand}{(value.Type.IsNullable ? "?" : "")}.FloorTo({span}, Run.TimeZone)", value.Type);
            Code number = ExpressionEmitter.Convert(value, SplType.Number);
            return OrUnchanged(value, new Code($"Eval.FloorTo({number.Text}, {span}, Run.TimeZone)", SplType.Number));
        }

        private Code Range(StageEmitter emit)
        {
            Code value = emit.Read(Field);
            string number = ExpressionEmitter.Convert(value, SplType.Number).Text;
            string range = Span.IsLogarithmic
                ? $"Eval.RangeOf({number}, {CSharpText.Literal(Span.Count)}, {CSharpText.Literal(Span.Base)})"
                : $"Eval.RangeOf({number}, {CSharpText.Literal(Span.Count)})";
            return OrUnchanged(value, new Code(range, SplType.Text));
        }

        private Code OrUnchanged(Code value, Code bin) => Field.Type.Kind == SplKind.Number || Field.Name == "_time"
            ? bin
            : new Code($"Eval.Coalesce({ExpressionEmitter.Convert(bin, SplType.Any).Text}, {ExpressionEmitter.Convert(value, SplType.Any).Text})", SplType.Any);

        public override string ToString() => $"bin {Field.Name} span={Span} as {OutputField}{(Align is null ? "" : $" aligned to {Align}")}";
    }
}

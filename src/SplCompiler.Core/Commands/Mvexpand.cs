using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>mvexpand</c>: a row for each value of a field.</summary>
public sealed class Mvexpand : Command<Mvexpand.Syntax>
{
    public override WordDoc Doc { get; } = new("mvexpand")
    {
        Usage = "mvexpand <field> [limit=<number>]",
        Summary = "Makes a row for each value of a field, the other fields copied; with a limit for the first values only (0 = all). A row without the field stays.",
        Manual = "Search Reference, mvexpand",
        Examples =
        [
            new("a row for each value", "mvexpand a", """{"a": ["1", "2"], "b": "x"}""", """[{"a": "1", "b": "x"}, {"a": "2", "b": "x"}]"""),
            new("single and missing values", "mvexpand a", """[{"a": "1"}, {"b": "x"}]""", """[{"a": "1"}, {"b": "x"}]"""),
            new("the first values", "mvexpand a limit=2", """{"a": ["3", "1", "2"]}""", """[{"a": "3"}, {"a": "1"}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(FieldSyntax Field, OptionSyntax? Limit) : CommandSyntax
    {
        public override string ToString() => $"mvexpand {FieldListText.Of(Field)}{(Limit is null ? "" : $" limit={Limit.Value}")}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from before in Terms.Option("limit").AsNullable().OptionalOrDefault()
        from field in Terms.Field
        from behind in Terms.Option("limit").AsNullable().OptionalOrDefault()
        select new Syntax(field, behind ?? before);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        int limit = 0;
        if (syntax.Limit is { } option && !int.TryParse(option.Value, NumberStyles.None, CultureInfo.InvariantCulture, out limit))
        {
            binder.Report(Descriptors.InvalidOption, option.ValueSpan, $"`limit` takes a number of values, found `{option.Value}`", "no whole number", "0 means all values");
            return null;
        }

        FieldExpression field = binder.Resolve(syntax.Field);
        bool isSingle = field.Type.Kind is SplKind.Null or SplKind.Number or SplKind.Text or SplKind.Time;
        if (isSingle)
            return new PassStage($"mvexpand {field.Name}: one value") { Input = binder.Input, Output = binder.Input };
        return new MvexpandStage(field, limit)
        {
            Input = binder.Input,
            Output = binder.Input.With(new Column(field.Name, SplType.Any)),
        };
    }

    // Emission

    public sealed record MvexpandStage(FieldExpression Field, int Limit) : Stage
    {
        public override System.Collections.Immutable.ImmutableArray<Expression> Expressions => [Field];

        public override IEnumerable<string> Defines => [Field.Name];

        public override FieldNeeds Needs(FieldNeeds output) => output.With(Field.Name);

        public override void Emit(StageEmitter emit, Action next)
        {
            emit.Comment(Source);
            string values = ExpressionEmitter.Convert(emit.Read(Field), SplType.Any).Text;
            string local = emit.Scope.Locals.Unique(Identifiers.Local(Field.Name));
            emit.Nested($"foreach (SplValue {local} in Multivalues.Expand({values}, {Limit.ToString(CultureInfo.InvariantCulture)}))", () =>
            {
                emit.Scope.Set(Field.Name, new Code(local, SplType.Any));
                next();
            });
        }

        public override string ToString() => $"mvexpand {Field.Name}{(Limit == 0 ? "" : $" limit {Limit}")}";
    }
}

using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>sort</c>: orders rows by fields; rows without the field come last. Keeps 10,000 rows unless told otherwise.</summary>
public sealed class Sort : Command<Sort.Syntax>
{
    /// <summary>What the manual gives as the limit when none is written.</summary>
    private const long DefaultLimit = 10_000;

    public override WordDoc Doc { get; } = new("sort")
    {
        Usage = "sort [<limit>] [+|-]<field> [[+|-]<field>]... [desc]",
        Summary = "Orders rows: numbers as numbers, IPv4 addresses as addresses, else as text; missing values last. Keeps 10000 rows, all with limit 0.",
        Manual = "Search Reference, sort",
        Examples =
        [
            new("numbers as numbers", "sort n", """[{"n": "10"}, {"n": "9"}]""", """[{"n": "9"}, {"n": "10"}]"""),
            new("descending", "sort -n", """[{"n": "9"}, {"n": "10"}, {"m": "1"}]""", """[{"n": "10"}, {"n": "9"}, {"m": "1"}]"""),
            new("a limit", "sort 1 str(n)", """[{"n": "9"}, {"n": "10"}]""", """{"n": "10"}"""),
        ],
    };

    // Syntax

    public sealed record Key(FieldSyntax Field, bool IsDescending, string Type)
    {
        public override string ToString() => (IsDescending ? "-" : "") + (Type == "auto" ? FieldListText.Of(Field) : $"{Type}({FieldListText.Of(Field)})");
    }

    public sealed record Syntax(long Limit, ImmutableArray<Key> Keys, bool IsReversed) : CommandSyntax
    {
        /// <summary>True when no limit was written.</summary>
        public bool IsDefault { get; init; }

        public override string ToString() =>
            $"sort {(IsDefault ? "" : Limit.ToString(CultureInfo.InvariantCulture) + " ")}{string.Join(", ", Keys)}{(IsReversed ? " desc" : "")}";
    }

    // A sign stands alone before a name or glued to it: `- n`, `-n`.
    private static readonly TokenListParser<SplToken, bool> s_sign =
        Token.EqualTo(SplToken.Word).Where(token => token.ToStringValue() is "-" or "+").Try().Select(token => token.ToStringValue() == "-");

    private static readonly TokenListParser<SplToken, string> s_type =
        from name in Token.EqualTo(SplToken.Word).Where(token => Terms.IsKeyword(token, "auto", "num", "str", "ip", "-num", "-str", "-ip", "-auto", "+num", "+str", "+ip", "+auto"))
        from open in Token.EqualTo(SplToken.LeftParenthesis)
        select name.ToStringValue();

    /// <summary>One field to sort by, with its sign and type.</summary>
    internal static TokenListParser<SplToken, Key> OneKey { get; } =
        from sign in s_sign.OptionalOrDefault(false)
        from key in (from type in s_type.Try()
                     from field in Terms.Field
                     from close in Token.EqualTo(SplToken.RightParenthesis)
                     select new Key(field, type[0] == '-', type.TrimStart('-', '+').ToLowerInvariant()))
            .Or(Terms.Field.Where(field => field.IsQuoted || !IsWord(field, "d", "desc")).Try().Select(Unsigned))
        from comma in Token.EqualTo(SplToken.Comma).Many()
        select key with { IsDescending = key.IsDescending || sign };

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from given in Terms.WholeNumber.Or(Terms.Option("limit").Where(option => long.TryParse(option.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(option => long.Parse(option.Value, CultureInfo.InvariantCulture))).Select(number => (long?)number).OptionalOrDefault(null)
        from keys in OneKey.AtLeastOnce()
        from reversed in Terms.Keyword("desc").Or(Terms.Keyword("d")).Value(true).OptionalOrDefault(false)
        select new Syntax(given ?? DefaultLimit, [.. keys], reversed) { IsDefault = given is null };

    private static bool IsWord(FieldSyntax field, params string[] words) => words.Contains(field.Name, StringComparer.OrdinalIgnoreCase);

    private static Key Unsigned(FieldSyntax field)
    {
        bool isSigned = !field.IsQuoted && field.Name.Length > 1 && field.Name[0] is '-' or '+';
        FieldSyntax name = isSigned ? new FieldSyntax(new(field.Span.Start + 1, field.Span.Length - 1), field.Name[1..]) : field;
        return new Key(name, isSigned && field.Name[0] == '-', "auto");
    }

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        return SortStage.Create(syntax.Keys.Select(key => key with { IsDescending = key.IsDescending != syntax.IsReversed }), syntax.Limit, binder) with { IsDefault = syntax.IsDefault };
    }

    // Emission

    public sealed record SortStage(ImmutableArray<(FieldExpression Field, bool IsDescending, string Type)> Keys, long Limit) : Stage
    {
        /// <summary>Sorts the rows that come in.</summary>
        internal static SortStage Create(IEnumerable<Key> keys, long limit, Binder binder)
        {
            Schema output = binder.Input.Tail is { IsEvent: true } ? NewestFirst.Stored(binder.Input) : binder.Input;
            return new SortStage([.. keys.Select(key => (binder.Resolve(key.Field), key.IsDescending, key.Type))], limit) { Input = binder.Input, Output = output };
        }

        /// <summary>True when nobody asked for the limit.</summary>
        public bool IsDefault { get; init; }

        public override bool StoresRows => true;

        public override bool NeedsOrder => true;

        public override ImmutableArray<Expression> Expressions => [.. Keys.Select(key => key.Field)];

        public override FieldNeeds Needs(FieldNeeds output) => output.With(Keys.Select(key => key.Field.Name));

        public override void Emit(StageEmitter emit, Action next)
        {
            FieldNeeds needs = emit.NeedsAfter;
            StoredRow stored = StoredRow.Declare(emit, Input, needs, "SortedRow");
            string order = string.Join(", ", Keys.Select(key => $"SortKey.{Method(key.Type)}{(key.IsDescending ? "Descending" : "")}"));
            string rows = emit.Members.Unique("_sorted");
            emit.Members.State.Add($"private readonly SortedRows<{stored.Type}> {rows} = new({order});");
            emit.Comment(Source);
            string keys = string.Join(", ", Keys.Select(key => emit.Expressions.Any(key.Field).Text));
            emit.Writer.Line($"{rows}.Add({stored.New(emit)}, {keys});");
            emit.Later(() => emit.Loop(
                $"foreach ({stored.Type} sortedRow in {rows}.First({Limit.ToString(CultureInfo.InvariantCulture)}{(IsDefault ? ", Limits" : "")}))",
                scope => stored.Read(scope, scope.Locals.Unique("sortedRow")),
                next));
        }

        private static string Method(string type) => type switch
        {
            "num" => "Number",
            "str" => "Text",
            "ip" => "Address",
            _ => "Auto",
        };

        public override string ToString() =>
            $"sort {Limit} {string.Join(", ", Keys.Select(key => $"{(key.IsDescending ? "-" : "+")}{key.Type}({key.Field.Name})"))}";
    }
}

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

/// <summary><c>extract</c>: key and value pairs of <c>_raw</c> become fields.</summary>
public sealed class Extract : Command<Extract.Syntax>
{
    private static readonly string[] s_options = ["pairdelim", "kvdelim", "limit", "maxchars", "mv_add", "clean_keys", "segment", "auto", "reload"];

    public override WordDoc Doc { get; } = new("extract")
    {
        Aliases = ["kv"],
        Usage = "extract [pairdelim=\"<characters>\" kvdelim=\"<characters>\"] [limit=<number>] [maxchars=<number>] [mv_add=<bool>] [clean_keys=<bool>]",
        Summary = "Adds the key and value pairs of `_raw` as fields: `key=value` unless other delimiters are given (each character is one). A key that comes again keeps its first value; characters of keys that are no letter, digit or `_` become `_`.",
        Manual = "Search Reference, extract",
        Examples =
        [
            new("key=value", "extract | fields - _raw", """{"_raw": "user=eve src=\"10.0.0.1, x\" user=bob empty= 2fa=on"}""", """{"user": "eve", "src": "10.0.0.1, x", "fa": "on"}"""),
            new("other delimiters", "extract pairdelim=\";\" kvdelim=\":\" | fields - _raw", """{"_raw": "a: 1;b-c:x y"}""", """{"a": "1", "b_c": "x y"}"""),
            new("every value of a key", "kv mv_add=true | fields - _raw", """{"_raw": "a=1 a=2"}""", """{"a": ["1", "2"]}"""),
            new("without _raw there is nothing", "extract", """{"a": "1"}""", """{"a": "1"}"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options, FieldSyntax? Transform) : CommandSyntax
    {
        public string? this[string name] => Options.LastOrDefault(option => option.Name == name)?.Value;

        public override string ToString() =>
            "extract" + string.Concat(Options.Select(option => $" {option.Name}=\"{StringEscapes.Escape(option.Value)}\"")) + (Transform is null ? "" : " " + FieldListText.Of(Transform));
    }

    private static readonly TokenListParser<SplToken, object> s_part =
        s_options.Select(name => Terms.Option(name).Select(option => (object)option)).Aggregate((first, second) => first.Or(second))
            .Or(Terms.Field.Select(field => (object)field));

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in (from part in s_part
                       from comma in Token.EqualTo(SplToken.Comma).Many()
                       select part).Many()
        select new Syntax([.. parts.OfType<OptionSyntax>()], parts.OfType<FieldSyntax>().FirstOrDefault());

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        if (syntax.Transform is { } transform)
        {
            binder.Report(Descriptors.UnsupportedForm, transform.Span, $"`extract` by the transform `{transform.Name}` is not supported", "a stanza of transforms.conf",
                "REPORT- settings of props.conf apply it to events");
            return null;
        }

        int? limit = Number(syntax, "limit", 50, binder);
        int? maxchars = Number(syntax, "maxchars", 10_240, binder);
        if (limit is null || maxchars is null)
            return null;
        string pairs = syntax["pairdelim"] ?? "";
        string keys = syntax["kvdelim"] ?? "";
        ImmutableArray<RowConstant> constants =
        [
            RowConstant.Of(pairs), RowConstant.Of(keys), RowConstant.Of(limit.Value), RowConstant.Of(maxchars.Value),
            RowConstant.Of(Flag(syntax["mv_add"], otherwise: false)), RowConstant.Of(Flag(syntax["clean_keys"], otherwise: true)),
        ];
        return AddFieldsStage.Create(binder.Input, new RowFunction("KeyValuePairs.Of", SplType.Any, constants), syntax.ToString(), binder.Resolve("_raw", syntax.Span));
    }

    private static bool Flag(string? value, bool otherwise) => value?.ToLowerInvariant() switch
    {
        "t" or "true" or "1" => true,
        "f" or "false" or "0" => false,
        _ => otherwise,
    };

    private static int? Number(Syntax syntax, string name, int otherwise, Binder binder)
    {
        if (syntax.Options.LastOrDefault(option => option.Name == name) is not { } option)
            return otherwise;
        if (int.TryParse(option.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return number;
        binder.Report(Descriptors.InvalidOption, option.ValueSpan, $"`{name}` takes a whole number, found `{option.Value}`", "no whole number");
        return null;
    }
}

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

/// <summary><c>outlier</c>: removes or cuts numbers far outside the middle half of a field.</summary>
public sealed class Outlier : Command<Outlier.Syntax>
{
    public override WordDoc Doc { get; } = new("outlier")
    {
        Usage = "outlier [action=remove|transform] [mark=<bool>] [param=<number>] [uselower=<bool>] [<field>]...",
        Summary = "Looks for numbers above the third quartile by more than param (2.5) times the distance of the quartiles, with uselower=t also far below the first. action=transform moves them to that limit (mark=t writes 000 in front), action=remove drops their rows.",
        Manual = "Search Reference, outlier",
        Examples =
        [
            new("rows go", "outlier action=remove n", """[{"n": "1"}, {"n": "2"}, {"n": "3"}, {"n": "100"}, {"n": "2"}]""", """[{"n": "1"}, {"n": "2"}, {"n": "3"}, {"n": "2"}]"""),
            new("numbers are cut", "outlier n", """[{"n": "1"}, {"n": "2"}, {"n": "3"}, {"n": "100"}, {"n": "2"}]""", """[{"n": "1"}, {"n": "2"}, {"n": "3"}, {"n": 5.5}, {"n": "2"}]"""),
            new("also below", "outlier action=rm uselower=t n", """[{"n": "1"}, {"n": "50"}, {"n": "51"}, {"n": "50"}, {"n": "52"}, {"a": "x"}]""", """[{"n": "50"}, {"n": "51"}, {"n": "50"}, {"n": "52"}, {"a": "x"}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options, ImmutableArray<FieldSyntax> Fields) : CommandSyntax
    {
        public override string ToString() => $"outlier{OptionSet.TextOf(Options)}{(Fields.IsEmpty ? "" : " " + FieldListText.Of(Fields))}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in (from part in Terms.AnyOption.Select(option => (object)option).Or(Terms.Field.Select(field => (object)field))
                       from comma in Token.EqualTo(SplToken.Comma).Many()
                       select part).Many()
        select new Syntax([.. parts.OfType<OptionSyntax>()], [.. parts.OfType<FieldSyntax>()]);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder) => Create(syntax.Options, syntax.Fields, "outlier", syntax.ToString(), binder);

    /// <summary>The stage of options and fields; null when they were refused.</summary>
    internal static Stage? Create(ImmutableArray<OptionSyntax> given, ImmutableArray<FieldSyntax> list, string command, string text, Binder binder)
    {
        var options = new OptionSet(given, command, binder, "action", "mark", "param", "uselower", "type");
        string action = options.Text("action", "transform").ToLowerInvariant();
        if (action is not ("rm" or "remove" or "tf" or "transform"))
            options.Refuse(options.Find("action")!, $"`{command}` has no action `{action}`", "no such action", "actions: remove, transform");
        if (options.Find("type") is { } type && !type.Value.Equals("iqr", StringComparison.OrdinalIgnoreCase))
            options.Refuse(type, $"`{command}` has no type `{type.Value}`", "no such type", "the only type is iqr");
        double factor = 2.5;
        if (options.Find("param") is { } param && !PlainNumber.TryParse(param.Value, out factor))
            options.Refuse(param, $"`param` takes a number, found `{param.Value}`", "no number");
        ImmutableArray<string> fields = [.. list.Select(field => binder.Resolve(field).Name)];
        bool marks = options.Flag("mark", false);
        bool lower = options.Flag("uselower", false);
        if (options.IsRefused)
            return null;
        var function = new RowFunction(
            "Outliers.Of", SplType.Any, new RowConstant(fields, _ => $"[{string.Join(", ", fields.Select(CSharpText.Literal))}]"),
            new RowConstant(factor, _ => factor.ToString("R", CultureInfo.InvariantCulture)), RowConstant.Of(action is "rm" or "remove"), RowConstant.Of(marks), RowConstant.Of(lower));
        return WholeTableStage.Create(binder.Input, function, text);
    }
}

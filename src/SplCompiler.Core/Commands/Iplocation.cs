using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>iplocation</c>: adds where an address is.</summary>
public sealed class Iplocation : Command<Iplocation.Syntax>
{
    private static readonly ImmutableArray<string> s_fields = ["City", "Country", "Region", "lat", "lon"];
    private static readonly ImmutableArray<string> s_allFields = ["City", "Continent", "Country", "MetroCode", "Region", "Timezone", "lat", "lon"];

    public override WordDoc Doc { get; } = new("iplocation")
    {
        Usage = "iplocation [prefix=<text>] [allfields=<bool>] [lang=<code>] <field>",
        Summary = "Adds City, Country, Region, lat and lon of an address (all of them with allfields=true). Where nothing is known, fields stay. The data belongs to the run; without it nothing is known.",
        Manual = "Search Reference, iplocation",
        Examples =
        [
            new("without data the row stays", "iplocation src", """{"src": "192.0.2.1"}""", """{"src": "192.0.2.1"}""", Reports: "SPL3021"),
            new("a field that is there stays", "iplocation prefix=src_ src", """{"src": "10.0.0.1", "src_Country": "Peru"}""", """{"src": "10.0.0.1", "src_Country": "Peru"}""", Reports: "SPL3021"),
            new("several and missing addresses", "iplocation src allfields=true", """[{"src": ["10.0.0.1", "10.0.0.2"]}, {"a": "1"}]""", """[{"src": ["10.0.0.1", "10.0.0.2"]}, {"a": "1"}]""", Reports: "SPL3021"),
        ],
    };

    // Syntax

    public sealed record Syntax(string Prefix, bool AllFields, FieldSyntax Field) : CommandSyntax
    {
        public override string ToString() =>
            $"iplocation {(Prefix.Length == 0 ? "" : $"prefix=\"{StringEscapes.Escape(Prefix)}\" ")}{(AllFields ? "allfields=true " : "")}{FieldListText.Of(Field)}";
    }

    private static readonly TokenListParser<SplToken, object> s_part =
        Terms.Option("prefix").Select(option => (object)option)
            .Or(Terms.Option("lang").Select(option => (object)option))
            .Or(Terms.Flag("allfields").Select(flag => (object)flag))
            .Or(Terms.Field.Select(field => (object)field));

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in s_part.AtLeastOnce()
        where parts.OfType<FieldSyntax>().Count() == 1
        let prefix = parts.OfType<OptionSyntax>().LastOrDefault(option => option.Name == "prefix")
        select new Syntax(prefix?.Value ?? "", parts.Contains(true), parts.OfType<FieldSyntax>().Single());

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        if (!binder.Knowledge.HasLocations)
            binder.Report(Descriptors.IplocationWithoutData, syntax.Span, "`iplocation` has no geographic data, so its fields are null", "no data", "give a database in MaxMind's format with --geoip FILE");
        FieldExpression address = binder.Resolve(syntax.Field);
        ImmutableArray<(string, Expression)> fields = [.. (syntax.AllFields ? s_allFields : s_fields).Select(field => Field(syntax.Prefix + field, field, address, binder))];
        return binder.Assign(fields);
    }

    private static (string, Expression) Field(string name, string field, FieldExpression address, Binder binder)
    {
        string method = field switch { "lat" => "Latitude", "lon" => "Longitude", _ => field };
        var function = new RowFunction($"Locations.{method}", SplType.Any) { Leading = [RowConstant.Run("Locations")] };
        return (name, function.Of(address).OrKept(binder.Existing(name)));
    }
}

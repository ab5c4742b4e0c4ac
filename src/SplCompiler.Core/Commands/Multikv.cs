using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>multikv</c>: a row for each line of a table in <c>_raw</c>.</summary>
public sealed class Multikv : Command<Multikv.Syntax>
{
    public override WordDoc Doc { get; } = new("multikv")
    {
        Usage = "multikv [copyattrs=<bool>] [forceheader=<line>] [multitable=<bool>] [noheader=<bool>] [rmorig=<bool>] [fields <field>...] [filter <text>...]",
        Summary = "Makes a row of each line of a table in `_raw`, its cells in fields named by the line of titles: the first line whose words begin with capitals, or else the first line; forceheader says which (empty lines do not count), "
            + "noheader names them `Column_1` and on. Cells are cut at tabs or commas where the titles have them, else at blanks and by where they stand below the titles. The other fields are copied (copyattrs), "
            + "fields chooses the new ones, filter the lines that hold one of some texts; rmorig=f keeps the event behind its rows. An event without a table stays as it is.",
        Manual = "Search Reference, multikv",
        Examples =
        [
            new("a table", "table _raw, h | multikv | table h, Name, Age, Occupation",
                """{"_raw": "Name     Age   Occupation\nJosh     42    SoftwareEngineer\nFrancine 35    CEO", "h": "x"}""",
                """[{"h": "x", "Name": "Josh", "Age": "42", "Occupation": "SoftwareEngineer"}, {"h": "x", "Name": "Francine", "Age": "35", "Occupation": "CEO"}]"""),
            new("some fields of some lines", "multikv fields COMMAND filter splunkd | table COMMAND, PID",
                """{"_raw": "  PID TTY      COMMAND\n    1 ?        init\n  812 pts/0    splunkd -p 8089"}""", """{"COMMAND": "splunkd -p 8089"}"""),
            new("values between commas", "multikv forceheader=2 | table id, full_name", """{"_raw": "a list\nid,full name\n1,Ann Lee\n2,"}""", """[{"id": "1", "full_name": "Ann Lee"}, {"id": "2"}]"""),
            new("no titles, and no table", "multikv noheader=t | table Column_1, Column_2, _raw", """[{"_raw": "a 1\nb 2"}, {"_raw": ""}]""", """[{"Column_1": "a", "Column_2": "1", "_raw": "a 1"}, {"Column_1": "b", "Column_2": "2", "_raw": "b 2"}, {"_raw": ""}]"""),
            new("rules of a file", "multikv conf=top", """{"_raw": "a 1"}""", "[]", Reports: "SPL2003"),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options, ImmutableArray<FieldSyntax> Fields, ImmutableArray<FieldSyntax> Filters) : CommandSyntax
    {
        public override string ToString() =>
            $"multikv{OptionSet.TextOf(Options)}{(Fields.IsEmpty ? "" : " fields " + FieldListText.Of(Fields))}{(Filters.IsEmpty ? "" : " filter " + FieldListText.Of(Filters))}";
    }

    private static TokenListParser<SplToken, (string Kind, ImmutableArray<FieldSyntax> Words)> List(string kind) =>
        from keyword in Terms.Keyword(kind)
        from words in (from word in Superpower.Parse.Not(Terms.Keyword("fields").Or(Terms.Keyword("filter"))).IgnoreThen(Superpower.Parse.Not(Terms.AnyOption)).IgnoreThen(Terms.Field).Try()
                       from comma in Token.EqualTo(SplToken.Comma).Many()
                       select word).AtLeastOnce()
        select (kind, words.ToImmutableArray());

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in Terms.AnyOption.Select(option => (object)option).Or(List("fields").Select(list => (object)list)).Or(List("filter").Select(list => (object)list)).Many()
        let lists = parts.OfType<(string Kind, ImmutableArray<FieldSyntax> Words)>()
        select new Syntax(
            [.. parts.OfType<OptionSyntax>()],
            [.. lists.Where(list => list.Kind == "fields").SelectMany(list => list.Words)],
            [.. lists.Where(list => list.Kind == "filter").SelectMany(list => list.Words)]);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        var options = new OptionSet(syntax.Options, "multikv", binder, "conf", "copyattrs", "forceheader", "multitable", "noheader", "rmorig");
        if (options.Find("conf") is { } conf)
        {
            binder.Report(Descriptors.UnsupportedForm, conf.Span, "rules of multikv.conf are not supported", "cannot be read", "forceheader, or `rex max_match=0` and `mvexpand`");
            return null;
        }

        bool copies = options.Flag("copyattrs", true);
        bool several = options.Flag("multitable", true);
        bool hasNoTitles = options.Flag("noheader", false);
        bool removes = options.Flag("rmorig", true);
        int titles = options.Count("forceheader", 0, 1);
        if (options.IsRefused)
            return null;
        var constants = new TableOptions(copies, titles, several && !hasNoTitles, hasNoTitles, removes, [.. syntax.Fields.Select(field => field.Name)], [.. syntax.Filters.Select(filter => filter.Name)]);
        return WholeTableStage.CreateOpen(binder.Input, new RowFunction("TableRows.Of", SplType.Any, RowConstant.Static("TableOptions", "tableOptions", constants.CSharp, constants)), syntax.ToString());
    }

    /// <summary>How tables are read.</summary>
    /// <param name="Copies">The other fields of the event are copied.</param>
    /// <param name="Titles">The line of the titles, from 1; 0 to look for it.</param>
    /// <param name="Several">An event may hold several tables.</param>
    /// <param name="HasNoTitles">There is no line of titles.</param>
    /// <param name="Removes">The event itself goes.</param>
    /// <param name="Fields">The fields to set; none for all.</param>
    /// <param name="Filters">A line must hold one of these; none for all lines.</param>
    internal sealed record TableOptions(bool Copies, int Titles, bool Several, bool HasNoTitles, bool Removes, ImmutableArray<string> Fields, ImmutableArray<string> Filters)
    {
        public string CSharp => $"new TableOptions({Literal(Copies)}, {Titles.ToString(CultureInfo.InvariantCulture)}, {Literal(Several)}, {Literal(HasNoTitles)}, {Literal(Removes)}, {Literal(Fields)}, {Literal(Filters)})";

        private static string Literal(bool flag) => flag ? "true" : "false";

        private static string Literal(ImmutableArray<string> texts) => $"[{string.Join(", ", texts.Select(CSharpText.Literal))}]";
    }
}

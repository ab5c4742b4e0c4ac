using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Knowledge;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>outputlookup</c>: writes the rows to the table of a lookup, where the run has a folder for it, and passes them on.</summary>
public sealed class Outputlookup : Command<Outputlookup.Syntax>
{
    public override WordDoc Doc { get; } = new("outputlookup")
    {
        Usage = "outputlookup [append=<bool>] [create_empty=<bool>] [override_if_empty=<bool>] [max=<number>] [key_field=<field>] [allow_updates=<bool>] <table>",
        Summary = "Writes the rows to a table, as CSV into the folder of `--lookup-out`, and passes them on; without that option nothing is written. `append=t` keeps the rows and the columns "
            + "that the table has. Without rows the table is deleted, emptied (create_empty=t), or kept (override_if_empty=f). For a collection, `key_field` names the key by which rows replace others. "
            + "Several values of a field become one text, separated by blanks. Tables appear at the end of the run, all rules read what was there before.",
        Manual = "Search Reference, outputlookup",
        Examples =
        [
            new("rows pass", "outputlookup append=t seen.csv", """[{"a": "1"}, {"b": ["1", "2"]}]""", """[{"a": "1"}, {"b": ["1", "2"]}]""", Reports: "SPL3022"),
            new("no row, no output", "where isnull(a) | outputlookup seen.csv override_if_empty=false", """{"a": "1"}""", "[]", Reports: "SPL3022"),
            new("in the middle", "outputlookup seen key_field=a | table a", """[{"a": "1", "b": "2"}, {"b": "3"}]""", """[{"a": "1"}, {}]""", Reports: "SPL3022"),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options, FieldSyntax Table) : CommandSyntax
    {
        public override string ToString() => $"outputlookup{OptionSet.TextOf(Options)} {FieldListText.Of(Table)}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in Terms.AnyOption.Select(option => (object)option).Or(Terms.Field.Select(field => (object)field)).AtLeastOnce()
        where parts.OfType<FieldSyntax>().Count() == 1
        select new Syntax([.. parts.OfType<OptionSyntax>()], parts.OfType<FieldSyntax>().Single());

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        var options = new OptionSet(
            syntax.Options, "outputlookup", binder,
            "append", "create_empty", "override_if_empty", "max", "key_field", "allow_updates", "createinapp", "create_context", "output_format");
        string? key = options.Find("key_field")?.Value;
        bool appends = options.Flag("append", key is not null);
        string[] settings =
        [
            Flag(options, "create_empty", "CreatesEmpty", otherwise: false),
            Flag(options, "override_if_empty", "Overrides", otherwise: true),
            Flag(options, "allow_updates", "Updates", otherwise: true),
            appends ? "Appends = true" : "",
            options.Count("max", int.MaxValue) is var max and < int.MaxValue ? $"Max = {max}" : "",
        ];
        if (options.Find("output_format") is { } format && !format.Value.Equals("splunk_sv_csv", StringComparison.OrdinalIgnoreCase))
            options.Refuse(format, $"`output_format` {format.Value} is not supported: several values of a field become one text", "expected splunk_sv_csv");
        if (options.IsRefused)
            return null;
        if (!binder.Knowledge.WritesLookups)
        {
            binder.Report(Descriptors.OutputNotWritten, syntax.Span, "`outputlookup` writes nothing here: its rows pass on", "only passes rows on", "give a folder with --lookup-out DIR to write the table");
            return new PassStage(syntax.ToString()) { Input = binder.Input, Output = binder.Input };
        }

        return Table(syntax.Table, appends, binder) is { } table ? Writing(syntax, table, key, settings, binder) : null;
    }

    private static string Flag(OptionSet options, string name, string member, bool otherwise) =>
        options.Flag(name, otherwise) is var flag && flag == otherwise ? "" : $"{member} = {(flag ? "true" : "false")}";

    /// <summary>Where the rows go; null, with a finding, when nothing can be written there.</summary>
    private static OutputTable? Table(FieldSyntax table, bool appends, Binder binder)
    {
        OutputTable? output = binder.Knowledge.FindOutput(table.Name);
        if (output is null)
        {
            binder.Report(
                Descriptors.UnknownLookup, table.Span, $"no app has a lookup `{table.Name}`, so there is no file to write", "unknown lookup",
                "write the name of a file that ends with .csv, or give the app that has the lookup with --app DIR");
        }
        else if (output.File.Length == 0)
        {
            binder.Report(Descriptors.InvalidOption, table.Span, $"the lookup `{table.Name}` has no table that can be written", "no CSV file and no collection");
        }
        else if (appends && output.File.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            binder.Report(Descriptors.InvalidOption, table.Span, "outputlookup cannot append to a compressed table", "append=t and .gz");
        }
        else
        {
            return output;
        }

        return null;
    }

    private static WholeTableStage Writing(Syntax syntax, OutputTable table, string? key, string[] settings, Binder binder)
    {
        // Columns that are null in every row are columns all the same.
        ImmutableArray<string> columns = [.. binder.Input.Columns.Select(column => column.Name)];
        IEnumerable<string> members =
        [
            columns.IsEmpty ? "" : $"Columns = [{List(columns)}]",
            .. settings,
            table.IsCollection ? "IsCollection = true" : "",
            table.IsCollection && !table.Columns.IsEmpty ? $"Allowed = [{List(table.Columns)}]" : "",
            key is null ? "" : $"KeyField = {CSharpText.Literal(key)}",
        ];
        string text = string.Join(", ", members.Where(member => member.Length > 0));
        string initializer = $"new LookupWrite({CSharpText.Literal(syntax.Table.Name)}, {CSharpText.Literal(table.File)}){(text.Length == 0 ? "" : $" {{ {text} }}")}";
        var function = new RowFunction("LookupOutput.Write", SplType.Any, RowConstant.Run("Writer"), RowConstant.Static("LookupWrite", "lookupWrite", initializer, initializer));
        return WholeTableStage.Create(binder.Input, function, syntax.ToString());
    }

    private static string List(ImmutableArray<string> names) => string.Join(", ", names.Select(CSharpText.Literal));
}

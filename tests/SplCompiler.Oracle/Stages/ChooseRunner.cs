using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;
using SplCompiler.Syntax;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>table</c> and <c>fields</c>, from their text over the fields that a row has: the schemas of the plan play no part.</summary>
internal static class ChooseRunner
{
    public static IEnumerable<OracleRow> Run(ChooseStage stage, IEnumerable<OracleRow> rows) => Parse(stage.Text) switch
    {
        Table.Syntax table => rows.Select(row => row.Only(Chosen(table.Fields, row))),
        Fields.Syntax { Removes: false } keep => rows.Select(row => row.Only(Chosen(keep.List, row).Concat(row.Names.Where(FieldNames.IsInternal)))),
        Fields.Syntax remove => rows.Select(row => row.Only(row.Names.Except(Chosen(remove.List, row)))),
        _ => throw new NotSupportedException($"The oracle does not know how `{stage.Text}` chooses fields."),
    };

    /// <summary>The names of the list, and the names of the row that its wildcards match, in the order of the list.</summary>
    private static IEnumerable<string> Chosen(ImmutableArray<FieldSyntax> list, OracleRow row) =>
        list.SelectMany(field => row.Names.Where(name => FieldNames.Matches(field.Name, name))).ToList();

    private static CommandSyntax? Parse(string command)
    {
        RuleText text = RuleText.FromPlain(new SourceFile("plan", "| " + command), "| " + command);
        var bag = new DiagnosticBag(text);
        (bool startsWithPipe, ImmutableArray<CommandTokens> tokens) = PipelineParser.Tokenize(text, bag);
        return PipelineParser.Parse(startsWithPipe, tokens, text, bag).Commands.SingleOrDefault();
    }
}

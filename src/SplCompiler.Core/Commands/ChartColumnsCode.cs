using System.Globalization;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>The code that turns groups by row and column into rows: which columns stay is known when all rows were seen.</summary>
internal static class ChartColumnsCode
{
    public static void Write(StageEmitter emit, ChartStage stage, GroupDeclaration groups, string bins, Action next)
    {
        ChartSettings settings = stage.Settings;
        string rowType = groups.By[0].Type.Kind switch { SplKind.Time => "SplTime", SplKind.Number => "double", _ => "string" };
        string columns = emit.Members.Unique("_columns");
        string cells = emit.Members.Unique("_cells");
        string chart = emit.Members.Unique("_chart");
        string names = string.Join(", ", stage.Results.Select(result => CSharpText.Literal(result.Output)));
        string other = settings.Other is null ? "null" : CSharpText.Literal(settings.Other);
        emit.Members.State.Add($"private readonly ChartColumns {columns} = new({settings.Limit.ToString(CultureInfo.InvariantCulture)}, {(settings.LeastFirst ? "true" : "false")}, {other}, {CSharpText.Literal(settings.Missing ?? "")}){Choice(settings.Where)};");
        emit.Members.State.Add($"private readonly GroupTable<{groups.KeyType}, {groups.GroupType}> {cells} = new();");
        emit.Members.State.Add($"private readonly ChartTable<{rowType}> {chart} = new([{names}], {CSharpText.Literal(settings.Format)});");

        string all = $"foreach (({groups.KeyType} key, {groups.GroupType} group) in {groups.Table}.InKeyOrder())";
        string column = $"{groups.Key(1).Text}.ToText()";
        emit.Loop(all, Reserve, () => emit.Writer.Line($"{columns}.Score({column}, {Score(stage, groups, bins, emit)});"));
        if ((stage.HasTimeBins || stage.HasNumberBins) && settings.FillsBins)
            emit.Loop(stage.AllBins(bins), _ => { }, () => emit.Writer.Line($"{chart}.AddRow(bin);"));
        using (emit.Writer.Block())
        {
            emit.Writer.Line($"var symbols = new SymbolMap({groups.Table}.Symbols, {cells}.Symbols);");
            emit.Loop(all, Reserve, () =>
            {
                emit.Writer.Line($"{chart}.AddRow({RowOf(groups, groups.Table)});");
                emit.Writer.Line($"if ({columns}.Of({column}) is not {{ }} column) continue;");
                emit.Writer.Line($"{cells}.At(key.MovedTo(symbols) with {{ {groups.KeyMember(1)} = {cells}.Intern(column) }}).Merge(in group, symbols);");
            });
        }

        GroupDeclaration ofCells = groups.In(cells);
        if (stage.Results.Any(result => !stage.IsNullOverNothing(result)))
        {
            using (emit.Writer.Block())
            {
                emit.Writer.Line($"var group = new {groups.GroupType}();");
                emit.Writer.Line($"{chart}.Empty({Values(stage, ofCells, bins, emit, isEmpty: true)});");
            }
        }

        emit.Loop(
            $"foreach (({groups.KeyType} key, {groups.GroupType} group) in {cells}.InKeyOrder())",
            Reserve,
            () => emit.Writer.Line($"{chart}.Add({RowOf(ofCells, cells)}, {ofCells.Key(1).Text}.ToText(), {Values(stage, ofCells, bins, emit, isEmpty: false)});"));
        emit.Loop(
            $"foreach (({rowType} chartRow, OpenFields chartColumns) in {chart}.Rows())",
            scope =>
            {
                scope.Locals.Unique("chartRow");
                scope.Locals.Unique("chartColumns");
                if (stage.IsTime && !settings.ShowsPartial)
                    emit.Writer.Line($"if (!{bins}.IsWhole(chartRow)) continue;");
                scope.Set(stage.Row.Name, stage.RowValue(new Code("chartRow", groups.By[0].Type.IsNumeric ? groups.By[0].Type.NotNull : stage.Output.Columns[0].Type.NotNull), bins));
                scope.Tail = "chartColumns";
            },
            next);
    }

    private static void Reserve(RowScope scope)
    {
        foreach (string local in (string[])["key", "group", "symbols", "column"])
            scope.Locals.Unique(local);
    }

    private static string Choice(ColumnChoice? choice) => choice is null ? ""
        : $" {{ Choice = new ChartColumnChoice({CSharpText.Literal(choice.Aggregate)}, {CSharpText.Literal(choice.Comparison)}, {(choice.IsBottom ? "true" : "false")}, {CSharpText.Literal(choice.Number)}) }}";

    private static string RowOf(GroupDeclaration groups, string table) => groups.By[0].Type.IsNumeric ? groups.Key(0).Text : $"{table}.Text(key.{groups.KeyMember(0)}).ToText()";

    private static string Score(ChartStage stage, GroupDeclaration groups, string bins, StageEmitter emit)
    {
        if (stage.Results.Length > 1 && stage.Settings.Where is null)
            return $"group.{groups.Members[^1].Member}";
        return ExpressionEmitter.Convert(stage.CellResults(groups, "group", bins, emit).First().Result, SplType.Number).Text;
    }

    private static string Values(ChartStage stage, GroupDeclaration groups, string bins, StageEmitter emit, bool isEmpty) =>
        string.Join(", ", stage.CellResults(groups, "group", bins, emit, isEmpty).Zip(stage.Results, (result, column) =>
            isEmpty && stage.IsNullOverNothing(column) ? "SplValue.Null" : ExpressionEmitter.Convert(result.Result, SplType.Any).Text));
}

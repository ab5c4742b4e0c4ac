namespace SplCompiler.Emission;

/// <summary>The code of a search inside a search: a method for each event and one that gives the rows, complete at its first call.</summary>
/// <param name="Name">The stem of the methods: <c>Joined</c>.</param>
/// <param name="Rows">The member that holds the rows.</param>
/// <param name="RowsType">Its C# type; <c>void</c> when the rows go elsewhere.</param>
/// <param name="OnEvent">Statements for one event.</param>
/// <param name="Complete">Statements that put the rows into <paramref name="Rows"/>.</param>
/// <param name="ReadsEvents">False when its rows do not come from events.</param>
internal sealed record NestedSearch(string Name, string Rows, string RowsType, string OnEvent, string Complete, bool ReadsEvents)
{
    public void Write(CodeWriter w)
    {
        if (ReadsEvents)
        {
            w.Line();
            using (w.Block($"private void {Name}OnEvent(in EventView e)"))
                w.Lines(OnEvent.TrimEnd('\n'));
        }

        w.Line();
        w.Line("/// <summary>The rows of the search inside, complete at the first call.</summary>");
        using (w.Block($"private {RowsType} {Name}()"))
        {
            string rows = RowsType == "void" ? "" : $" {Rows}";
            w.Line($"if ({Rows}AreComplete) return{rows};");
            w.Line($"{Rows}AreComplete = true;");
            w.Line();
            w.Lines(Complete.TrimEnd('\n'));
            if (rows.Length == 0)
                return;
            w.Line();
            w.Line($"return{rows};");
        }
    }
}

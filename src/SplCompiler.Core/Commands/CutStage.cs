using System.Globalization;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Commands;

/// <summary>The most rows that a command takes from a search inside it; the run reports when there were more.</summary>
/// <param name="Word">The command.</param>
/// <param name="Most">How many rows.</param>
internal sealed record CutStage(string Word, long Most) : Stage
{
    /// <summary>What the manual gives for subsearches in search expressions.</summary>
    public const long OfConditions = 10_000;

    /// <summary>What the manual gives for append, appendcols, join and union.</summary>
    public const long OfCommands = 50_000;

    /// <summary>A search whose rows are cut.</summary>
    public static Plan Of(Plan search, string word, long most) =>
        search with { Stages = search.Stages.Add(new CutStage(word, most) { Input = search.Output, Output = search.Output }) };

    /// <summary>The same with the number of an option <c>maxout</c>; 0 means all. Null when it is none.</summary>
    public static Plan? Of(Plan search, string word, OptionSyntax? maxout, Binding.Binder binder)
    {
        if (maxout is null)
            return Of(search, word, OfCommands);
        if (!long.TryParse(maxout.Value, NumberStyles.None, CultureInfo.InvariantCulture, out long most))
        {
            binder.Report(Diagnostics.Descriptors.InvalidOption, maxout.ValueSpan, $"`maxout` takes a number of rows, found `{maxout.Value}`", "no whole number");
            return null;
        }

        return most == 0 ? search : Of(search, word, most);
    }

    public override bool NeedsOrder => true;

    public override FieldNeeds Needs(FieldNeeds output) => output;

    public override void Emit(StageEmitter emit, Action next)
    {
        string limit = emit.Members.Unique($"_{Identifiers.Local(Word)}Limit");
        emit.Members.State.Add($"private readonly RowLimit {limit} = new({CSharpText.Literal(Word)}, {Most.ToString(CultureInfo.InvariantCulture)});");
        emit.Writer.Line($"if (!{limit}.Admits(Limits)) {emit.Scope.Skip}");
        next();
    }

    public override string ToString() => $"at most {Most.ToString(CultureInfo.InvariantCulture)} rows for {Word}";
}

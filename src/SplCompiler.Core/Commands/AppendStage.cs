using System.Collections.Immutable;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>The rows of searches inside the search behind its own rows; fields are united by name.</summary>
/// <param name="Sides">The searches.</param>
/// <param name="Word">The command.</param>
public sealed record AppendStage(ImmutableArray<Plan> Sides, string Word) : Stage
{
    public override bool StoresRows => true;

    public override bool NeedsOrder => true;

    public override ImmutableArray<Plan> Searches => Sides;

    public override Stage WithSearches(ImmutableArray<Plan> searches) => this with { Sides = searches };

    public override FieldNeeds Needs(FieldNeeds output) => output;

    /// <summary>The rows of several searches together: every column of any of them.</summary>
    public static Schema Union(params IEnumerable<Schema> rows)
    {
        var columns = new List<Column>();
        Schema[] all = [.. rows];
        foreach (Column column in all.SelectMany(schema => schema.Columns).DistinctBy(column => column.Name))
        {
            SplType type = all.Select(schema => schema.Find(column.Name)?.Type ?? SplType.Null).Aggregate((first, second) => first.Or(second));
            columns.Add(column with { Type = CSharpTypes.Kept(type) });
        }

        bool isOpen = all.Any(schema => schema.Tail is not null);
        return new Schema([.. columns], isOpen ? OpenTail.Everything with { IsEvent = false, Hidden = [.. columns.Select(column => column.Name)] } : null);
    }

    public override void Emit(StageEmitter emit, Action next)
    {
        StoredRow stored = StoredRow.Declare(emit, Output, emit.NeedsAfter, "AppendedRow");
        string rows = emit.Members.Unique("_appended");
        emit.Members.State.Add($"private readonly KeptRows<{stored.Type}> {rows} = new();");
        emit.Comment(Source);
        Widening.Write(emit, Input, Output, emit.NeedsAfter);
        emit.Writer.Line($"{rows}.Add({stored.New(emit)});");
        FieldNeeds needs = emit.NeedsAfter;
        IEnumerable<string> calls = Sides.Select(side => Side(emit, side, stored, rows, needs)).ToArray();
        emit.Later(() =>
        {
            foreach (string call in calls)
                emit.Writer.Line($"{call};");
            emit.Loop($"foreach ({stored.Type} appended in {rows})", scope => stored.Read(scope, scope.Locals.Unique("appended")), next);
        });
    }

    private string Side(StageEmitter emit, Plan side, StoredRow stored, string rows, FieldNeeds needs)
    {
        string marker = emit.Members.Unique(rows + "Side");
        return emit.Search(side, "Appended", (marker, "void"), inner =>
        {
            Widening.Write(inner, side.Output, Output, needs);
            inner.Writer.Line($"{rows}.Add({stored.New(inner)});");
        }, needs);
    }

    public override string ToString() => $"{Word} {string.Concat(Sides.Select(side => $"[{string.Join("; ", side.Stages)}]"))}";
}

using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Commands;

/// <summary>What a list of names and wildcards chooses of the incoming rows: the part that <c>table</c> and <c>fields</c> share.</summary>
internal static class FieldChoice
{
    /// <summary>The columns in the order of the list, wildcards expanded, and what the wildcards leave open.</summary>
    public static Schema Choose(ImmutableArray<FieldSyntax> list, Binder binder)
    {
        Schema input = binder.Input;
        var columns = new List<Column>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var open = ImmutableArray.CreateBuilder<string>();
        foreach (FieldSyntax field in list)
        {
            if (!Wildcards.IsWildcard(field.Name))
            {
                Add(new Column(field.Name, binder.Resolve(field).Type));
                continue;
            }

            foreach (Column column in input.Columns.Where(column => Wildcards.Matches(field.Name, column.Name)))
                Add(column);
            if (input.Tail is not null)
                open.Add(field.Name);
        }

        OpenTail? tail = open.Count == 0 ? null : input.Tail!.Narrow(open.ToImmutable());
        foreach (Column column in columns)
            tail = tail?.Hide(column.Name);
        return new Schema([.. columns], tail);

        void Add(Column column)
        {
            if (names.Add(column.Name))
                columns.Add(column);
        }
    }
}

/// <summary>Chooses columns. No code of its own: names that are not chosen are null from here on.</summary>
public sealed record ChooseStage(string Text) : Stage
{
    public override ImmutableArray<Expression> Expressions => [];

    public override FieldNeeds Needs(FieldNeeds output)
    {
        // An open end needs the tail only where one is left.
        FieldNeeds needs = Output.Tail is null ? FieldNeeds.None : output with { Names = FieldNeeds.None.Names };
        return needs.With(output.Everything ? Output.Columns.Select(column => column.Name).Concat(output.Names) : output.Names);
    }

    public override void Emit(Emission.StageEmitter emit, Action next)
    {
        emit.Comment(Source);
        next();
    }

    public override string ToString() => Text;
}

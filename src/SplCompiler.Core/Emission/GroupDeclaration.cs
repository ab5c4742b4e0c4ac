using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Planning;

namespace SplCompiler.Emission;

/// <summary>The generated key and group of one <c>stats</c>, and the table that holds them.</summary>
public sealed class GroupDeclaration
{
    private readonly ImmutableArray<(SplType Type, string Member)> _keys;

    private GroupDeclaration(
        string table, string keyType, string groupType, ImmutableArray<(SplType, string)> keys,
        ImmutableArray<(BoundAggregate, string)> members, ImmutableArray<(OpenAggregate, string)> openMembers) =>
        (Table, KeyType, GroupType, _keys, Members, OpenMembers) = (table, keyType, groupType, keys, members, openMembers);

    public string Table { get; }

    public string KeyType { get; }

    public string GroupType { get; }

    /// <summary>The aggregates and the members that hold their state.</summary>
    public ImmutableArray<(BoundAggregate Aggregate, string Member)> Members { get; }

    /// <summary>The aggregates over wildcards and the members that hold their state.</summary>
    public ImmutableArray<(OpenAggregate Aggregate, string Member)> OpenMembers { get; }

    public static GroupDeclaration Declare(StageEmitter emit, StatsStage stats)
    {
        DetectionMembers members = emit.Members;
        string keyType = stats.By.IsEmpty ? "NoKey" : members.Unique("Key");
        string groupType = members.Unique("Group");
        string table = members.Unique("_groups");

        var keyNames = new NameScope();
        var keys = stats.By.Select(field => (field.Type.IsNumeric ? field.Type.NotNull : SplType.Text.NotNull, keyNames.Unique(Identifiers.Member(field.Name))));
        var names = new NameScope();
        var states = stats.Aggregates.Select(aggregate => (aggregate, names.Unique(Identifiers.Member(aggregate.Output))));
        var open = stats.Open.Select(aggregate => (aggregate, names.Unique(Identifiers.Member("open_" + aggregate.Function.Name))));
        var declaration = new GroupDeclaration(table, keyType, groupType, [.. keys], [.. states], [.. open]);

        if (!stats.By.IsEmpty)
            members.Types.Add(declaration.KeyText(stats));
        members.Types.Add(declaration.GroupText(emit.Written(stats.Source)));
        members.State.Add($"private readonly GroupTable<{keyType}, {groupType}> {table} = new();");
        members.MergedState.Add(table);
        return declaration;
    }

    /// <summary>The C# of a key of the group in the loop over groups.</summary>
    public Code Key(int index)
    {
        (SplType type, string member) = _keys[index];
        return type.IsNumeric ? new Code($"key.{member}", type) : new Code($"{Table}.Text(key.{member})", SplType.Event.NotNull);
    }

    private string KeyText(StatsStage stats)
    {
        var w = new CodeWriter();
        string by = string.Join(", ", stats.By.Select(field => field.Name));
        string parameters = string.Join(", ", _keys.Select(key => $"{(key.Type.IsNumeric ? CSharpTypes.Of(key.Type) : "Symbol")} {key.Member}"));
        string order = string.Concat(_keys.Select(key => $".By({key.Member}, other.{key.Member})"));
        string moved = string.Join(", ", _keys.Select(key => key.Type.IsNumeric ? key.Member : $"symbols[{key.Member}]"));
        w.Line($"/// <summary>by {CSharpText.XmlText(by)}</summary>");
        using (w.Block($"private readonly record struct {KeyType}({parameters}) : IGroupKey<{KeyType}>"))
        {
            w.Line($"public int CompareTo({KeyType} other, SymbolTable symbols) => new KeyOrder(symbols){order}.Result;");
            w.Line();
            w.Line($"public {KeyType} MovedTo(SymbolMap symbols) => new({moved});");
        }

        return w.ToString();
    }

    private string GroupText(string source)
    {
        var w = new CodeWriter();
        w.Line($"/// <summary>{CSharpText.XmlText(source)}</summary>");
        using (w.Block($"private struct {GroupType} : IGroup<{GroupType}>"))
        {
            foreach ((BoundAggregate aggregate, string member) in Members)
                w.Line($"public {aggregate.Function.StateType(aggregate.Argument)} {member};");
            foreach ((OpenAggregate aggregate, string member) in OpenMembers)
                w.Line($"public OpenStates<{aggregate.Function.StateType(OpenAggregate.Argument)}> {member};");
            if (Members.Length + OpenMembers.Length > 0)
                w.Line();
            WriteMethod(w, $"public void Merge(in {GroupType} other, SymbolMap symbols)", (aggregate, member) => aggregate.Function.EmitMerge(member), member => $"{member}.Merge(other.{member}, symbols);");
            w.Line();
            WriteMethod(w, "public readonly void Save(StateWriter state)", (aggregate, member) => aggregate.Function.EmitSave(member), member => $"{member}.Save(state);");
            w.Line();
            WriteMethod(w, "public void Restore(StateReader state)", (aggregate, member) => aggregate.Function.EmitRestore(member), member => $"{member}.Restore(state);");
        }

        return w.ToString();
    }

    private void WriteMethod(CodeWriter w, string head, Func<BoundAggregate, string, string> statement, Func<string, string> openStatement)
    {
        using (w.Block(head))
        {
            foreach ((BoundAggregate aggregate, string member) in Members)
                w.Line(statement(aggregate, member));
            foreach ((_, string member) in OpenMembers)
                w.Line(openStatement(member));
        }
    }
}

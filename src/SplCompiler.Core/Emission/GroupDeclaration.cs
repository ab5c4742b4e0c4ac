using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Planning;
using SplCompiler.Rules;

namespace SplCompiler.Emission;

/// <summary>The generated key and group of <c>stats</c> and its relatives, and the table that holds them.</summary>
public sealed class GroupDeclaration
{
    private readonly ImmutableArray<(SplType Type, string Member)> _keys;

    private GroupDeclaration(
        string table, string keyType, string groupType, ImmutableArray<FieldExpression> by, ImmutableArray<(SplType, string)> keys,
        ImmutableArray<(BoundAggregate, string)> members, ImmutableArray<(OpenAggregate, string)> openMembers) =>
        (Table, KeyType, GroupType, By, _keys, Members, OpenMembers) = (table, keyType, groupType, by, keys, members, openMembers);

    /// <summary>The fields of the key.</summary>
    public ImmutableArray<FieldExpression> By { get; }

    public string Table { get; }

    public string KeyType { get; }

    public string GroupType { get; }

    /// <summary>The aggregates and the members that hold their state.</summary>
    public ImmutableArray<(BoundAggregate Aggregate, string Member)> Members { get; }

    /// <summary>The aggregates over wildcards and the members that hold their state.</summary>
    public ImmutableArray<(OpenAggregate Aggregate, string Member)> OpenMembers { get; }

    /// <summary>Declares the types of key and group, and a table of groups that workers merge.</summary>
    public static GroupDeclaration Declare(
        StageEmitter emit, ImmutableArray<FieldExpression> by, ImmutableArray<BoundAggregate> aggregates, ImmutableArray<OpenAggregate> open, SourceSpan source)
    {
        GroupDeclaration declaration = DeclareTypes(emit, by, aggregates, open, source, "_groups");
        emit.Members.State.Add($"private readonly GroupTable<{declaration.KeyType}, {declaration.GroupType}> {declaration.Table} = new();");
        emit.Members.MergedState.Add(declaration.Table);
        return declaration;
    }

    /// <summary>Declares the types of key and group, and just names what holds the groups.</summary>
    public static GroupDeclaration DeclareTypes(
        StageEmitter emit, ImmutableArray<FieldExpression> by, ImmutableArray<BoundAggregate> aggregates, ImmutableArray<OpenAggregate> open, SourceSpan source,
        string tableName)
    {
        DetectionMembers members = emit.Members;
        string keyType = by.IsEmpty ? "NoKey" : members.Unique("Key");
        string groupType = members.Unique("Group");
        string table = members.Unique(tableName);

        var keyNames = new NameScope();
        var keys = by.Select(field => (field.Type.IsNumeric ? field.Type.NotNull : SplType.Text.NotNull, keyNames.Unique(Identifiers.Member(field.Name))));
        var names = new NameScope();
        var states = aggregates.Select(aggregate => (aggregate, names.Unique(Identifiers.Member(aggregate.Output))));
        var openStates = open.Select(aggregate => (aggregate, names.Unique(Identifiers.Member("open_" + aggregate.Function.Name))));
        var declaration = new GroupDeclaration(table, keyType, groupType, by, [.. keys], [.. states], [.. openStates]);

        if (!by.IsEmpty)
            members.Types.Add(declaration.KeyText());
        members.Types.Add(declaration.GroupText(emit.Written(source)));
        return declaration;
    }

    /// <summary>The same groups in another table.</summary>
    public GroupDeclaration In(string table) => new(table, KeyType, GroupType, By, _keys, Members, OpenMembers);

    /// <summary>The member of a part of the key.</summary>
    public string KeyMember(int index) => _keys[index].Member;

    /// <summary>The C# of a key of the group in the loop over groups.</summary>
    public Code Key(int index)
    {
        (SplType type, string member) = _keys[index];
        return type.IsNumeric ? new Code($"key.{member}", type) : new Code($"{Table}.Text(key.{member})", SplType.Event.NotNull);
    }

    private string KeyText()
    {
        var w = new CodeWriter();
        string by = string.Join(", ", By.Select(field => field.Name));
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

using SplCompiler.Emission;

namespace SplCompiler.Roslyn;

/// <summary>Starts the C# compiler on another core while rules are still read: most of its first second goes into itself, whatever it compiles.</summary>
public static class CompilerWarmUp
{
    private const string AssemblyName = "SplWarmUp";

    /// <summary>C# of the kinds that rules become, about nothing.</summary>
    private const string Text =
        """
        #nullable enable
        using System;
        using SplCompiler.Runtime;

        namespace SplCompiler.Generated;

        /// <summary>Counts events by user.</summary>
        public sealed class WarmUp : Detection
        {
            public readonly record struct Row(string User, long Count) : IRow
            {
                public void WriteTo(IRowWriter writer)
                {
                    writer.Write("user", User);
                    writer.Write("count", Count);
                }
            }

            private readonly record struct Key(Symbol User) : IGroupKey<Key>
            {
                public int CompareTo(Key other, SymbolTable symbols) => new KeyOrder(symbols).By(User, other.User).Result;

                public Key MovedTo(SymbolMap symbols) => new(symbols[User]);
            }

            private struct Group : IGroup<Group>
            {
                public long Count;

                public void Merge(in Group other, SymbolMap symbols) => Count += other.Count;

                public readonly void Save(StateWriter state) => state.Write(Count);

                public void Restore(StateReader state) => Count = state.ReadInt64();
            }

            private static readonly FieldSet s_fields = new("user");
            private static readonly string[][] s_witnesses = [["user"]];

            private Slot _user;
            private readonly GroupTable<Key, Group> _groups = new();

            public override FieldSet Fields => s_fields;

            public override ReadOnlySpan<string[]> Witnesses => s_witnesses;

            public override bool MayMatch(in EventView e) => e[_user].IsPresent;

            public override void Bind(SlotMap slots) => _user = slots["user"];

            public override void OnEvent(in EventView e)
            {
                FieldValues user = e[_user];
                if (!(user.AnyEqualsIgnoreCase("a"u8) || user.AnyEqualsIgnoreCase("b"u8))) return;
                Kept++;
                foreach (ReadOnlySpan<byte> value in user)
                    _groups.At(new Key(_groups.Intern(value))).Count++;
            }

            public override void Complete()
            {
                foreach ((Key key, Group group) in _groups.InKeyOrder())
                    Rows.Add(new Row(_groups.Symbols.Text(key.User), group.Count));
            }

            public override void Merge(Detection other)
            {
                var that = (WarmUp)other;
                _groups.Merge(that._groups);
            }
        }
        """;

    private static GeneratedSource Source => new(new GeneratedName("SplCompiler.Generated", "WarmUp", "WarmUp.g.cs"), Text);

    /// <summary>Compiles it once, in the background. Nothing waits for it, and nothing depends on it.</summary>
    /// <param name="emits">True to make an assembly, too; false where code is only checked.</param>
    public static void Start(bool emits) => _ = Task.Run(() => _ = emits ? Compile().Findings : SourceCompiler.Check(AssemblyName, [Source]));

    /// <summary>The assembly that nobody needs.</summary>
    public static CompiledSources Compile() => SourceCompiler.Compile(AssemblyName, [Source]);
}

using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>rename</c>: gives fields other names. A field that is missing takes the one it would replace with it.</summary>
public sealed class Rename : Command<Rename.Syntax>
{
    public override WordDoc Doc { get; } = new("rename")
    {
        Usage = "rename <field> AS <field> [<field> AS <field>]...",
        Summary = "Gives fields other names; `*` on both sides carries text over. A missing field removes the field that it would replace.",
        Manual = "Search Reference, rename",
        Examples =
        [
            new("one field", "rename src AS source_ip", """{"src": "10.0.0.1"}""", """{"source_ip": "10.0.0.1"}"""),
            new("a wildcard", "rename \"Processes.*\" AS \"*\"", """{"Processes.user": "eve", "Processes.dest": "h"}""", """{"user": "eve", "dest": "h"}"""),
            new("a missing field replaces", "rename a AS b", """{"b": "1", "c": "2"}""", """{"c": "2"}"""),
        ],
    };

    // Syntax

    public sealed record Pair(FieldSyntax From, FieldSyntax To)
    {
        public override string ToString() => $"{FieldListText.Of(From)} AS {FieldListText.Of(To)}";
    }

    public sealed record Syntax(ImmutableArray<Pair> Pairs) : CommandSyntax
    {
        public override string ToString() => $"rename {string.Join(", ", Pairs)}";
    }

    private static readonly TokenListParser<SplToken, Pair> s_pair =
        from source in Terms.Field
        from target in Terms.As
        from comma in Token.EqualTo(SplToken.Comma).Many()
        select new Pair(source, target);

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } = s_pair.AtLeastOnce().Select(pairs => new Syntax([.. pairs]));

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        Schema output = binder.Input;
        var renames = ImmutableArray.CreateBuilder<(string, string)>();
        var tailRenames = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (Pair pair in syntax.Pairs)
        {
            int stars = pair.From.Name.Count(c => c == '*');
            if (stars != pair.To.Name.Count(c => c == '*'))
            {
                binder.Report(Descriptors.InvalidOption, pair.From.Span.To(pair.To.Span), "both names of `rename` need the same number of `*`", "different numbers of stars");
                return null;
            }

            if (stars == 0)
            {
                SplType type = binder.Over(output, () => binder.Resolve(pair.From)).Type;
                renames.Add((pair.From.Name, pair.To.Name));
                output = output.Without(pair.From.Name).With(new Column(pair.To.Name, type));
                continue;
            }

            foreach (Column column in output.Columns)
            {
                if (Wildcards.Captures(pair.From.Name, column.Name) is not { } captures)
                    continue;
                string target = Wildcards.Fill(pair.To.Name, captures);
                renames.Add((column.Name, target));
                output = output.Without(column.Name).With(column with { Name = target });
            }

            if (output.Tail is { } tail)
            {
                tailRenames.Add((pair.From.Name, pair.To.Name));
                output = output with { Tail = OpenTail.Everything with { IsEvent = false, Hidden = tail.Hidden.Union(output.Columns.Select(column => column.Name)) } };
            }
        }

        return new RenameStage(renames.ToImmutable(), tailRenames.ToImmutable()) { Input = binder.Input, Output = output };
    }

    // Emission

    /// <summary>Renames in order; then the open tail, if wildcards reach it.</summary>
    public sealed record RenameStage(ImmutableArray<(string From, string To)> Renames, ImmutableArray<(string From, string To)> TailRenames) : Stage
    {
        public override IEnumerable<string> Defines => Renames.SelectMany(rename => new[] { rename.From, rename.To });

        public override FieldNeeds Needs(FieldNeeds output)
        {
            foreach ((string from, string to) in Renames.Reverse())
                output = output.Contains(to) ? output.Without(to).With(from) : output;
            return TailRenames.IsEmpty ? output : output with { Everything = true };
        }

        public override void Emit(StageEmitter emit, Action next)
        {
            emit.Comment(Source);
            Schema current = Input;
            foreach ((string from, string to) in Renames)
            {
                Column column = current.Find(from) ?? new Column(from, SplType.Null);
                emit.Scope.Set(to, emit.Read(column));
                current = current.Without(from).With(column with { Name = to });
            }

            if (!TailRenames.IsEmpty)
            {
                string tail = emit.Scope.Locals.Unique("openFields");
                string calls = string.Concat(TailRenames.Select(rename => $".Rename({CSharpText.Literal(rename.From)}, {CSharpText.Literal(rename.To)})"));
                emit.Writer.Line($"OpenFields {tail} = {emit.Tail(Input.Tail!)}{calls};");
                emit.Scope.Tail = tail;
            }

            next();
        }

        public override string ToString() => $"rename {string.Join(", ", Renames.Concat(TailRenames).Select(rename => $"{rename.From} as {rename.To}"))}";
    }
}

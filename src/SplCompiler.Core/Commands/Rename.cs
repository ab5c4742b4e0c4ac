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
        if (binder.HasTooManyNames(syntax.Pairs.Length, syntax.Pairs[0].From.Span))
            return null;
        Schema current = binder.Input;
        var steps = ImmutableArray.CreateBuilder<Step>();
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
                SplType type = binder.Over(current, () => binder.Resolve(pair.From)).Type;
                Add(new Column(pair.From.Name, type), pair.To.Name);
                continue;
            }

            foreach (Column column in current.Columns)
            {
                if (Wildcards.Captures(pair.From.Name, column.Name) is { } captures)
                    Add(column, Wildcards.Fill(pair.To.Name, captures));
            }

            if (current.Tail is not null)
                AddOpen(pair.From.Name, pair.To.Name);
        }

        return new RenameStage(steps.ToImmutable()) { Input = binder.Input, Output = current };

        void Add(Column column, string to)
        {
            Schema after = current.Without(column.Name).With(column with { Name = to });
            steps.Add(new Step(column.Name, to, current, after, IsOpen: false));
            current = after;
        }

        void AddOpen(string from, string to)
        {
            Schema after = AfterOpen(current, to);
            steps.Add(new Step(from, to, current, after, IsOpen: true));
            current = after;
        }
    }

    /// <summary>A field of the tail that gets the name of a column replaces it, on the rows that have it.</summary>
    private static Schema AfterOpen(Schema before, string to) => new(
        [.. before.Columns.Select(column => Wildcards.Matches(to, column.Name) ? column with { Type = SplType.Any } : column)],
        OpenTail.Everything with { IsEvent = false, Hidden = [.. before.Columns.Select(column => column.Name)] });

    // Emission

    /// <summary>One renaming: of a known column, or of the names that a wildcard finds in the open tail.</summary>
    public sealed record Step(string From, string To, Schema Before, Schema After, bool IsOpen)
    {
        public override string ToString() => $"{From} as {To}";
    }

    /// <summary>Renames in order.</summary>
    public sealed record RenameStage(ImmutableArray<Step> Steps) : Stage
    {
        public override IEnumerable<string> Defines => Steps.Where(step => !step.IsOpen).SelectMany(step => new[] { step.From, step.To });

        public override FieldNeeds Needs(FieldNeeds output)
        {
            foreach (Step step in Steps.Reverse())
            {
                if (step.IsOpen)
                    output = FieldNeeds.All.With(output.Names).With(step.Before.Columns.Select(column => column.Name));
                else if (output.Contains(step.To))
                    output = output.Without(step.To).With(step.From);
            }

            return output;
        }

        public override void Emit(StageEmitter emit, Action next)
        {
            emit.Comment(Source);
            foreach (Step step in Steps)
            {
                if (step.IsOpen)
                    EmitOpen(step, emit);
                else
                    emit.Scope.Set(step.To, emit.Read(step.Before.Find(step.From) ?? new Column(step.From, SplType.Null)));
            }

            next();
        }

        private static void EmitOpen(Step step, StageEmitter emit)
        {
            // Columns that still are fields of the event must not be looked for in the copied tail.
            foreach (Column column in step.Before.Columns)
                emit.Scope.Set(column.Name, emit.Read(column));
            string tail = emit.Scope.Locals.Unique("openFields");
            emit.Writer.Line($"OpenFields {tail} = {emit.Tail(step.Before.Tail!)}.Rename({CSharpText.Literal(step.From)}, {CSharpText.Literal(step.To)});");
            emit.Scope.Tail = tail;
            foreach (Column column in step.After.Columns.Where(column => Wildcards.Matches(step.To, column.Name)))
            {
                Code value = ExpressionEmitter.Convert(emit.Read(column), SplType.Any);
                emit.Define(column.Name, new Code($"Eval.Coalesce({tail}[{CSharpText.Literal(column.Name)}], {value.Text})", SplType.Any));
            }
        }

        public override string ToString() => $"rename {string.Join(", ", Steps)}";
    }
}

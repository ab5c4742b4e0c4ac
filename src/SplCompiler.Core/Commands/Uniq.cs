using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Model;

namespace SplCompiler.Commands;

/// <summary><c>uniq</c>: drops rows that equal the row before.</summary>
public sealed class Uniq : Command<Uniq.Syntax>
{
    public override WordDoc Doc { get; } = new("uniq")
    {
        Usage = "uniq",
        Summary = "Drops rows that equal the row before in every field.",
        Manual = "Search Reference, uniq",
        Examples =
        [
            new("neighbours", "uniq", """[{"a": "1"}, {"a": "1"}, {"a": "2"}, {"a": "1"}]""", """[{"a": "1"}, {"a": "2"}, {"a": "1"}]"""),
            new("missing is not empty", "uniq", """[{"a": "1", "b": ""}, {"a": "1"}]""", """[{"a": "1", "b": ""}, {"a": "1"}]"""),
            new("several values, over chosen fields", "table a | uniq", """[{"a": ["1", "2"], "b": "1"}, {"a": ["1", "2"], "b": "2"}, {"a": ["2", "1"]}]""", """[{"a": ["1", "2"]}, {"a": ["2", "1"]}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax : CommandSyntax
    {
        public override string ToString() => "uniq";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } = input => TokenListParserResult.Value(new Syntax(), input, input);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder) => new UniqStage { Input = binder.Input, Output = binder.Input };

    // Emission

    public sealed record UniqStage : Stage
    {
        public override bool NeedsOrder => true;

        // Every field decides, also those that nobody reads later.
        public override FieldNeeds Needs(FieldNeeds output) => RowContent.Needs(Input);

        public override void Emit(StageEmitter emit, Action next)
        {
            string last = emit.Members.Unique("_lastRow");
            emit.Members.State.Add($"private readonly LastRow {last} = new();");
            emit.Comment(Source);
            emit.Writer.Line($"if (!{last}.Differs({RowContent.Key(emit, Input, ImmutableHashSet<string>.Empty)})) {emit.Scope.Skip}");
            next();
        }

        public override string ToString() => "uniq";
    }
}

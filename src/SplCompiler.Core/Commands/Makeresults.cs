using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>makeresults</c>: makes rows of its own.</summary>
public sealed class Makeresults : Command<Makeresults.Syntax>
{
    public override WordDoc Doc { get; } = new("makeresults")
    {
        Usage = "| makeresults [count=<number>] [annotate=<bool>]",
        Summary = "Makes rows that only hold `_time`, the time of the search. Stands first, after a pipe.",
        Manual = "Search Reference, makeresults",
        Examples =
        [
            new("one row", "| makeresults | eval a=1", "[]", """{"a": 1}"""),
            new("several rows", "| makeresults count=2 | eval a=\"x\" | table a", "[]", """[{"a": "x"}, {"a": "x"}]"""),
            new("events do not matter; values may be several or null", "| makeresults | eval a=split(\"1,2\", \",\"), b=c | table a, b", """{"c": "1"}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override bool IsGenerating => true;

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options) : CommandSyntax
    {
        public override string ToString() => "makeresults" + string.Concat(Options.Select(option => $" {option.Name}=\"{StringEscapes.Escape(option.Value)}\""));
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        Terms.Option("count").Or(Terms.Option("annotate")).Or(Terms.Option("format")).Or(Terms.Option("data")).Or(Terms.Option("splunk_server")).Or(Terms.Option("splunk_server_group"))
            .Many().Select(options => new Syntax([.. options]));

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        if (syntax.Options.FirstOrDefault(option => option.Name is "format" or "data") is { } data)
        {
            binder.Report(Descriptors.UnsupportedForm, data.Span, "`makeresults` with data is not supported yet", "rows from text");
            return null;
        }

        long count = 1;
        if (syntax.Options.LastOrDefault(option => option.Name == "count") is { } option && !long.TryParse(option.Value, NumberStyles.None, CultureInfo.InvariantCulture, out count))
        {
            binder.Report(Descriptors.InvalidOption, option.ValueSpan, $"`count` takes a number of rows, found `{option.Value}`", "no whole number");
            return null;
        }

        // The fields of annotate=true are there, and null: nothing of a server is known.
        bool isAnnotated = syntax.Options.Any(option => option.Name == "annotate" && option.Value.ToLowerInvariant() is "t" or "true" or "1");
        IEnumerable<Column> annotations = isAnnotated
            ? ((string[])["_raw", "host", "source", "sourcetype", "splunk_server", "splunk_server_group"]).Select(name => new Column(name, SplType.Null))
            : [];
        return new MakeresultsStage(count) { Input = Schema.Closed([]), Output = Schema.Closed(annotations.Prepend(new Column("_time", SplType.Time.NotNull))) };
    }

    // Emission

    public sealed record MakeresultsStage(long Count) : Stage
    {
        public override bool StoresRows => true;

        public override FieldNeeds Needs(FieldNeeds output) => FieldNeeds.None;

        public override void Emit(StageEmitter emit, Action next)
        {
            emit.Later(() =>
            {
                emit.Comment(Source);
                emit.Loop(
                    $"for (long made = 0; made < {Count.ToString(CultureInfo.InvariantCulture)}; made++)",
                    scope =>
                    {
                        scope.Locals.Unique("made");
                        scope.Set("_time", new Code("Run.Now", SplType.Time.NotNull));
                    },
                    next);
            });
        }

        public override string ToString() => $"makeresults {Count}";
    }
}

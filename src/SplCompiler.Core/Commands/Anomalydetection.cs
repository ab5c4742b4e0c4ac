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

/// <summary><c>anomalydetection</c>: finds rows whose values are improbable.</summary>
public sealed class Anomalydetection : Command<Anomalydetection.Syntax>
{
    public override WordDoc Doc { get; } = new("anomalydetection")
    {
        Usage = "anomalydetection [method=histogram|iqr] [action=filter|annotate|remove|transform] [pthresh=<number>] [cutoff=<bool>] [<field>]...",
        Summary = "Gives each row a probability, the product of how frequent each of its values is, and looks for small ones: below pthresh, or whose logarithm lies more than 1.5 quartile distances below the first quartile. "
            + "Anomalous rows get `log_event_prob`, and the field, frequency and greatest frequency of their rarest value in `probable_cause`, `probable_cause_freq` and `max_freq`; action=filter keeps them alone, "
            + "action=annotate all rows. The numbers of a field fall into as many bins of equal width as the square root of their number says, of which the manual says nothing. method=iqr is `outlier`.",
        Manual = "Search Reference, anomalydetection",
        Examples =
        [
            new("the rare row", "anomalydetection action=filter pthresh=0.2 u", """[{"u": "a"}, {"u": "a"}, {"u": "a"}, {"u": "a"}, {"u": "a"}, {"u": "b"}]""",
                """{"u": "b", "log_event_prob": -1.791759469228055, "probable_cause": "u", "probable_cause_freq": 0.16666666666666666, "max_freq": 0.8333333333333334}"""),
            new("all rows", "anomalydetection action=annotate pthresh=0.3 u | table u, probable_cause", """[{"u": "a"}, {"u": "a"}, {"u": "a"}, {"u": "b"}]""", """[{"u": "a"}, {"u": "a"}, {"u": "a"}, {"u": "b", "probable_cause": "u"}]"""),
            new("far outside the quartiles", "anomalydetection method=iqr action=remove n", """[{"n": "1"}, {"n": "2"}, {"n": "3"}, {"n": "100"}, {"n": "2"}]""", """[{"n": "1"}, {"n": "2"}, {"n": "3"}, {"n": "2"}]"""),
            new("deviations from the mean", "anomalydetection method=zscore n", """{"n": "1"}""", "[]", Reports: "SPL2003"),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options, ImmutableArray<FieldSyntax> Fields) : CommandSyntax
    {
        public override string ToString() => $"anomalydetection{OptionSet.TextOf(Options)}{(Fields.IsEmpty ? "" : " " + FieldListText.Of(Fields))}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in (from part in Terms.AnyOption.Select(option => (object)option).Or(Terms.Field.Select(field => (object)field))
                       from comma in Token.EqualTo(SplToken.Comma).Many()
                       select part).Many()
        select new Syntax([.. parts.OfType<OptionSyntax>()], [.. parts.OfType<FieldSyntax>()]);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        OptionSyntax? method = syntax.Options.LastOrDefault(option => option.Name == "method");
        switch (method?.Value.ToLowerInvariant())
        {
            case null or "histogram":
                return BindHistogram(syntax, binder);
            case "iqr":
                return Outlier.Create([.. syntax.Options.Where(option => option.Name != "method")], syntax.Fields, "anomalydetection", syntax.ToString(), binder);
            case "zscore":
                binder.Report(Descriptors.UnsupportedForm, method.ValueSpan, "the scores of method=zscore are not documented", "cannot be computed", "method=histogram, or deviations with `eventstats avg(x), stdev(x)`");
                return null;
            default:
                binder.Report(Descriptors.InvalidOption, method.ValueSpan, $"`anomalydetection` has no method `{method.Value}`", "no such method", "methods: histogram, iqr");
                return null;
        }
    }

    private static WholeTableStage? BindHistogram(Syntax syntax, Binder binder)
    {
        var options = new OptionSet(syntax.Options, "anomalydetection", binder, "method", "action", "pthresh", "cutoff");
        string action = options.Text("action", "filter").ToLowerInvariant();
        if (action == "summary")
        {
            binder.Report(Descriptors.UnsupportedForm, options.Find("action")!.ValueSpan, "the columns of action=summary are not documented", "cannot be computed", "action=filter or action=annotate");
            return null;
        }

        if (action is not ("filter" or "annotate"))
            options.Refuse(options.Find("action")!, $"`anomalydetection` has no action `{action}`", "no such action", "actions: filter, annotate; of method=iqr: remove, transform");
        double? threshold = BinChoice.Number(options, "pthresh");
        if (threshold is null && options.Flag("cutoff", true))
        {
            binder.Report(Descriptors.ApproximateStatistics, syntax.Span, "how `anomalydetection` raises its threshold, and the bins of numbers, are not documented: the rows may differ from those of a server", "approximate",
                "give `pthresh`, or `cutoff=f` for 1.5 quartile distances below the first quartile");
        }

        ImmutableArray<string> fields = [.. syntax.Fields.Select(field => binder.Resolve(field).Name)];
        if (options.IsRefused)
            return null;
        var function = new RowFunction(
            "RareRows.Of", SplType.Any, new RowConstant(fields, _ => $"[{string.Join(", ", fields.Select(CSharpText.Literal))}]"), BinChoice.Constant(threshold), RowConstant.Of(action == "filter"));
        return WholeTableStage.Create(binder.Input, function, syntax.ToString(), "log_event_prob", "probable_cause", "probable_cause_freq", "max_freq");
    }
}

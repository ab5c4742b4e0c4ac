using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Commands;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;

namespace SplCompiler.Analysis;

/// <summary>Collects the facts of a rule from its tokens and its plan before the optimizer.</summary>
public sealed class RuleAnalysis
{
    private readonly SplCompilation _rule;
    private readonly List<StageFacts> _stages = [];
    private readonly List<Predicate> _predicates = [];
    private readonly List<SearchTermUse> _terms = [];
    private readonly List<string> _dataSets = [];

    private RuleAnalysis(SplCompilation rule) => _rule = rule;

    /// <summary>The facts. Of a rule with errors those of the commands that could be read.</summary>
    public static RuleFacts Of(SplCompilation rule) => new RuleAnalysis(rule).Read();

    private RuleFacts Read()
    {
        RuleFile file = _rule.Rule;
        Plan plan = _rule.Plan;
        Read(plan.Stages, [.. _rule.Tokens.Select(command => (command.Stage.Name, command.Stage.Span))], "");
        FieldNeeds reads = plan.Stages.IsEmpty ? FieldNeeds.None : plan.NeedsBefore()[0];
        foreach (Plan search in plan.AllSearches().Where(search => search.StartsFromEvents && !search.Stages.IsEmpty))
            reads = reads.With(search.NeedsBefore()[0].Names);
        return new RuleFacts
        {
            Compilation = _rule,
            Stages = [.. _stages],
            Predicates = [.. _predicates],
            SearchTerms = [.. _terms],
            FieldsRead = plan.ReadsEvents ? [.. reads.Names.Where(name => name != FieldNeeds.Ordinal).Order(StringComparer.Ordinal)] : [],
            ReadsOpenFields = plan.ReadsEvents && reads.Everything,
            FieldsProduced = [.. plan.Output.Columns.Select(column => column.Name)],
            ProducesOpenFields = plan.Output.Tail is not null,
            Events = EventCoverage.Of(plan),
            DataSets = [.. _dataSets.Distinct(StringComparer.Ordinal)],
            DataSources = Sources(file),
            Attack = AttackUse.Of(file),
            References = [.. file.Metadata.GetValueOrDefault("references", []).Where(text => text.Length > 0)],
        };
    }

    private static ImmutableArray<string> Sources(RuleFile file) =>
        [.. new[] { "data_source", "data_sources", "data_category" }.SelectMany(key => file.Metadata.GetValueOrDefault(key, [])).Select(text => text.Trim()).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <param name="stages">The stages of a search.</param>
    /// <param name="commands">Its commands: name and place in the expanded text.</param>
    /// <param name="prefix">The number of the stage that the search stands in, with a dot.</param>
    private void Read(ImmutableArray<Stage> stages, IReadOnlyList<(string Name, SourceSpan Span)> commands, string prefix)
    {
        var origins = new FieldOrigins();
        ILookup<SourceSpan, Stage> bySpan = stages.Where(stage => stage.Source.Length > 0).ToLookup(stage => stage.Source);
        for (int i = 0; i < commands.Count; i++)
        {
            (string name, SourceSpan span) = commands[i];
            string number = prefix + (i + 1).ToString(CultureInfo.InvariantCulture);
            Stage[] parts = [.. bySpan[span].SelectMany(Flat)];
            int place = _stages.Count;
            ConditionNode? condition = Conditions(parts, number, span, origins);
            _stages.Insert(place, Facts(name, span, number, parts) with { Condition = condition });
            Plan[] searches = [.. parts.SelectMany(stage => stage.Searches.Concat(stage.Expressions.SelectMany(expression => expression.Searches())))];
            for (int j = 0; j < searches.Length; j++)
                Read(searches[j].Stages, Commands(searches[j]), $"{number}{(searches.Length > 1 ? Letter(j) : "")}.");
        }
    }

    private static string Letter(int index) => ((char)('a' + (index % 26))).ToString();

    private static IEnumerable<Stage> Flat(Stage stage) => stage is SequenceStage sequence ? sequence.Stages.SelectMany(Flat) : [stage];

    private List<(string Name, SourceSpan Span)> Commands(Plan search)
    {
        var commands = new List<(string, SourceSpan)>();
        foreach (SourceSpan span in search.Stages.Select(stage => stage.Source).Where(span => span.Length > 0).Distinct())
        {
            string text = _rule.Expanded.Slice(span);
            string word = new([.. text.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '_')]);
            commands.Add((CommandTable.Find(word.ToLowerInvariant()) is null ? "search" : word.ToLowerInvariant(), span));
        }

        return commands;
    }

    private StageFacts Facts(string command, SourceSpan span, string number, Stage[] parts) => new()
    {
        Number = number,
        Command = command,
        Text = _rule.Expanded.Written(span).Trim(),
        Expanded = _rule.Expanded.Slice(span).Trim(),
        Place = _rule.Expanded.Locate(span),
        Span = span,
        Macros = _rule.Expanded.MacrosIn(span),
        Reads = [.. parts.Where(stage => stage is not DatasetStage).SelectMany(stage => stage.Expressions).SelectMany(expression => expression.Fields()).Where(name => name != "*").Distinct(StringComparer.Ordinal)],
        Writes = [.. parts.SelectMany(stage => stage is StatsStage stats ? stats.Aggregates.Select(aggregate => aggregate.Output) : stage is DatasetStage ? [] : stage.Defines).Distinct(StringComparer.Ordinal)],
        StoresRows = parts.Any(stage => stage.StoresRows),
    };

    private ConditionNode? Conditions(Stage[] parts, string number, SourceSpan span, FieldOrigins origins)
    {
        var conditions = new List<ConditionNode>();
        for (int i = 0; i < parts.Length; i++)
        {
            // The filter before the fields of a data set is the constraint that the data model has, not the rule.
            bool isConstraint = parts[i] is FilterStage && i + 1 < parts.Length && parts[i + 1] is DatasetStage;
            if (parts[i] is FilterStage filter && !isConstraint)
                conditions.Add(Reader(PredicateUse.Filter).Read(filter.Condition));
            else if (parts[i] is DatasetStage set)
                _dataSets.Add(set.Name);
            else if (!isConstraint)
                ReadValues(parts[i].Expressions, Reader(PredicateUse.Value));
            origins.Pass(parts[i]);
        }

        return conditions.Count switch { 0 => null, 1 => conditions[0], _ => new ConditionGroup(Logical.And, [.. conditions]) };

        PredicateReader Reader(PredicateUse use) => new(_rule.Expanded, number, span, origins, use, _predicates, _terms);
    }

    /// <summary>The conditions inside values: of <c>if()</c>, <c>case()</c>, <c>count(eval())</c>.</summary>
    private static void ReadValues(IEnumerable<Expression> values, PredicateReader reader)
    {
        foreach (Expression value in values)
        {
            if (value.Type.Kind == SplKind.Bool && value is not FieldExpression)
                reader.Read(value);
            else
                ReadValues(value.Parts, reader);
        }
    }
}

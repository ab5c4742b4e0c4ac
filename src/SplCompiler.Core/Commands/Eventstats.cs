using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>eventstats</c>: adds the results of a group to each of its rows.</summary>
public sealed class Eventstats : Command<Eventstats.Syntax>
{
    public override WordDoc Doc { get; } = new("eventstats")
    {
        Usage = "eventstats [allnum=<bool>] <function>[(<field>)] [AS <name>]... [BY <field> [<field>]...]",
        Summary = "Adds the results of a group to each of its rows, which keep their order and fields. A row that lacks a BY field stays as it is; "
            + "one with several values of it gets the results of all its groups. With allnum=t a numeric function has no result when a value of the group is no number.",
        Manual = "Search Reference, eventstats",
        Examples =
        [
            new("over all rows", "eventstats avg(n) as mean", """[{"n": "1"}, {"n": "3"}, {"a": "x"}]""", """[{"n": "1", "mean": 2}, {"n": "3", "mean": 2}, {"a": "x", "mean": 2}]"""),
            new("rows without the by field stay", "eventstats count by u", """[{"u": "a"}, {"u": "a"}, {"v": "1"}]""", """[{"u": "a", "count": 2}, {"u": "a", "count": 2}, {"v": "1"}]"""),
            new("several values of the by field", "eventstats sum(n) as s by u", """[{"u": ["a", "b"], "n": "1"}, {"u": "b", "n": "2"}]""", """[{"u": ["a", "b"], "n": "1", "s": ["1", "3"]}, {"u": "b", "n": "2", "s": 3}]"""),
            new("two keys", "eventstats dc(p) as d by h u", """[{"h": "1", "u": "a", "p": "x"}, {"h": "1", "u": "a", "p": "y"}, {"h": "1", "u": "b", "p": "x"}]""", """[{"h": "1", "u": "a", "p": "x", "d": 2}, {"h": "1", "u": "a", "p": "y", "d": 2}, {"h": "1", "u": "b", "p": "x", "d": 1}]"""),
            new("a wildcard reaches every field", "eventstats values(*) as * by u", """[{"u": "a", "p": "1"}, {"u": "a", "p": "2", "q": "3"}, {"p": "4"}]""", """[{"u": "a", "p": ["1", "2"], "q": "3"}, {"u": "a", "p": ["1", "2"], "q": "3"}, {"p": "4"}]"""),
            new("a condition is counted", "eventstats count(eval(a=\"x\")) as n", """[{"a": "x"}, {"a": "y"}, {"b": "1"}]""", """[{"a": "x", "n": 1}, {"a": "y", "n": 1}, {"b": "1", "n": 1}]"""),
            new("a result replaces a field", "eventstats max(n) as n", """[{"n": "1"}, {"n": "3"}]""", """[{"n": 3}, {"n": 3}]"""),
            new("over groups", "stats count by u | eventstats sum(count) as all, values(u) as us", """[{"u": "a"}, {"u": "b"}, {"u": "a"}]""", """[{"u": "a", "count": 2, "all": 3, "us": ["a", "b"]}, {"u": "b", "count": 1, "all": 3, "us": ["a", "b"]}]"""),
            new("only numbers", "eventstats allnum=t sum(n) as s, sum(m) as t", """[{"n": "1", "m": "1"}, {"n": "x", "m": "2"}]""", """[{"n": "1", "m": "1", "t": 3}, {"n": "x", "m": "2", "t": 3}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options, ImmutableArray<AggregateSyntax> Aggregates, ImmutableArray<FieldSyntax> By) : CommandSyntax
    {
        public override string ToString() => $"eventstats{OptionSet.TextOf(Options)} {AggregateSyntax.ListText(Aggregates, By)}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from before in Terms.AnyOption.Many()
        from aggregates in AggregateParser.List
        from keys in Terms.By
        select new Syntax([.. before], aggregates, keys);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        var options = new OptionSet(syntax.Options, "eventstats", binder, "allnum");
        bool allNumbers = options.Flag("allnum", false);
        return RowAggregates.Bind(syntax.Aggregates, syntax.By, allNumbers, syntax.Span, "eventstats", binder) is not { } aggregates || options.IsRefused
            ? null
            : new EventstatsStage(aggregates) { Input = binder.Input, Output = aggregates.OutputOf(binder.Input) };
    }

    // Emission

    public sealed record EventstatsStage(RowAggregates Aggregates) : Stage
    {
        public override bool StoresRows => !Aggregates.HasNoGroups;

        public override bool NeedsOrder => !Aggregates.HasNoGroups;

        public override ImmutableArray<Expression> Expressions => Aggregates.Expressions;

        public override Stage WithExpressions(ImmutableArray<Expression> expressions) => this with { Aggregates = Aggregates.WithExpressions(expressions) };

        public override IEnumerable<string> Defines => Aggregates.Aggregates.Select(aggregate => aggregate.Output);

        public override FieldNeeds Needs(FieldNeeds output) => Aggregates.Needs(output);

        public override Stage? Prune(FieldNeeds output)
        {
            RowAggregates kept = Aggregates.Only(output);
            return kept.Aggregates.IsEmpty && kept.Open.IsEmpty ? null : this with { Aggregates = kept, Output = kept.OutputOf(Input) };
        }

        public override void Emit(StageEmitter emit, Action next)
        {
            emit.Comment(Source);
            if (Aggregates.HasNoGroups)
            {
                Aggregates.WriteNothing(emit, Input);
                next();
                return;
            }

            // Where every row is in a group, nobody reads what the results replace.
            Schema kept = Aggregates.IsExact ? Defines.Aggregate(Input, (schema, name) => schema.Without(name)) : Input;
            StoredRow rows = StoredRow.Declare(emit, kept, Kept(emit.NeedsAfter), "EventRow");
            var groups = GroupDeclaration.Declare(emit, Aggregates.By, Aggregates.Aggregates, Aggregates.Open, Source);
            Schema results = Schema.Closed(Aggregates.Aggregates.Select(aggregate => new Column(aggregate.Output, CSharpTypes.Kept(aggregate.Function.TypeOf(aggregate.Argument)))));
            StoredRow result = StoredRow.Declare(emit, Aggregates.Open.IsEmpty ? results : results with { Tail = OpenTail.Everything with { IsEvent = false } }, FieldNeeds.All, "GroupResult");
            string rowList = emit.Members.Unique("_eventRows");
            string resultList = emit.Members.Unique("_groupResults");
            emit.Members.State.Add($"private readonly {(Aggregates.By.IsEmpty ? "KeptRows" : "GroupedRows")}<{rows.Type}> {rowList} = new();");
            emit.Members.State.Add($"private readonly KeptRows<{result.Type}> {resultList} = new();");
            WriteAdd(emit, groups, rowList, rows);
            emit.Later(() =>
            {
                emit.Loop(
                    $"foreach ({groups.GroupType} group in {groups.Table}.InOrder())",
                    scope =>
                    {
                        scope.Locals.Unique("group");
                        foreach ((string output, Code code) in GroupCode.Results(groups, "group", emit))
                            scope.Set(output, code);
                        scope.Tail = GroupCode.WriteOpenResults(groups, "group", emit);
                    },
                    () => emit.Writer.Line($"{resultList}.Add({result.New(emit)});"));
                emit.Loop(
                    Aggregates.By.IsEmpty ? $"foreach ({rows.Type} eventRow in {rowList})" : $"foreach (({rows.Type} eventRow, ArraySegment<int> groups) in {rowList})",
                    scope =>
                    {
                        rows.Read(scope, scope.Locals.Unique("eventRow"));
                        scope.Locals.Unique("groups");
                        ReadResults(emit, result, resultList);
                    },
                    next);
            });
        }

        /// <summary>A wildcard may replace any field: then the row keeps all of them under their names.</summary>
        private FieldNeeds Kept(FieldNeeds after) => Aggregates.Open.IsEmpty ? Aggregates.IsExact ? after.Without(Defines) : after : FieldNeeds.All.With(after.Names);

        private static void WriteAdd(StageEmitter emit, GroupDeclaration groups, string rowList, StoredRow rows)
        {
            emit.Writer.Line($"{rowList}.Add({rows.New(emit)});");
            GroupCode.WriteKeys(
                groups,
                emit,
                keys =>
                {
                    string group = emit.Scope.Locals.Unique("group");
                    string number = emit.Scope.Locals.Unique("groupNumber");
                    string place = groups.By.IsEmpty ? "" : $", out int {number}";
                    emit.Writer.Line($"ref {groups.GroupType} {group} = ref {groups.Table}.At({GroupCode.NewKey(groups, keys)}{place});");
                    GroupCode.WriteAdd(groups, group, emit);
                    if (!groups.By.IsEmpty)
                        emit.Writer.Line($"{rowList}.Enter({number});");
                },
                keepsRow: true);
        }

        private void ReadResults(StageEmitter emit, StoredRow result, string resultList)
        {
            RowScope scope = emit.Scope;
            string one = scope.Locals.Unique("result");
            var read = new RowScope(scope.Locals, "");
            result.Read(read, one);
            if (Aggregates.IsExact)
            {
                emit.Writer.Line($"{result.Type} {one} = {resultList}[{(Aggregates.By.IsEmpty ? "0" : "groups[0]")}];");
                foreach (string output in Defines)
                    scope.Set(output, read.TryGet(output, out Code code) ? code : default);
                if (!Aggregates.Open.IsEmpty)
                    Aggregates.WriteOpen(emit, Input, read.Tail!);
                return;
            }

            WriteCombined(emit, result.Type, one, read, resultList);
        }

        /// <summary>The results of all groups of the row together.</summary>
        private void WriteCombined(StageEmitter emit, string type, string one, RowScope read, string resultList)
        {
            var locals = new List<(string Output, string Local, string Existing)>();
            foreach (string output in Defines)
            {
                string local = emit.Scope.Locals.Unique(Identifiers.Local(output));
                locals.Add((output, local, RowAggregates.Existing(emit, Input, output)));
                emit.Writer.Line($"SplValue {local} = SplValue.Null;");
            }

            string open = emit.Scope.Locals.Unique("openResults");
            if (!Aggregates.Open.IsEmpty)
                emit.Writer.Line($"OpenFields {open} = OpenFields.Empty;");
            string number = emit.Scope.Locals.Unique("groupNumber");
            using (emit.Writer.Block($"foreach (int {number} in groups)"))
            {
                emit.Writer.Line($"{type} {one} = {resultList}[{number}];");
                foreach ((string output, string local, _) in locals)
                {
                    read.TryGet(output, out Code code);
                    emit.Writer.Line($"{local} = Eval.Mvappend({local}, {ExpressionEmitter.Convert(code, SplType.Any).Text});");
                }

                if (!Aggregates.Open.IsEmpty)
                    emit.Writer.Line($"{open} = {open}.Joined({read.Tail});");
            }

            foreach ((string output, string local, string existing) in locals)
            {
                if (existing != "SplValue.Null")
                    emit.Writer.Line($"if (groups.Count == 0) {local} = {existing};");
                emit.Scope.Set(output, new Code(local, SplType.Any));
            }

            if (!Aggregates.Open.IsEmpty)
                Aggregates.WriteOpen(emit, Input, open, "groups.Count > 0");
        }

        public override string ToString() => $"eventstats {Aggregates}";
    }
}

using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>foreach</c>: runs a template once for each of several fields, or for each value of one.</summary>
public sealed class Foreach : Command<Foreach.Syntax>
{
    private static readonly string[] s_options = ["mode", "fieldstr", "matchstr", "matchseg1", "matchseg2", "matchseg3", "itemstr", "iterstr"];

    public override WordDoc Doc { get; } = new("foreach")
    {
        Usage = "foreach <field>... [mode=multifield|multivalue|json_array] [fieldstr=<text>] [matchstr=<text>] [matchseg1=<text>] [<commands>]",
        Summary = "Runs commands once for each field that a name or wildcard reaches: `<<FIELD>>` is its name, `<<MATCHSTR>>` and `<<MATCHSEG1>>` what the stars stand for. mode=multivalue and mode=json_array run them for each `<<ITEM>>` of one field, `<<ITER>>` counts from 0. Fields that a row lacks are left out.",
        Manual = "Search Reference, foreach",
        Examples =
        [
            new("known fields", "table n_a, n_b | eval sum=0 | foreach n_* [eval sum=sum+'<<FIELD>>', '<<MATCHSTR>>_twice'='<<FIELD>>'*2]", """{"n_a": "1", "n_b": "2"}""", """{"n_a": "1", "n_b": "2", "sum": 3, "a_twice": 2, "b_twice": 4}"""),
            new("whatever fields there are", "eval seen=\"\" | foreach a* [eval seen=mvappend(seen, \"<<FIELD>>:\".'<<FIELD>>')] | table seen", """[{"a0": "x", "a1": "y"}, {"b": "z"}]""", """[{"seen": ["", "a0:x", "a1:y"]}, {"seen": ""}]"""),
            new("the fields themselves", "foreach * [eval <<FIELD>>=if(<<FIELD>>=\"null\", null(), <<FIELD>>)]", """{"a": "null", "b": "1", "c": ["2", "3"]}""", """{"b": "1", "c": ["2", "3"]}"""),
            new("names that are made", "foreach a_*_b_* [eval out_<<MATCHSEG2>>_<<MATCHSEG1>>='<<FIELD>>', n=coalesce(n, 0)+1]", """{"a_x_b_y": "v", "a_p_b_q": "w"}""", """{"a_x_b_y": "v", "a_p_b_q": "w", "out_y_x": "v", "out_q_p": "w", "n": 2}"""),
            new("fields that belong together", "eval high=\"\" | foreach avg_* [eval high=if('<<MATCHSTR>>' > '<<FIELD>>' + 2*'dev_<<MATCHSTR>>', high.\"<<MATCHSTR>> \", high)] | table high", """{"cpu": "9", "avg_cpu": "3", "dev_cpu": "1", "mem": "4", "avg_mem": "3", "dev_mem": "1"}""", """{"high": "cpu "}"""),
            new("a field that the row lacks", "table n_a, n_b | eval sum=0 | foreach n_* [eval sum=sum+<<FIELD>>]", """{"n_a": "1"}""", """{"n_a": "1", "sum": 1}"""),
            new("values of a field", "eval sum=0 | foreach mode=multivalue n [eval sum=sum+<<ITEM>>*<<ITER>>]", """[{"n": ["5", "6", "7"]}, {"a": "1"}]""", """[{"n": ["5", "6", "7"], "sum": 20}, {"a": "1", "sum": 0}]"""),
            new("elements of a JSON array", "eval sum=0 | foreach mode=json_array j [eval sum=sum+<<ITEM>>] | table sum", """{"j": "[1, 2, 3]"}""", """{"sum": 6}"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<FieldSyntax> Fields, ImmutableArray<OptionSyntax> Options, string Template, SourceSpan TemplateSpan) : CommandSyntax
    {
        public string? this[string name] => Options.LastOrDefault(option => option.Name == name)?.Value;

        public override string ToString() =>
            $"foreach {FieldListText.Of(Fields)}{string.Concat(Options.Select(option => $" {option.Name}=\"{StringEscapes.Escape(option.Value)}\""))} [{Template}]";
    }

    private static readonly TokenListParser<SplToken, object> s_part =
        s_options.Select(name => Terms.Option(name).Select(option => (object)option)).Aggregate((first, second) => first.Or(second))
            .Or(Token.EqualTo(SplToken.Subsearch).Select(token => (object)token))
            .Or(Terms.Field.Select(field => (object)field));

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in (from part in s_part
                       from comma in Token.EqualTo(SplToken.Comma).Many()
                       select part).AtLeastOnce()
        where parts.OfType<FieldSyntax>().Any() && parts.OfType<Superpower.Model.Token<SplToken>>().Count() == 1
        let template = parts.OfType<Superpower.Model.Token<SplToken>>().Single()
        select new Syntax(
            [.. parts.OfType<FieldSyntax>()], [.. parts.OfType<OptionSyntax>()], template.ToStringValue().TrimStart('[')[..^1],
            new SourceSpan(template.SourceSpan().Start + 1, Math.Max(0, template.SourceSpan().Length - 2)));

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        var template = new ForeachTemplate(binder, syntax);
        string mode = syntax["mode"]?.ToLowerInvariant() ?? "multifield";
        switch (mode)
        {
            case "multifield":
                return Fields(syntax, template, binder);
            case "multivalue" or "json_array":
                FieldExpression field = binder.Resolve(syntax.Fields[0]);
                string items = mode == "multivalue" ? "ForeachItems.Values" : "ForeachItems.JsonElements";
                return ForeachLoopStage.OverItems(field, items, template, binder, syntax.ToString());
            default:
                OptionSyntax option = syntax.Options.Last(option => option.Name == "mode");
                binder.Report(Descriptors.InvalidOption, option.ValueSpan, $"`foreach` has no mode `{mode}`", "no such mode", "modes: multifield, multivalue, json_array");
                return null;
        }
    }

    private static Stage? Fields(Syntax syntax, ForeachTemplate template, Binder binder)
    {
        var stages = ImmutableArray.CreateBuilder<Stage>();
        Schema rows = binder.Input;
        foreach (FieldSyntax pattern in syntax.Fields)
        {
            bool isWildcard = Wildcards.IsWildcard(pattern.Name);
            IEnumerable<string> names = isWildcard ? binder.Input.Columns.Select(column => column.Name) : [pattern.Name];
            foreach (string name in names)
            {
                if (Wildcards.Captures(pattern.Name, name) is not { } captures)
                    continue;
                if (template.Bind(name, captures, rows, isWildcard) is not { } bound)
                    return null;
                stages.AddRange(bound);
                rows = stages.Count == 0 ? rows : stages[^1].Output;
            }
        }

        ImmutableArray<string> wildcards = [.. syntax.Fields.Select(field => field.Name).Where(Wildcards.IsWildcard)];
        if (binder.Input.Tail is not null && !wildcards.IsEmpty)
        {
            if (binder.Over(rows, () => template.MakesNames()
                    ? ForeachNamesStage.Create(wildcards, template, binder, syntax)
                    : (Stage?)ForeachLoopStage.OverFields(wildcards, template, binder, syntax.ToString())) is not { } loop)
                return null;
            stages.Add(loop);
        }

        return SequenceStage.Create(binder.Input, stages.ToImmutable(), syntax.ToString());
    }
}

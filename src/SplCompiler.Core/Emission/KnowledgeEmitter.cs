using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Model;

namespace SplCompiler.Emission;

/// <summary>Writes the aliases and calculated fields of a props.conf stanza as one C# class: only those that a rule of the pack reads.</summary>
public sealed class KnowledgeEmitter
{
    private readonly PropsStanza _stanza;
    private readonly DetectionMembers _members;
    private readonly CodeWriter _methods = new();
    private readonly List<string> _definitions = [];
    private readonly List<string> _extractions = [];
    private readonly List<string> _namedExtractions = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly List<string> _lookups = [];

    private KnowledgeEmitter(PropsStanza stanza, string className, Func<string, PatternTranslation?>? patterns)
    {
        _stanza = stanza;
        var names = new NameScope();
        foreach (string taken in new[] { className, "Name", "Fields", "Bind", "Run", "Extractions", "NamedExtractions", "Mode", "Time" })
            names.Unique(taken);
        _members = new DetectionMembers(names, patterns);
    }

    /// <summary>The classes of all stanzas that define a field of <paramref name="needs"/>, with what is wrong in their expressions.</summary>
    public static KnowledgeSources Emit(KnowledgeBase knowledge, FieldNeeds needs, string rootNamespace, Func<string, PatternTranslation?>? patterns = null)
    {
        var sources = ImmutableArray.CreateBuilder<GeneratedSource>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var names = new NameScope();
        var lookups = new SortedSet<string>(StringComparer.Ordinal);
        names.Unique(TableEmitter.ClassName);
        string space = rootNamespace + ".Knowledge";
        (GeneratedSource Source, ImmutableArray<string> Reads)? eventTypes = EventTypeEmitter.IsWanted(needs)
            ? EventTypeEmitter.Emit(knowledge, names.Unique("EventTypeFields"), space, diagnostics)
            : null;
        needs = needs.With(eventTypes?.Reads ?? []);
        foreach (PropsStanza stanza in knowledge.Props)
        {
            string className = names.Unique(Identifiers.Type(stanza.Name) + "Fields");
            var emitter = new KnowledgeEmitter(stanza, className, patterns);
            if (emitter.Write(className, space, needs) is { } text)
                sources.Add(new GeneratedSource(new GeneratedName(space, className, $"Knowledge/{className}.g.cs"), text));
            diagnostics.AddRange(emitter._diagnostics);
            lookups.UnionWith(emitter._lookups);
        }

        if (eventTypes is var (source, _))
            sources.Add(source);

        return new KnowledgeSources(sources.ToImmutable(), diagnostics.ToImmutable()) { Lookups = [.. lookups] };
    }

    private string? Write(string className, string space, FieldNeeds needs)
    {
        // A lookup looks at calculated fields, these at aliases, these at what was extracted.
        needs = WithInputs(needs);
        foreach (AutomaticLookup lookup in _stanza.Lookups)
            WriteLookup(lookup, needs);
        int lookups = _definitions.Count;
        FieldNeeds aliasNeeds = needs;
        foreach (FieldFormula eval in _stanza.Evals.Where(eval => needs.Contains(eval.Field)))
            aliasNeeds = WriteEval(eval) is { } expression ? aliasNeeds.With(expression.Fields()) : aliasNeeds;
        int evals = _definitions.Count;
        foreach (FieldAlias alias in _stanza.Aliases.Where(alias => aliasNeeds.Contains(alias.Target)))
        {
            WriteAlias(alias);
            aliasNeeds = aliasNeeds.With(alias.Source);
        }

        WriteExtractions(aliasNeeds);
        if (_definitions.Count + _extractions.Count + _namedExtractions.Count == 0 && Mode() is null && _stanza.Time is null)
            return null;

        string? time = Time();

        // Aliases first, as Splunk applies them.
        IEnumerable<string> definitions = _definitions.Skip(evals).Concat(_definitions.Take(lookups..evals)).Concat(_definitions.Take(lookups));
        return Assemble(className, space, time, definitions);
    }

    /// <summary>With what the lookups of these fields look at, which another lookup, also one in front of them, may give.</summary>
    private FieldNeeds WithInputs(FieldNeeds needs)
    {
        var wanted = new HashSet<AutomaticLookup>(ReferenceEqualityComparer.Instance);
        for (int before = -1; before != wanted.Count;)
        {
            before = wanted.Count;
            foreach (AutomaticLookup lookup in _stanza.Lookups.Where(lookup => lookup.Outputs.Any(output => needs.Contains(output.Field))))
            {
                if (wanted.Add(lookup))
                    needs = needs.With(lookup.Inputs.Select(input => input.Field));
            }
        }

        return needs;
    }

    private void WriteLookup(AutomaticLookup lookup, FieldNeeds needs)
    {
        (string Column, string Field)[] outputs = [.. lookup.Outputs.Where(output => needs.Contains(output.Field))];
        if (outputs.Length == 0)
            return;
        _lookups.Add(lookup.Table);
        string columns = _members.Static("string[]", Identifiers.Local(lookup.Table) + "Keys", $"[{string.Join(", ", lookup.Inputs.Select(input => CSharpText.Literal(input.Column)))}]");
        string keys = string.Join(", ", lookup.Inputs.Select(input => $"e[{_members.Slot(input.Field)}].ToValue()"));
        foreach ((string column, string field) in outputs)
        {
            string method = _members.Unique(Identifiers.Member(field) + "Lookup");
            _methods.Line();
            _methods.Line($"// {CSharpText.Printable(lookup.Table)}: {CSharpText.Printable(column)} {(lookup.OnlyNew ? "OUTPUTNEW" : "OUTPUT")} {CSharpText.Printable(field)}");
            _methods.Line($"private FieldValues {method}(in EventView e) => LookupMatch.Find(Run.Lookups, {CSharpText.Literal(lookup.Table)}, {columns}, {keys})[{CSharpText.Literal(column)}].ToFieldValues();");
            _definitions.Add($"new({CSharpText.Literal(field)}, {method}, IsAlias: false, KeepsExisting: {(lookup.OnlyNew ? "true" : "false")}) {{ IsLookup = true }},");
        }
    }

    /// <summary>The extractions of fields that are read, and those whose fields they read.</summary>
    private void WriteExtractions(FieldNeeds needs)
    {
        var wanted = new HashSet<FieldExtractionRule>(ReferenceEqualityComparer.Instance);
        for (int before = -1; before != wanted.Count;)
        {
            before = wanted.Count;
            foreach (FieldExtractionRule rule in _stanza.Extractions.Where(rule => rule.Fields.Any(field => needs.Contains(field.Field))))
            {
                if (wanted.Add(rule))
                    needs = needs.With(rule.Source);
            }
        }

        foreach (FieldExtractionRule rule in _stanza.Extractions.Where(rule => rule.Named is not null || wanted.Contains(rule)))
            WriteExtraction(rule, needs);
    }

    private void WriteExtraction(FieldExtractionRule rule, FieldNeeds needs)
    {
        string adds = $"addsValues: {(rule.AddsValues ? "true" : "false")}";
        string source = CSharpText.Literal(rule.Source);
        if (rule.Source != "_raw")
            _members.Slot(rule.Source);
        if (rule.Pattern is null)
        {
            // A place between delimiters counts also where nobody reads it.
            foreach ((string field, _) in rule.Fields.Where(field => needs.Contains(field.Field)))
                _members.Slot(field);
            _extractions.Add($"new DelimitedExtraction({source}, {CSharpText.Literal(rule.Delimiters)}, {adds}, {string.Join(", ", rule.Fields.Select(field => CSharpText.Literal(field.Field)))}),");
            return;
        }

        string regex = _members.Regex(rule.Pattern, "pattern", cuts: true);
        if (rule.Named is var (name, format))
        {
            _namedExtractions.Add($"new NamedExtraction({source}, {regex}, {CSharpText.Literal(name)}, {CSharpText.Literal(format)}, {adds}),");
            return;
        }

        (string Field, string Format)[] fields = [.. rule.Fields.Where(field => needs.Contains(field.Field))];
        foreach ((string field, _) in fields)
            _members.Slot(field);
        string list = string.Join(", ", fields.Select(field => $"({CSharpText.Literal(field.Field)}, {CSharpText.Literal(field.Format)})"));
        _extractions.Add($"new RegexExtraction({source}, {regex}, {adds}, maxMatches: {(rule.IsTransform ? "int.MaxValue" : "1")}, {list}),");
    }

    private string? Mode() => (_stanza.KeyValueMode, _stanza.ReadsJson) switch
    {
        ("none", _) => "None",
        ("json", _) => "Json",
        ("xml", _) => "Xml",
        (_, false) => "AutoWithoutJson",
        (not null, _) => "Auto",
        _ => null,
    };

    /// <summary>The C# of what the stanza says about times.</summary>
    private string? Time()
    {
        if (_stanza.Time is not { } time)
            return null;
        var settings = new List<string>();
        if (time.Prefix is { } prefix)
            settings.Add($"Prefix = {_members.Regex(prefix, "timePrefix", cuts: true)}");
        if (time.Format is { } format)
            settings.Add($"Format = {CSharpText.Literal(format)}");
        if (time.Zone is { } zone)
            settings.Add($"Zone = {CSharpText.Literal(zone)}");
        if (time.Lookahead is { } lookahead)
            settings.Add($"Lookahead = {lookahead.ToString(CultureInfo.InvariantCulture)}");
        if (time.Source is { } source)
            settings.Add($"Source = EventTimeSource.{source switch { "CURRENT" => "Run", "NONE" => "File", _ => "Text" }}");
        return string.Join(", ", settings);
    }

    private void WriteAlias(FieldAlias alias)
    {
        string method = _members.Unique(Identifiers.Member(alias.Target) + "Alias");
        string slot = _members.Slot(alias.Source);
        _methods.Line();
        _methods.Line($"// {CSharpText.Printable(alias.Source)} {(alias.AsNew ? "ASNEW" : "AS")} {CSharpText.Printable(alias.Target)}");
        _methods.Line($"private FieldValues {method}(in EventView e) => e.{RuntimeNames.EventView.Extracted}({slot});");
        _definitions.Add($"new({CSharpText.Literal(alias.Target)}, {method}, IsAlias: true, KeepsExisting: {(alias.AsNew ? "true" : "false")}),");
    }

    /// <summary>Writes the method of a calculated field; null, with diagnostics, when its expression is refused.</summary>
    private Expression? WriteEval(FieldFormula eval)
    {
        var bag = new DiagnosticBag(eval.Expression);
        Expression? expression = Bind(eval, bag);
        _diagnostics.AddRange(bag.ToImmutable());
        if (expression is null || bag.HasErrors)
            return null;

        string method = _members.Unique(Identifiers.Member(eval.Field));
        var locals = new NameScope();
        locals.Unique("e");
        var body = new CodeWriter();
        var uses = expression.Fields().GroupBy(name => name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var emit = new StageEmitter(eval.Expression, body, _members, new RowScope(locals, "return default;"), uses) { ReadsAliased = true };
        WriteReturn(expression, emit);

        _methods.Line();
        _methods.Line($"// EVAL-{CSharpText.Printable(eval.Field)} = {CSharpText.Printable(eval.Expression.Text)}");
        using (_methods.Block($"private FieldValues {method}(in EventView e)"))
        {
            _methods.Lines(body.ToString().TrimEnd('\n'));
        }

        _definitions.Add($"new({CSharpText.Literal(eval.Field)}, {method}, IsAlias: false, KeepsExisting: false),");
        return expression;
    }

    /// <summary>The statements that return a value; case and if as one return an arm.</summary>
    private static void WriteReturn(Expression expression, StageEmitter emit)
    {
        switch (expression)
        {
            case CallExpression { Function: Functions.Eval.Case } call:
                for (int i = 0; i < call.Arguments.Length; i += 2)
                {
                    // What stands behind true() is never reached, which C# would warn of.
                    if (call.Arguments[i] is TruthExpression { Value: true })
                    {
                        WriteReturn(call.Arguments[i + 1], emit);
                        return;
                    }

                    WriteArm(call.Arguments[i], call.Arguments[i + 1], emit);
                }

                emit.Writer.Line("return default;");
                break;
            case CallExpression { Function: Functions.Eval.If } call:
                WriteArm(call.Arguments[0], call.Arguments[1], emit);
                WriteReturn(call.Arguments[2], emit);
                break;
            default:
                emit.Writer.Line($"return {ExpressionEmitter.Convert(emit.Expressions.Value(expression), SplType.Event).Text};");
                break;
        }
    }

    private static void WriteArm(Expression condition, Expression value, StageEmitter emit)
    {
        string test = emit.Expressions.True(condition).Text;
        if (value is CallExpression { Function: Functions.Eval.Case or Functions.Eval.If })
        {
            // A local that is made inside the block would be unknown behind it.
            foreach (string field in value.Fields())
                emit.Read(new Column(field, SplType.Event));
            using (emit.Writer.Block($"if ({test})"))
                WriteReturn(value, emit);
            return;
        }

        emit.Writer.Line($"if ({test}) return {ExpressionEmitter.Convert(emit.Expressions.Value(value), SplType.Event).Text};");
    }

    private static Expression? Bind(FieldFormula eval, DiagnosticBag bag)
    {
        RuleText text = eval.Expression;
        var stage = new StageText("eval", default, new SourceSpan(0, text.Text.Length), new SourceSpan(0, text.Text.Length), false);
        StageScanner.Check(text.Text, stage.Arguments, bag);
        if (bag.HasErrors)
            return null;
        TokenList<SplToken> tokens = SplTokenizer.Tokenize(text.Text, stage.Arguments, TokenMode.Eval);
        TokenListParserResult<SplToken, ExpressionSyntax> result = ExpressionParser.Expression.AtEnd()(tokens);
        if (!result.HasValue)
        {
            SyntaxErrors.Report(result, stage, text.Text, Commands.CommandTable.Find("eval")!.Doc, bag);
            return null;
        }

        return Binder.BindFormula(result.Value, bag);
    }

    private static void WriteList(CodeWriter w, string property, List<string> items)
    {
        if (items.Count == 0)
            return;
        w.Line($"public override {property} {{ get; }} =");
        w.Line("[");
        using (w.Indent())
        {
            foreach (string item in items)
                w.Line(item);
        }

        w.Line("];");
        w.Line();
    }

    private string Assemble(string className, string space, string? time, IEnumerable<string> definitions)
    {
        var w = new CodeWriter();
        w.Line($"// <auto-generated tool=\"SplCompiler\" source=\"{CSharpText.XmlText(_stanza.DefinedAt)}\" />");
        w.Line("#nullable enable");
        w.Line("#pragma warning disable CS1591 // what is overridden is documented where it is declared");
        w.Line("using System.Collections.Immutable;");
        if (_members.GeneratedRegexes.Count > 0)
            w.Line("using System.Text.RegularExpressions;");
        w.Line($"using {RuntimeNames.Namespace};");
        w.Line();
        w.Line($"namespace {space};");
        w.Line();
        w.Line($"/// <summary>Aliases and calculated fields of [{CSharpText.XmlText(_stanza.Name)}].</summary>");
        using (w.Block($"public sealed {(_members.GeneratedRegexes.Count > 0 ? "partial " : "")}class {className} : KnowledgeStanza"))
        {
            foreach (string constant in _members.Statics)
                w.Line(constant);
            if (_members.Statics.Count > 0)
                w.Line();
            if (_members.Slots.Count > 0)
            {
                w.List("private Slot ", [.. _members.Slots.Select(slot => slot.Member)], ";");
                w.Line();
            }

            WriteList(w, "ImmutableArray<FieldExtraction> Extractions", _extractions);
            WriteList(w, "ImmutableArray<NamedExtraction> NamedExtractions", _namedExtractions);
            if (Mode() is { } mode)
            {
                w.Line($"public override KeyValueMode? Mode => KeyValueMode.{mode};");
                w.Line();
            }

            if (time is not null)
            {
                w.Line($"public override TimeSettings? Time {{ get; }} = new() {{ {time} }};");
                w.Line();
            }

            w.Line($"public override string Name => {CSharpText.Literal(_stanza.Name)};");
            w.Line();
            w.List("public override FieldSet Fields { get; } = new(", [.. _members.Slots.Select(slot => CSharpText.Literal(slot.Field))], ");");
            w.Line();
            using (w.Block("public override ImmutableArray<FieldDefinition> Bind(SlotMap slots)"))
            {
                foreach ((string field, string member) in _members.Slots)
                    w.Line($"{member} = slots[{CSharpText.Literal(field)}];");
                w.Line("return");
                w.Line("[");
                using (w.Indent())
                {
                    foreach (string definition in definitions)
                        w.Line(definition);
                }

                w.Line("];");
            }

            w.Lines(_methods.ToString().TrimEnd('\n'));
            _members.WriteGeneratedRegexes(w);
        }

        return w.ToString();
    }
}

/// <summary>The generated knowledge of a pack.</summary>
/// <param name="Sources">A class for each stanza that matters.</param>
/// <param name="Diagnostics">What is wrong in the expressions, with places in props.conf.</param>
public sealed record KnowledgeSources(ImmutableArray<GeneratedSource> Sources, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The lookups that they ask, each once, ordinal.</summary>
    public ImmutableArray<string> Lookups { get; init; } = [];
}

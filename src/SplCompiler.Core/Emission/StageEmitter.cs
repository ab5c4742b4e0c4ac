using System.Collections.Immutable;
using SplCompiler.Optimization.Regexes;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;

namespace SplCompiler.Emission;

/// <summary>
/// What a stage writes its code with. Streaming stages write statements for the current row and call the next stage;
/// a stage that needs all rows stores the row and asks with <see cref="Later"/> for a loop over what it stored.
/// </summary>
public sealed class StageEmitter
{
    /// <summary>How much of a command its second comment quotes.</summary>
    private const int LongestRepeated = 60;

    private readonly RuleText _text;
    private readonly Dictionary<string, int> _uses;
    private readonly Queue<Action> _later = new();
    private SourceSpan _commented;

    internal StageEmitter(RuleText text, CodeWriter writer, DetectionMembers members, RowScope scope, Dictionary<string, int> uses)
    {
        (_text, Writer, Members, Scope, _uses) = (text, writer, members, scope, uses);
        Expressions = new ExpressionEmitter(this);
    }

    public CodeWriter Writer { get; internal set; }

    public DetectionMembers Members { get; }

    public ExpressionEmitter Expressions { get; }

    /// <summary>The current row.</summary>
    public RowScope Scope { get; private set; }

    /// <summary>True in a calculated field of props.conf, which sees aliases but no other calculated field.</summary>
    internal bool ReadsAliased { get; init; }

    /// <summary>The fields that the stages behind the current one read.</summary>
    public FieldNeeds NeedsAfter { get; internal set; } = FieldNeeds.All;

    /// <summary>A span of the rule as its author wrote it.</summary>
    public string Written(SourceSpan source) => _text.Written(source);

    /// <summary>Writes the SPL that the next statements come from.</summary>
    public void Comment(SourceSpan source, string? remark = null)
    {
        // Several stages of one command stand under its text together.
        if (source == _commented && remark is null)
            return;
        _commented = source;
        string spl = CSharpText.Printable(_text.Written(source));
        // A command that more than one part of the code comes from is quoted once, and named where it comes again.
        if (spl.Length > LongestRepeated && !Members.Quoted.Add(spl))
            spl = spl[..(spl.LastIndexOf(' ', LongestRepeated) is > 0 and int word ? word : LongestRepeated)] + " ...";
        Writer.SeparateStatement();
        Writer.Line($"// {spl}{(remark is null ? "" : $"  [{CSharpText.Printable(remark)}]")}");
    }

    /// <summary>Leaves the row unless the condition is true. A conjunction leaves part by part, each under the SPL it came from.</summary>
    public void SkipUnless(Expression condition, SourceSpan source)
    {
        ImmutableArray<Expression> parts = condition is LogicalExpression { Operator: Logical.And } and ? and.Operands : [condition];
        string previous = "";
        foreach (Expression part in parts)
        {
            SourceSpan written = parts.Length == 1 || part.Source.Length == 0 ? source : part.Source;
            string spl = _text.Written(written);
            if (!string.Equals(spl, previous, StringComparison.Ordinal))
            {
                if (previous.Length > 0)
                    Writer.Line();
                Comment(written, Lowered(part));
            }

            previous = spl;
            WriteSkip(part);
        }
    }

    /// <summary>What the optimizer made of the tests of a condition, in the words of the plan.</summary>
    private static string? Lowered(Expression condition)
    {
        var lowered = new List<string>();
        condition.Rewrite(part =>
        {
            if (part is TestExpression { Lowered: { } text } && !lowered.Contains(text))
                lowered.Add(text);
            return part;
        });
        return lowered.Count == 0 ? null : $"lowered: {string.Join("; ", lowered)}";
    }

    /// <summary>Leaves the row unless a condition is true that is no conjunction.</summary>
    internal void WriteSkip(Expression condition)
    {
        if (condition is TruthExpression { Value: true })
            return;

        // `NOT (a OR b)` over tests that are never null reads best as it is: leave when a or b.
        bool isNegated = condition is NotExpression { Operand.Type.IsNullable: false };
        Expression tested = isNegated ? ((NotExpression)condition).Operand : condition;
        if (tested is LogicalExpression { Operator: Logical.Or } or)
        {
            string[] alternatives = [.. or.Operands.Select(operand => Expressions.True(operand)).Select(code => code.Alternative)];
            Writer.Condition(isNegated ? "if (" : "if (!(", alternatives, "||", isNegated ? $") {Scope.Skip}" : $")) {Scope.Skip}");
            return;
        }

        Code code = Expressions.True(tested);
        // What follows must stay reachable for the C# compiler: a stats without BY has a row even when no event gets there.
        if (code.Text == "false" && isNegated)
            return;
        code = code with { Text = code.Text == "true" && isNegated ? "!Compare.Never" : ExpressionEmitter.Reachable(code) };
        Writer.Line(isNegated ? $"if ({code.Text}) {Scope.Skip}" : $"if (!{code.Operand}) {Scope.Skip}");
    }

    /// <summary>The C# of a field of the current row.</summary>
    public Code Read(FieldExpression field)
    {
        if (field.Type.Kind == SplKind.Null)
            return new Code("SplValue.Null", SplType.Null);
        if (Scope.TryGet(field.Name, out Code code))
            return code;
        if (Scope.TryTakeLazy(field.Name, out Func<Code> write))
            return ReadLazy(field.Name, write());
        if (Scope.Tail is { } tail)
            return new Code($"{tail}[{CSharpText.Literal(field.Name)}]", SplType.Any);
        return field.IsOwn ? new Code($"e.{RuntimeNames.EventView.Aliased}({Members.OwnSlot(field.Name)})", SplType.Event) : ReadEvent(field.Name);
    }

    /// <summary>The C# of a column by name.</summary>
    public Code Read(Column column) => Read(new FieldExpression(column.Name, column.Type));

    /// <summary>The code of a column that is read for the first time: in place, or in a local when it is read again.</summary>
    private Code ReadLazy(string name, Code code)
    {
        if (_uses.GetValueOrDefault(name) > 1 && code.Text.Length > 2)
            return Define(name, code);
        Scope.Set(name, code);
        return code;
    }

    private Code ReadEvent(string name)
    {
        Code code = name switch
        {
            "_time" => new Code($"e.{RuntimeNames.EventView.Time}", SplType.Time),
            "_raw" => new Code($"e.{RuntimeNames.EventView.Raw}", SplType.Event),
            _ when ReadsAliased => new Code($"e.{RuntimeNames.EventView.Aliased}({Members.Slot(name)})", SplType.Event),
            _ => new Code($"e[{Members.Slot(name)}]", SplType.Event),
        };

        // A field that is read once reads best in place; one that is read again gets a name, and is looked up once.
        return _uses.GetValueOrDefault(name) > 1 ? Define(name, code, SplType.Event) : code;
    }

    /// <summary>Makes a local of the column's name, with the C# type of the code, and lets the column be read from it.</summary>
    public Code Define(string column, Code code, SplType? type = null)
    {
        string local = Scope.Locals.Unique(Identifiers.Local(column));
        Writer.Line($"{CSharpTypes.Of(code.Type)} {local} = {code.Text};");
        var read = new Code(local, code.Type);
        Scope.Set(column, read);
        return read;
    }

    /// <summary>A column that is no event field, as UTF-8 field values in a local of its name.</summary>
    internal Code AsFields(FieldExpression field, Code value)
    {
        if (!Scope.TryGetFields(field.Name, out string local))
        {
            local = Scope.Locals.Unique(Identifiers.Local(field.Name));
            string text = value.Type.Kind is SplKind.Number or SplKind.Time or SplKind.Many ? $"(SplValue){value.Operand}" : value.Text;
            Writer.Line($"FieldValues {local} = {text};");
            Scope.SetFields(field.Name, local);
        }

        return new Code(local, SplType.Event);
    }

    public string Static(string type, string meaning, string initializer) => Members.Static(type, meaning, initializer);

    /// <summary>A constant pattern.</summary>
    /// <param name="pattern">PCRE.</param>
    /// <param name="hint">What it is matched against, or for.</param>
    /// <param name="cuts">True when groups or the end of a match matter, not just whether there is one.</param>
    public string Regex(string pattern, string hint, bool cuts) => Members.Regex(pattern, $"{hint}Pattern", cuts, RequiredLiterals(pattern));

    /// <summary>Texts that a match must contain: the engine looks for them first, in UTF-8.</summary>
    private static string RequiredLiterals(string pattern) => string.Concat(RegexLiterals.Required(pattern)
        .Select(literal => $", RegexLiteral.{(literal.IgnoreCase ? "IgnoreCase" : "WithCase")}({CSharpText.Literal(literal.Text)})"));

    /// <summary>The condition that <c>_raw</c> contains a term. The event answers it without rendering <c>_raw</c> where it can.</summary>
    public Code Contains(RawTermExpression term)
    {
        bool isEvent = Scope.Tail is null && !Scope.TryGet("_raw", out _);
        return isEvent
            ? ExpressionEmitter.Condition($"e.{RuntimeNames.EventView.Contains}({Term(term)})", isPrimary: true)
            : ExpressionEmitter.Condition($"{Term(term)}.IsInAny({Expressions.Fields(term.Raw, term.Raw).Text})", isPrimary: true);
    }

    private string Term(RawTermExpression term) =>
        Static("RawTerm", Identifiers.Local(term.Text) is var name && name.Length <= 40 ? name + "Term" : "term", $"RawTerm.{term.Kind switch
        {
            SearchTermKind.Word => "Word",
            SearchTermKind.Phrase => "Phrase",
            SearchTermKind.Case => "Case",
            SearchTermKind.WholeTerm => "WholeTerm",
            _ => "Term",
        }}({CSharpText.Literal(term.Text)})");

    /// <summary>The open tail of the current row as an <c>OpenFields</c>.</summary>
    public string Tail(OpenTail tail, string hint = "open")
    {
        string filter = NameFilter(tail, hint);
        return Scope.Tail is { } copied ? $"{copied}.Where({filter}.Matches)" : $"e.{RuntimeNames.EventView.Open}({filter})";
    }

    /// <summary>A constant that chooses the names of a tail.</summary>
    public string NameFilter(OpenTail tail, string hint)
    {
        foreach (string wildcard in tail.Filters[0])
        {
            if (Scope.Tail is null)
                Members.Wildcard(wildcard);
        }

        string hidden = string.Concat(tail.Hidden.Order(StringComparer.Ordinal).Select(name => $", {CSharpText.Literal(name)}"));
        string filter = $"new NameFilter({Array(tail.Filters[0])}{hidden})";
        foreach (ImmutableArray<string> narrower in tail.Filters[1..])
            filter += $".Within({Array(narrower)})";
        if (!tail.HiddenWildcards.IsEmpty)
            filter += $".Without({Array(tail.HiddenWildcards)})";
        return Static("NameFilter", $"{hint}Names", filter);

        static string Array(ImmutableArray<string> wildcards) => $"[{string.Join(", ", wildcards.Select(CSharpText.Literal))}]";
    }

    /// <summary>Writes a search inside this one as methods of its own.</summary>
    /// <param name="search">The search; its rows come in order.</param>
    /// <param name="stem">The wished name of its methods: <c>Joined</c>.</param>
    /// <param name="rows">The member that holds its rows, declared by the caller, and the C# type of it.</param>
    /// <param name="row">Writes the statement that keeps a row, with the emitter of the inner search.</param>
    /// <returns>The C# that gives the rows: they are complete at its first call, at the end of the input where they come from events.</returns>
    /// <param name="needs">What <paramref name="row"/> reads; null for everything.</param>
    internal string Search(Plan search, string stem, (string Member, string Type) rows, Action<StageEmitter> row, FieldNeeds? needs = null)
    {
        string name = Members.Unique(stem);
        Members.State.Add($"private bool {rows.Member}AreComplete;");
        var onEvent = new CodeWriter();
        var complete = new CodeWriter();
        // Of closed rows everything is just their columns: what is behind them was left out of the plan.
        if (needs is null || (needs.Everything && search.Output.IsClosed))
            needs = search.OutputNeeds;
        PlanEmitter.Write(search, _text, Members, onEvent, complete, row, needs, counts: false);
        Members.Searches.Add(new NestedSearch(name, rows.Member, rows.Type, onEvent.ToString(), complete.ToString(), search.StartsFromEvents));
        return $"{name}()";
    }

    /// <summary>Writes stages over the current row in place, with all loops they need, before code that was asked for by others.</summary>
    /// <param name="body">Writes the loop over the rows that go in.</param>
    public void InPlace(Action body)
    {
        Action[] waiting = [.. _later];
        _later.Clear();
        body();
        WriteLater();
        foreach (Action action in waiting)
            _later.Enqueue(action);
    }

    /// <summary>The open tail of the rows that the current stage reads; null when they are closed.</summary>
    internal OpenTail? RowTail { get; set; }

    /// <summary>The C# of an <c>OpenFields</c> with columns of the current row and, behind them, a tail.</summary>
    public string AllFields(IEnumerable<Column> columns, OpenTail? tail)
    {
        IEnumerable<string> fields = columns.Select(column => $"({CSharpText.Literal(column.Name)}, {ExpressionEmitter.Convert(Read(column), SplType.Any).Text})");
        return $"OpenFields.Of({string.Join(", ", fields.Prepend(tail is null ? "OpenFields.Empty" : Tail(tail)))})";
    }

    /// <summary>Asks for code behind the loop that is being written: in <c>Complete</c>, in the order of asking.</summary>
    public void Later(Action write) => _later.Enqueue(write);

    internal void WriteLater()
    {
        while (_later.TryDequeue(out Action? write))
            write();
    }

    /// <summary>Writes a loop over stored rows: inside it the scope is a fresh one, and a row is left with <c>continue</c>.</summary>
    public void Loop(string head, Action<RowScope> columns, Action body)
    {
        RowScope outer = Scope;
        Writer.Separate();
        using (Writer.Block(head))
        {
            Scope = new RowScope(new NameScope(), "continue;");
            columns(Scope);
            // Behind a loop over rows there is no event: what the rows do not hold is null.
            Scope.Tail ??= "OpenFields.Empty";
            body();
        }

        Scope = outer;
    }

    /// <summary>Writes a loop over the values of a field, in the middle of an expression: inside it the field stands for one value at a time.</summary>
    /// <param name="field">The field.</param>
    /// <param name="inside">What the loop evaluates: the other fields that it reads are looked up before the loop.</param>
    /// <param name="body">Writes the statements of the loop.</param>
    public void EachValue(FieldExpression field, Expression inside, Action body)
    {
        Code values = Read(field);
        inside.Rewrite(part =>
        {
            if (part is FieldExpression other && !string.Equals(other.Name, field.Name, StringComparison.Ordinal))
                Read(other);
            return part;
        });

        RowScope outer = Scope;
        Scope = outer.Inner();
        string one = Scope.Locals.Unique(Identifiers.Local(field.Name) + "Value");
        bool isEvent = values.Type.Kind == SplKind.Event;
        Code value = isEvent ? new Code($"FieldValues.{RuntimeNames.FieldValues.Text}({one})", SplType.Event) : new Code(one, SplType.Any);
        using (Writer.Block(isEvent
            ? $"foreach (ReadOnlySpan<byte> {one} in {values.Text})"
            : $"foreach (SplValue {one} in Eval.{RuntimeNames.Eval.Each}({ExpressionEmitter.Convert(values, SplType.Any).Text}))"))
        {
            Scope.Set(field.Name, value);
            body();
        }

        Scope = outer;
    }

    /// <summary>Writes a block inside the current row, such as a loop over the values of a field; leaving the row leaves the block.</summary>
    public void Nested(string head, Action body)
    {
        string skip = Scope.Skip;
        using (Writer.Block(head))
        {
            Scope.Skip = "continue;";
            body();
        }

        Scope.Skip = skip;
    }

    /// <summary>Writes a block whose locals are not seen behind it: what it defines is forgotten, leaving the row leaves a round of it.</summary>
    public void Enclosed(string head, Action body)
    {
        RowScope outer = Scope;
        using (Writer.Block(head))
        {
            Scope = outer.Inner("continue;");
            body();
        }

        Scope = outer;
    }
}

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
    private readonly RuleText _text;
    private readonly Dictionary<string, int> _uses;
    private readonly Queue<Action> _later = new();

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

    /// <summary>The fields that the stages behind the current one read.</summary>
    public FieldNeeds NeedsAfter { get; internal set; } = FieldNeeds.All;

    /// <summary>Writes the SPL that the next statements come from.</summary>
    public void Comment(SourceSpan source, string? remark = null)
    {
        string spl = CSharpText.Printable(_text.Slice(source));
        Writer.Line($"// {spl}{(remark is null ? "" : $"  [{CSharpText.Printable(remark)}]")}");
    }

    /// <summary>Leaves the row unless the condition is true; a conjunction leaves part by part.</summary>
    public void SkipUnless(Expression condition)
    {
        if (condition is LogicalExpression { Operator: Logical.And } and)
        {
            foreach (Expression operand in and.Operands)
                SkipUnless(operand);
            return;
        }

        if (condition is TestExpression { Lowered: { } lowered })
            Writer.Line($"// lowered: {CSharpText.Printable(lowered)}");

        string test = condition switch
        {
            TruthExpression truth => truth.Value ? "" : Scope.Skip,
            NotExpression { Operand: { Type.IsNullable: false } operand } => $"if ({Expressions.True(operand).Text}) {Scope.Skip}",
            _ => Negated(Expressions.True(condition)),
        };
        if (test.Length > 0)
            Writer.Line(test);
    }

    private string Negated(Code condition) => condition.IsPrimary
        ? $"if (!{condition.Text}) {Scope.Skip}"
        : $"if (!({condition.Text})) {Scope.Skip}";

    /// <summary>The C# of a field of the current row.</summary>
    public Code Read(FieldExpression field)
    {
        if (field.Type.Kind == SplKind.Null)
            return new Code("SplValue.Null", SplType.Null);
        if (Scope.TryGet(field.Name, out Code code))
            return code;
        if (Scope.Tail is { } tail)
            return new Code($"{tail}[{CSharpText.Literal(field.Name)}]", SplType.Any);
        return ReadEvent(field.Name);
    }

    /// <summary>The C# of a column by name.</summary>
    public Code Read(Column column) => Read(new FieldExpression(column.Name, column.Type));

    private Code ReadEvent(string name)
    {
        Code code = name switch
        {
            "_time" => new Code($"e.{RuntimeNames.EventView.Time}", SplType.Time),
            "_raw" => new Code($"e.{RuntimeNames.EventView.Raw}", SplType.Event),
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

    public string Regex(string pattern, string hint) =>
        Static("SplRegex", $"{hint}Pattern", $"SplRegex.Create({CSharpText.Literal(pattern)}{RequiredLiterals(pattern)})");

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
        using (Writer.Block(head))
        {
            Scope = new RowScope(new NameScope(), "continue;");
            columns(Scope);
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
}

using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Functions;
using SplCompiler.Functions.Eval;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;

namespace SplCompiler.Commands;

/// <summary>The template of a foreach: text whose placeholders are replaced before it is parsed.</summary>
/// <remarks>Source: Search Reference, "foreach".</remarks>
internal sealed class ForeachTemplate
{
    /// <summary>The placeholders of the manual; options may give them other names.</summary>
    public const string Field = "<<FIELD>>";

    public const string Item = "<<ITEM>>";
    public const string Iteration = "<<ITER>>";
    public const string MatchString = "<<MATCHSTR>>";

    /// <summary>The name of the field as text, inside quotes.</summary>
    public const string Name = "<<NAME>>";

    private static readonly string[] s_segments = ["<<MATCHSEG1>>", "<<MATCHSEG2>>", "<<MATCHSEG3>>"];

    private readonly Binder _binder;
    private readonly SourceSpan _span;
    private readonly ImmutableArray<(string Written, string Placeholder)> _placeholders;

    public ForeachTemplate(Binder binder, Foreach.Syntax syntax)
    {
        (_binder, _span) = (binder, syntax.TemplateSpan);
        (string Option, string Placeholder)[] names =
        [
            ("fieldstr", Field), ("matchstr", MatchString), ("matchseg1", s_segments[0]), ("matchseg2", s_segments[1]), ("matchseg3", s_segments[2]),
            ("itemstr", Item), ("iterstr", Iteration),
        ];
        _placeholders = [.. names.Select(name => (syntax[name.Option] ?? name.Placeholder, name.Placeholder)).Where(name => name.Item1.Length > 0)];
    }

    /// <summary>The stages for one known field; null when the template was refused.</summary>
    /// <param name="name">The field.</param>
    /// <param name="captures">What the stars of the wildcard stand for.</param>
    /// <param name="rows">The rows that come in.</param>
    /// <param name="skipsMissing">True when rows without the field keep what they have.</param>
    public ImmutableArray<Stage>? Bind(string name, string[] captures, Schema rows, bool skipsMissing)
    {
        RuleText text = Rewrite((placeholder, _) => placeholder switch
        {
            Field => name,
            MatchString => string.Concat(captures),
            _ when Array.IndexOf(s_segments, placeholder) is >= 0 and var segment => segment < captures.Length ? captures[segment] : "",
            _ => placeholder,
        });
        if (_binder.BindTemplate(text, rows) is not { } stages)
            return null;
        if (!skipsMissing || rows.Find(name) is not { Type.IsNullable: true } column)
            return stages;
        var field = new FieldExpression(name, column.Type);
        return [.. stages.Select((stage, i) => stage is Eval.EvalStage eval && i == 0 ? OnlyWhere(eval, field) : stage)];
    }

    /// <summary>The stages of one round of a loop, placeholders as columns; null when the template was refused.</summary>
    public ImmutableArray<Stage>? BindLoop(Schema rows)
    {
        bool isRefused = false;
        RuleText text = Rewrite((placeholder, place) =>
        {
            if (place == Place.InText && placeholder is not (Item or Iteration))
                return $"\".'{(placeholder == Field ? Name : placeholder)}'.\"";
            if (place == Place.InText)
                return $"\".'{placeholder}'.\"";
            if (place == Place.Alone && placeholder is Field or Item or Iteration)
                return $"'{placeholder}'";
            isRefused |= !(place == Place.Quoted || place == Place.Other) || placeholder is not (Field or Item or Iteration);
            return placeholder;
        });
        if (isRefused)
        {
            _binder.Report(Descriptors.UnsupportedForm, _span, "the template makes field names of fields that are only known at run time", "names that are not known",
                "name the fields with `table` before `foreach`");
            return null;
        }

        return _binder.BindTemplate(text, rows);
    }

    /// <summary>Where a placeholder stands.</summary>
    private enum Place
    {
        /// <summary>In an eval, between other characters of a name.</summary>
        InName,

        /// <summary>In an eval, alone.</summary>
        Alone,

        /// <summary>In an eval, the whole of a quoted field name.</summary>
        Quoted,

        /// <summary>In double quotes of an eval.</summary>
        InText,

        /// <summary>In another command.</summary>
        Other,
    }

    private RuleText Rewrite(Func<string, Place, string> replacement)
    {
        string text = _binder.Text.Text;
        var result = new ExpandedText();
        Origin start = _binder.Text.OriginAt(_span.Start);
        int first = _span.Start;
        while (first < _span.End && char.IsWhiteSpace(text[first]))
            first++;
        if (first < _span.End && text[first] != '|')
            result.Add("| ", start);

        bool isEval = false;
        char quote = '\0';
        for (int i = _span.Start; i < _span.End;)
        {
            if (quote == '\0' && (i == first || text[i] == '|'))
                isEval = IsEval(text, i, _span.End);
            if (Placeholder(text, i) is not var (written, placeholder))
            {
                quote = quote == '\0' && isEval && text[i] is '"' or '\'' ? text[i] : quote == text[i] && text[i - 1] != '\\' ? '\0' : quote;
                result.Add(text[i], _binder.Text.OriginAt(i));
                i++;
                continue;
            }

            Place place = !isEval ? Place.Other
                : quote == '"' ? Place.InText
                : quote == '\'' ? (text[i - 1] == '\'' && text[i + written.Length] == '\'' ? Place.Quoted : Place.InName)
                : IsNamePart(text[i - 1]) || IsNamePart(text[i + written.Length]) ? Place.InName
                : Place.Alone;
            result.Add(replacement(placeholder, place), _binder.Text.OriginAt(i));
            i += written.Length;
        }

        return result.ToRuleText(_binder.Text.File, _binder.Text.OriginAt(_span.End));
    }

    private (string Written, string Placeholder)? Placeholder(string text, int position)
    {
        foreach ((string written, string placeholder) in _placeholders)
        {
            if (string.CompareOrdinal(text, position, written, 0, written.Length) == 0)
                return (written, placeholder);
        }

        return null;
    }

    private static bool IsEval(string text, int position, int end)
    {
        while (position < end && (char.IsWhiteSpace(text[position]) || text[position] == '|'))
            position++;
        int start = position;
        while (position < end && char.IsAsciiLetterOrDigit(text[position]))
            position++;
        return CommandTable.Find(text[start..position].ToLowerInvariant())?.Mode == TokenMode.Eval;
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '<' or '>';

    /// <summary>The same assignments on rows that have the field; other rows keep what they have.</summary>
    private static Eval.EvalStage OnlyWhere(Eval.EvalStage eval, FieldExpression field)
    {
        EvalFunction isNotNull = new Isnotnull();
        var present = new CallExpression(isNotNull, [field], isNotNull.TypeOf([field]));
        var assignments = ImmutableArray.CreateBuilder<(string, Expression)>();
        Schema rows = eval.Input;
        foreach ((string target, Expression value) in eval.Assignments)
        {
            // What overwrites the field itself decides nothing for the assignments behind it.
            if (target == field.Name)
                return eval;
            Expression before = rows.Find(target) is { } column ? new FieldExpression(target, column.Type) : ConstantExpression.Null;
            ImmutableArray<Expression> arguments = [present, value, before];
            var either = new If();
            assignments.Add((target, new CallExpression(either, arguments, either.TypeOf(arguments))));
            rows = rows.With(new Column(target, assignments[^1].Item2.Type));
        }

        return eval with { Assignments = assignments.ToImmutable(), Output = rows };
    }
}

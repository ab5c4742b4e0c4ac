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

    /// <summary>What the first stars stand for.</summary>
    public static ImmutableArray<string> Segments { get; } = ["<<MATCHSEG1>>", "<<MATCHSEG2>>", "<<MATCHSEG3>>"];

    private readonly Binder _binder;
    private readonly SourceSpan _span;
    private readonly ImmutableArray<(string Written, string Placeholder)> _placeholders;

    public ForeachTemplate(Binder binder, Foreach.Syntax syntax)
    {
        (_binder, _span) = (binder, syntax.TemplateSpan);
        (string Option, string Placeholder)[] names =
        [
            ("fieldstr", Field), ("matchstr", MatchString), ("matchseg1", Segments[0]), ("matchseg2", Segments[1]), ("matchseg3", Segments[2]),
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
            _ when Segments.IndexOf(placeholder) is >= 0 and var segment => segment < captures.Length ? captures[segment] : "",
            _ => placeholder,
        });
        if (_binder.BindTemplate(text, rows) is not { } stages)
            return null;
        if (!skipsMissing || rows.Find(name) is not { Type.IsNullable: true } column)
            return stages;
        var field = new FieldExpression(name, column.Type);
        return [.. stages.Select((stage, i) => stage is Eval.EvalStage eval && i == 0 ? OnlyWhere(eval, field) : stage)];
    }

    /// <summary>True when the template makes names of fields out of the names that it runs for.</summary>
    public bool MakesNames()
    {
        bool makes = false;
        Rewrite((placeholder, place) =>
        {
            makes |= place is Place.InName || (place is Place.Alone or Place.Quoted && placeholder is not (Field or Item or Iteration));
            return placeholder;
        });
        return makes;
    }

    /// <summary>The stages of one round of a loop, placeholders as columns; null when the template was refused.</summary>
    public ImmutableArray<Stage>? BindLoop(Schema rows)
    {
        bool isRefused = false;
        RuleText text = Rewrite((placeholder, place) =>
        {
            isRefused |= place is Place.Other && placeholder is not (Field or Item or Iteration);
            return place switch
            {
                Place.InText => InText(placeholder),
                Place.Alone => $"'{placeholder}'",
                _ => placeholder,
            };
        });
        return isRefused ? Refuse() : _binder.BindTemplate(text, rows);
    }

    /// <summary>The same where names are made: each name of a field with a placeholder in it is computed, <c>'avg_{&lt;&lt;MATCHSTR&gt;&gt;}'</c>.</summary>
    public ImmutableArray<Stage>? BindNames(Schema rows)
    {
        bool isRefused = false;
        RuleText text = Rewrite((placeholder, place) =>
        {
            isRefused |= place is Place.Other;
            bool isValue = placeholder == Field && place is Place.Alone or Place.Quoted && placeholder == Field;
            return place switch
            {
                Place.InText => InText(placeholder),
                Place.Alone when isValue => $"'{placeholder}'",
                Place.Quoted when isValue => placeholder,
                Place.Alone => $"'{{{placeholder}}}'",
                _ => $"{{{(placeholder == Field ? Name : placeholder)}}}",
            };
        });
        return isRefused ? Refuse() : _binder.BindTemplate(text, rows, makesNames: true);
    }

    private static string InText(string placeholder) => $"\".'{(placeholder == Field ? Name : placeholder)}'.\"";

    private ImmutableArray<Stage>? Refuse()
    {
        _binder.Report(Descriptors.UnsupportedForm, _span, "outside eval and where, the template makes names of fields that are only known at run time", "names that are not known",
            "name the fields with `table` before `foreach`");
        return null;
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
        int nameEnd = -1;
        for (int i = _span.Start; i < _span.End;)
        {
            if (quote == '\0' && (i == first || text[i] == '|'))
                isEval = IsEval(text, i, _span.End);
            if (i == nameEnd)
                result.Add("'", _binder.Text.OriginAt(i));
            // A name with a placeholder in it gets quotes: made of other characters it could not stand without.
            if (quote == '\0' && isEval && i >= nameEnd && NameWithPlaceholder(text, i, _span.End) is { } end)
            {
                nameEnd = end;
                result.Add("'", _binder.Text.OriginAt(i));
            }

            if (Placeholder(text, i) is not var (written, placeholder))
            {
                quote = quote == '\0' && isEval && text[i] is '"' or '\'' ? text[i] : quote == text[i] && text[i - 1] != '\\' ? '\0' : quote;
                result.Add(text[i], _binder.Text.OriginAt(i));
                i++;
                continue;
            }

            Place place = !isEval ? Place.Other
                : quote == '"' ? Place.InText
                : i < nameEnd ? Place.InName
                : quote == '\'' ? (text[i - 1] == '\'' && text[i + written.Length] == '\'' ? Place.Quoted : Place.InName)
                : Place.Alone;
            result.Add(replacement(placeholder, place), _binder.Text.OriginAt(i));
            i += written.Length;
        }

        if (nameEnd == _span.End)
            result.Add("'", _binder.Text.OriginAt(_span.End));
        return result.ToRuleText(_binder.Text.File, _binder.Text.OriginAt(_span.End));
    }

    /// <summary>The end of a name without quotes that begins here and holds a placeholder and more; null when none does.</summary>
    private int? NameWithPlaceholder(string text, int start, int end)
    {
        if (start > 0 && IsNamePart(text[start - 1]))
            return null;
        int i = start;
        bool hasPlaceholder = false;
        bool hasMore = false;
        while (i < end)
        {
            if (Placeholder(text, i) is var (written, _))
            {
                hasMore |= hasPlaceholder;
                hasPlaceholder = true;
                i += written.Length;
            }
            else if (char.IsAsciiLetterOrDigit(text[i]) || text[i] == '_')
            {
                hasMore = true;
                i++;
            }
            else
            {
                break;
            }
        }

        return hasPlaceholder && hasMore ? i : null;
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

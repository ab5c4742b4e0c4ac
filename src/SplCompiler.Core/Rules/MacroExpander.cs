using System.Globalization;
using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;

namespace SplCompiler.Rules;

/// <summary>
/// Replaces macro calls by their definitions and comments by a space, before anything else is read. Every character keeps
/// its origin: text of a definition points at the call in the rule, text of an argument at itself.
/// </summary>
/// <remarks>Source: Search Manual, "Use search macros in searches" and "Add comments to searches".</remarks>
public sealed class MacroExpander
{
    private const int MaximumLength = 2_000_000;
    private const int MaximumDepth = 100;

    private readonly MacroTable _macros;
    private readonly DiagnosticBag _bag;
    private readonly Func<string, string?>? _evalMacro;
    private readonly ExpandedText _output = new();

    // Shared by all levels: expansion is textual, so a definition may open a string that the rule closes.
    private bool _inString;
    private bool _isTooLong;

    // All definitions that were read: macros that expand to nothing can still call each other without end.
    private long _read;

    private MacroExpander(MacroTable macros, DiagnosticBag bag, Func<string, string?>? evalMacro) =>
        (_macros, _bag, _evalMacro) = (macros, bag, evalMacro);

    /// <summary>Expands all macros outside double-quoted strings.</summary>
    /// <param name="text">The SPL of a rule. A quote without a partner is left for the next step to report.</param>
    /// <param name="macros">The macros of all apps.</param>
    /// <param name="bag">Receives SPL0002 for an unclosed comment, SPL0004 and SPL0006 for expansions without measure,
    /// SPL1004, SPL1005 and SPL1010, and SPL2003 for a macro that cannot be evaluated.</param>
    /// <param name="evalMacro">Evaluates the definition of a macro with <c>iseval = 1</c>; null when the result is no text.</param>
    /// <returns>The expanded text. A call that cannot be expanded leaves a space, or <c>search *</c> where a command must stand.</returns>
    public static RuleText Expand(RuleText text, MacroTable macros, DiagnosticBag bag, Func<string, string?>? evalMacro = null)
    {
        var expander = new MacroExpander(macros, bag, evalMacro);
        expander.Expand(text, null, 0);
        return expander._output.ToRuleText(text.File, text.OriginAt(text.Text.Length));
    }

    private void Expand(RuleText text, MacroExpansion? inside, int depth)
    {
        string spl = text.Text;
        for (int i = 0; i < spl.Length && !_isTooLong;)
        {
            char c = spl[i];
            if (c == '\\' && i + 1 < spl.Length && (_inString || spl[i + 1] is '"' or '\\'))
            {
                Copy(text, i, 2);
                i += 2;
            }
            else if (c == '`' && !_inString)
            {
                i = spl.AsSpan(i).StartsWith("```") ? SkipComment(text, i) : ExpandCall(text, i, inside, depth);
            }
            else
            {
                _inString ^= c == '"';
                Copy(text, i, 1);
                i++;
            }
        }
    }

    private void Copy(RuleText text, int start, int length)
    {
        _output.Add(text, new SourceSpan(start, length));
        StopBeyond(_output.Length, text, new SourceSpan(start, 1));
    }

    private void StopBeyond(long length, RuleText text, SourceSpan span)
    {
        if (length <= MaximumLength || _isTooLong)
            return;
        _isTooLong = true;
        Report(Descriptors.RuleTooLong, text, span,
            string.Create(CultureInfo.InvariantCulture, $"the rule is longer than {MaximumLength:N0} characters when its macros are expanded"),
            "this is too long", "macros that use each other several times grow fast: look at their definitions");
    }

    private int SkipComment(RuleText text, int start)
    {
        int end = text.Text.IndexOf("```", start + 3, StringComparison.Ordinal);
        _output.Add(' ', text.OriginAt(start));
        if (end >= 0)
            return end + 3;
        Report(Descriptors.UnbalancedQuote, text, new SourceSpan(start, 3), "the comment is not closed", "the comment begins here",
            "a comment ends with three backticks");
        return text.Text.Length;
    }

    /// <summary>Expands the call at a backtick and gives the offset behind it.</summary>
    private int ExpandCall(RuleText text, int start, MacroExpansion? inside, int depth)
    {
        int close = text.Text.IndexOf('`', start + 1);
        if (close < 0)
        {
            Report(Descriptors.MalformedMacroCall, text, new SourceSpan(start, 1), "the macro call has no closing backtick", "the call begins here");
            _output.Add(' ', text.OriginAt(start));
            return start + 1;
        }

        var span = SourceSpan.FromBounds(start, close + 1);
        MacroCall call = MacroCall.Parse(text.Text, SourceSpan.FromBounds(start + 1, close));
        if (call.Problem is not null)
        {
            Report(Descriptors.MalformedMacroCall, text, call.ProblemSpan, $"{Shortened(text.Slice(span))} is no macro call: {call.Problem}", call.Problem,
                "a macro call is `` `name` `` or `` `name(argument, argument)` ``");
            Leave(text, start);
        }
        else if (_macros.Find(call.Name, call.Arguments.Count) is not { } macro)
        {
            ReportUnclosed(text, call);
            ReportUndefined(text, span, call);
            Leave(text, start);
        }
        else if (!TryExpand(text, span, call, macro, inside, depth))
        {
            Leave(text, start);
        }

        return close + 1;
    }

    // Between a stray backtick and the next one may stand half a rule.
    private static string Shortened(string call) => call.Length <= 80 ? call : string.Concat(call.AsSpan(0, 76), "...`");

    private bool TryExpand(RuleText text, SourceSpan span, MacroCall call, Macro macro, MacroExpansion? inside, int depth)
    {
        string signature = Macro.SignatureOf(call.Name, call.Arguments.Count);
        for (MacroExpansion? caller = inside; caller is not null; caller = caller.Caller)
        {
            if (caller.Name == signature)
            {
                Report(Descriptors.RecursiveMacro, text, span, $"the macro `{signature}` expands to itself", "this never ends",
                    $"`{signature}` is defined at {macro.DefinedAt}");
                return false;
            }
        }

        if (depth >= MaximumDepth)
        {
            Report(Descriptors.NestedTooDeeply, text, span, $"macros are nested deeper than {MaximumDepth} levels", "this call is too deep");
            return false;
        }

        ReportUnclosed(text, call);
        Origin first = text.OriginAt(span.Start);
        (int callStart, int callEnd) = inside is null
            ? (first.Offset, text.OriginAt(span.End - 1).Offset + 1)
            : (inside.Outermost.CallStart, inside.Outermost.CallEnd);
        var expansion = new MacroExpansion(signature, macro.DefinedAt, macro.Definition.Text, callStart, callEnd, inside);
        if (MacroArguments.Match(text, call, macro, out string? problem) is not { } arguments)
        {
            Report(Descriptors.MalformedMacroCall, text, span, $"`{signature}` cannot take these arguments: {problem}", problem!);
            return false;
        }

        _read += MacroArguments.LengthOf(macro, arguments) + 1;
        StopBeyond(_read, text, span);
        if (_isTooLong)
            return true;

        if (!IsValid(text, span, macro, arguments, expansion))
            return false;

        RuleText definition = MacroArguments.Substitute(text, macro, arguments, expansion);
        if (macro.IsEval)
        {
            if ((_evalMacro is null ? EvalMacro.Compute(definition.Text) : _evalMacro(definition.Text)) is not { } evaluated)
            {
                Report(Descriptors.UnsupportedForm, text, span, $"the macro `{signature}` is an eval expression that cannot be computed here, or yields no text",
                    "an `iseval` macro", $"`{signature}` is defined at {macro.DefinedAt}; write its result into the rule");
                return false;
            }

            var result = new ExpandedText();
            result.Add(evaluated, new Origin(callStart, expansion));
            definition = result.ToRuleText(text.File, new Origin(callEnd, expansion));
        }

        Expand(definition, expansion, depth + 1);
        return true;
    }

    /// <summary>False, and reported, when the macro does not accept its arguments: its validation is false, or yields a text.</summary>
    private bool IsValid(RuleText text, SourceSpan span, Macro macro, SourceSpan[] arguments, MacroExpansion expansion)
    {
        if (macro.Validation is not { Length: > 0 } validation)
            return true;
        Macro test = macro with { Definition = RuleText.FromPlain(new SourceFile(macro.DefinedAt, validation), validation) };
        if (!EvalMacro.TryCompute(MacroArguments.Substitute(text, test, arguments, expansion).Text, out object? result) || result is null or true)
            return true;
        string reason = result as string ?? macro.ErrorMessage ?? "its validation is false";
        Report(Descriptors.MalformedMacroCall, text, span, $"`{macro.Signature}` cannot take these arguments: {reason}", reason, $"`{macro.Signature}` is defined at {macro.DefinedAt}");
        return false;
    }

    private void ReportUnclosed(RuleText text, MacroCall call)
    {
        if (call.Unclosed is not { } place)
            return;
        string mark = text.Slice(place);
        Report(Descriptors.UnclosedMacroCall, text, place, $"`{mark}` has no partner in the call of `{call.Name}`; read as if the call were complete", "no partner",
            "Splunk looks for a macro of just this text and finds none");
    }

    private void ReportUndefined(RuleText text, SourceSpan span, MacroCall call)
    {
        string signature = Macro.SignatureOf(call.Name, call.Arguments.Count);
        if (_macros.Arities(call.Name) is { Length: > 0 } arities)
        {
            string known = string.Join(" and ", arities.Select(arity => $"`{Macro.SignatureOf(call.Name, arity)}`"));
            Report(Descriptors.UndefinedMacro, text, span,
                $"no macro `{call.Name}` takes {Count(call.Arguments.Count)}", $"called with {Count(call.Arguments.Count)}",
                $"defined: {known}; commas separate arguments, an argument that holds one stands in quotes");
            return;
        }

        string? nearest = Suggestions.Nearest(call.Name, _macros.Names);
        Report(Descriptors.UndefinedMacro, text, span, $"no app defines the macro `{signature}`", "undefined macro",
            (nearest is null ? "" : $"did you mean `{nearest}`? ") + "the folder of the app that defines it can be given with `--app`");

        static string Count(int arguments) => arguments switch { 0 => "no argument", 1 => "1 argument", _ => $"{arguments} arguments" };
    }

    // What stands for a call that is reported already, so that later steps do not stumble over the same mistake again.
    private void Leave(RuleText text, int start)
    {
        bool mustBeCommand = _output.LastVisible is '|' or '[' or '\0';
        _output.Add(mustBeCommand ? "search *" : " ", text.OriginAt(start));
    }

    // The text is the rule's own or that of a macro.
    private void Report(DiagnosticDescriptor descriptor, RuleText text, SourceSpan span, string message, string label, string? help = null) =>
        _bag.Report(descriptor, text, span, message, label, help);
}

using SplCompiler.Knowledge;

namespace SplCompiler.Rules;

/// <summary>Gives the arguments of a call to the names of a macro and writes them into its definition.</summary>
internal static class MacroArguments
{
    /// <summary>The span of each argument, in the order of the macro's names; null, with the reason, when a name is given twice.</summary>
    /// <remarks>An argument <c>name=text</c> goes to the macro's argument of that name; the others fill the rest in order.</remarks>
    public static SourceSpan[]? Match(RuleText text, MacroCall call, Macro macro, out string? problem)
    {
        problem = null;
        var matched = new SourceSpan?[macro.Arguments.Length];
        var unnamed = new Queue<SourceSpan>();
        foreach (SourceSpan argument in call.Arguments)
        {
            if (NameOf(text, argument, macro, out SourceSpan value) is not { } index)
            {
                unnamed.Enqueue(argument);
                continue;
            }

            if (matched[index] is not null)
            {
                problem = $"`{macro.Arguments[index]}` is given twice";
                return null;
            }

            matched[index] = value;
        }

        return [.. matched.Select(value => value ?? unnamed.Dequeue())];
    }

    private static int? NameOf(RuleText text, SourceSpan argument, Macro macro, out SourceSpan value)
    {
        int equals = text.Text.IndexOf('=', argument.Start, argument.Length);
        value = argument;
        if (equals < 0)
            return null;
        int index = macro.Arguments.IndexOf(text.Text[argument.Start..equals].Trim());
        if (index < 0)
            return null;
        value = MacroCall.Unquote(text.Text, SourceSpan.FromBounds(equals + 1, argument.End));
        return index;
    }

    /// <summary>The length of the definition with its arguments.</summary>
    public static long LengthOf(Macro macro, SourceSpan[] arguments)
    {
        string definition = macro.Definition.Text;
        long length = definition.Length;
        for (int i = 0; i < definition.Length;)
        {
            int index = ArgumentAt(definition, i, macro, out int end);
            if (index >= 0)
                length += arguments[index].Length - (end - i);
            i = end;
        }

        return length;
    }

    // The argument whose $name$ stands at an offset, or -1; and the offset behind it.
    private static int ArgumentAt(string definition, int offset, Macro macro, out int end)
    {
        int close = definition[offset] == '$' ? definition.IndexOf('$', offset + 1) : -1;
        int index = close < 0 ? -1 : macro.Arguments.IndexOf(definition[(offset + 1)..close]);
        end = index < 0 ? offset + 1 : close + 1;
        return index;
    }

    /// <summary>The definition with each <c>$name$</c> replaced by its argument.</summary>
    public static RuleText Substitute(RuleText text, Macro macro, SourceSpan[] arguments, MacroExpansion expansion)
    {
        var result = new ExpandedText();
        var own = new Origin(expansion.Outermost.CallStart, expansion);
        string definition = macro.Definition.Text;
        for (int i = 0; i < definition.Length;)
        {
            int index = ArgumentAt(definition, i, macro, out int end);
            if (index < 0)
                result.Add(definition[i], own);
            else
                AddArgument(arguments[index]);

            i = end;
        }

        return result.ToRuleText(text.File, new Origin(expansion.Outermost.CallEnd, expansion));

        void AddArgument(SourceSpan argument)
        {
            for (int at = argument.Start; at < argument.End; at++)
            {
                Origin written = text.OriginAt(at);
                result.Add(text.Text[at], new Origin(written.Offset, expansion, written.IsWritten));
            }
        }
    }
}

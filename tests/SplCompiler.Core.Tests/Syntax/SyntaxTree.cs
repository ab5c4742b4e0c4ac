using System.Collections;
using System.Reflection;
using System.Text;
using SplCompiler.Commands;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;
using SplCompiler.Syntax;

namespace SplCompiler.Tests.Syntax;

/// <summary>A syntax tree as text without its places, so that two trees can be compared.</summary>
internal static class SyntaxTree
{
    /// <summary>The tree of a text; null when it has mistakes.</summary>
    public static PipelineSyntax? Parse(string spl)
    {
        RuleText text = RuleText.FromPlain(new SourceFile("rule.spl", spl), spl);
        var bag = new DiagnosticBag(text);
        (bool startsWithPipe, var commands) = PipelineParser.Tokenize(text, bag);
        if (bag.HasErrors)
            return null;
        PipelineSyntax syntax = PipelineParser.Parse(startsWithPipe, commands, text, bag);
        return bag.HasErrors ? null : syntax;
    }

    public static string Of(PipelineSyntax syntax)
    {
        var text = new StringBuilder();
        text.Append(syntax.StartsWithPipe).Append('\n');
        foreach (CommandSyntax command in syntax.Commands)
            Append(text, command, 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? node, int depth)
    {
        text.Append(' ', depth);
        switch (node)
        {
            case null or string or bool or Enum or ValueType when node is null || node.GetType().Namespace is "System" && node is not IStructuralEquatable:
                text.Append(node).Append('\n');
                return;
            case IEnumerable list:
                text.Append("list\n");
                foreach (object? item in list)
                    Append(text, item, depth + 1);
                return;
        }

        Type type = node!.GetType();
        text.Append(type.Name).Append('\n');
        IEnumerable<(string Name, object? Value)> members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.PropertyType != typeof(SourceSpan) && property.Name != "EqualityContract")
            .Select(property => (property.Name, property.GetValue(node)))
            .Concat(type.GetFields(BindingFlags.Public | BindingFlags.Instance).Select(field => (field.Name, field.GetValue(node))));
        // What was written, blanks and all, is kept for messages; what it means stands beside it.
        foreach ((string name, object? value) in members.Where(member => member.Value is not SourceSpan && member.Name is not ("Written" or "Template")))
        {
            text.Append(' ', depth).Append(name).Append(":\n");
            Append(text, value, depth + 1);
        }
    }
}

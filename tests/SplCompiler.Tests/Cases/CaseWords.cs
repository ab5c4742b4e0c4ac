using System.Collections;
using System.Reflection;
using SplCompiler.Commands;
using SplCompiler.Diagnostics;
using SplCompiler.Functions;
using SplCompiler.Functions.Aggregates;
using SplCompiler.Knowledge;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using SplCompiler.Testing;

namespace SplCompiler.Tests.Cases;

/// <summary>The words of the language that a case uses, found in its syntax tree and in the searches in brackets.</summary>
internal static class CaseWords
{
    /// <summary>Each word once, as the manual names it: <c>command stats</c>, <c>eval function if</c>.</summary>
    public static IReadOnlySet<string> Of(TestCase test)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        if (TestPack.Rule(test).Rule is not { } rule)
            return words;
        SplCompilation compilation = SplCompilation.Create(rule, new CompilationOptions { Knowledge = test.Around(KnowledgeBase.BuiltIn) });
        // A command that is refused has tokens, but no syntax.
        foreach (CommandTokens tokens in compilation.Tokens.Where(tokens => tokens.Command is not null))
            words.Add($"command {tokens.Command!.Doc.Name}");
        Visit(compilation.Syntax, words);
        return words;
    }

    private static void Visit(object? node, HashSet<string> words)
    {
        switch (node)
        {
            case null or string or Enum or SourceSpan:
                return;
            case IEnumerable list:
                foreach (object? item in list)
                    Visit(item, words);
                return;
            case CommandSyntax command:
                words.Add($"command {CommandTable.Of(command).Doc.Name}");
                break;
            case CallSyntax call when EvalFunctionTable.Find(call.Name) is { } function:
                words.Add($"eval function {function.Doc.Name}");
                break;
            case InSyntax:
                words.Add("eval function in");
                break;
            case LikeSyntax:
                words.Add("eval function like");
                break;
            case AggregateSyntax aggregate when AggregateTable.Find(aggregate.Name) is { } function:
                words.Add($"statistical function {Name(function)}");
                break;
        }

        Type type = node.GetType();
        if (type.Namespace is not { } space || !(space.StartsWith("SplCompiler", StringComparison.Ordinal) || type.Name.StartsWith("ValueTuple", StringComparison.Ordinal)))
            return;
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
        {
            object? value = property.GetValue(node);
            if (value is string text && property.Name is "Written" or "Template" && text.StartsWith('['))
                Visit(Parsed(text.Trim()[1..^1]), words);
            else
                Visit(value, words);
        }

        foreach (FieldInfo field in type.GetFields(BindingFlags.Public | BindingFlags.Instance))
            Visit(field.GetValue(node), words);
    }

    /// <summary>The manual has one entry for <c>perc1</c> to <c>perc99</c>.</summary>
    private static string Name(AggregateFunction function) => function is Percentile
        ? Percentile.Kinds.First(kind => kind.Doc.Usage == function.Doc.Usage).Doc.Name
        : function.Doc.Name;

    private static PipelineSyntax Parsed(string spl)
    {
        RuleText text = RuleText.FromPlain(new SourceFile("bracket.spl", spl), spl);
        var bag = new DiagnosticBag(text);
        (bool startsWithPipe, var commands) = PipelineParser.Tokenize(text, bag);
        return PipelineParser.Parse(startsWithPipe, commands, text, bag);
    }
}

using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Optimization.Regexes;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>makemv</c>: cuts text into several values.</summary>
public sealed class Makemv : Command<Makemv.Syntax>
{
    public override WordDoc Doc { get; } = new("makemv")
    {
        Usage = "makemv [delim=\"<text>\" | tokenizer=\"<pattern>\"] [allowempty=<bool>] <field>",
        Summary = "Cuts the text of a field into several values, at a delimiter (a blank unless told otherwise) or by the first group of a pattern.",
        Manual = "Search Reference, makemv",
        Examples =
        [
            new("a delimiter", "makemv delim=\",\" a", """[{"a": "1,2"}, {"a": "3"}, {"b": "x"}]""", """[{"a": ["1", "2"]}, {"a": "3"}, {"b": "x"}]"""),
            new("empty pieces go", "makemv delim=\"||\" a", """{"a": "a|||b||||c"}""", """{"a": ["a", "|b", "c"]}"""),
            new("or stay", "makemv delim=\",\" allowempty=true a", """{"a": "1,,2"}""", """{"a": ["1", "", "2"]}"""),
            new("a pattern", "makemv tokenizer=\"(\\w+);?\" a", """{"a": "x;y;z"}""", """{"a": ["x", "y", "z"]}"""),
            new("each value of several", "makemv a", """{"a": ["1 2", "3"]}""", """{"a": ["1", "2", "3"]}"""),
        ],
    };

    // Syntax

    public sealed record Syntax(string? Delimiter, OptionSyntax? Tokenizer, bool AllowEmpty, bool SetsSingleValue, FieldSyntax Field) : CommandSyntax
    {
        public override string ToString() =>
            "makemv" + (Delimiter is null ? "" : $" delim=\"{StringEscapes.Escape(Delimiter)}\"") + (Tokenizer is null ? "" : $" tokenizer=\"{StringEscapes.Escape(Tokenizer.Value)}\"")
            + (AllowEmpty ? " allowempty=true" : "") + (SetsSingleValue ? " setsv=true" : "") + $" {FieldListText.Of(Field)}";
    }

    private static readonly TokenListParser<SplToken, object> s_part =
        Terms.Option("delim").Select(option => (object)option)
            .Or(Terms.Option("tokenizer").Select(option => (object)option))
            .Or(Terms.Flag("allowempty").Select(flag => (object)("allowempty", flag)))
            .Or(Terms.Flag("setsv").Select(flag => (object)("setsv", flag)))
            .Or(Terms.Field.Select(field => (object)field));

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in s_part.AtLeastOnce()
        where parts.OfType<FieldSyntax>().Count() == 1
        let options = parts.OfType<OptionSyntax>().ToLookup(option => option.Name, StringComparer.Ordinal)
        select new Syntax(options["delim"].LastOrDefault()?.Value, options["tokenizer"].LastOrDefault(), parts.Contains(("allowempty", true)), parts.Contains(("setsv", true)), parts.OfType<FieldSyntax>().Single());

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        if (syntax.SetsSingleValue)
            binder.Report(Descriptors.NoEffect, syntax.Span, "`setsv` changes nothing here: a field has one form", "no effect", "join the values with mvjoin() where one text is wanted");
        FieldExpression field = binder.Resolve(syntax.Field);
        if (field.Type.Kind == SplKind.Null)
            return new PassStage($"makemv {field.Name}: null") { Input = binder.Input, Output = binder.Input };
        if (syntax.Tokenizer is not { } tokenizer)
        {
            string delimiter = syntax.Delimiter ?? " ";
            var split = new RowFunction("Multivalues.Split", SplType.Any, RowConstant.Of(delimiter), RowConstant.Of(syntax.AllowEmpty));
            return binder.Assign((field.Name, split.Of(field)));
        }

        if (!Patterns.Check(tokenizer.Value, tokenizer.ValueSpan, binder))
            return null;
        if (PcreCheck.Of(tokenizer.Value).GroupNames.Length < 2)
        {
            binder.Report(Descriptors.InvalidOption, tokenizer.ValueSpan, "the tokenizer needs a group: its text is the value", "no `(…)` in it", "such as `tokenizer=\"([^,]+),?\"`");
            return null;
        }

        var tokens = new RowFunction("Multivalues.Tokens", SplType.Any, RowConstant.Pattern(tokenizer.Value, "token"));
        return binder.Assign((field.Name, tokens.Of(field)));
    }
}

using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Optimization.Regexes;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>rex</c>: the named groups of a PCRE become fields; with <c>mode=sed</c> it edits a field.</summary>
public sealed class Rex : Command<Rex.Syntax>
{
    public override WordDoc Doc { get; } = new("rex")
    {
        Usage = "rex [field=<field>] (\"<pattern>\" [max_match=<number>] [offset_field=<field>] | mode=sed \"<sed-expression>\")",
        Summary = "Named groups of the pattern (PCRE) become fields: the first match, or several with max_match (0 = all). Without a match fields stay. mode=sed edits the field with s/// or y///.",
        Manual = "Search Reference, rex",
        Examples =
        [
            new("groups become fields", "rex field=a \"(?<host>[^:]+):(?<port>\\d+)\"", """{"a": "h1:80"}""", """{"a": "h1:80", "host": "h1", "port": "80"}"""),
            new("no match and no field keep the row as it is", "rex field=a \"code=(?<code>\\d+)\"", """[{"a": "x", "code": "old"}, {"b": "1"}]""", """[{"a": "x", "code": "old"}, {"b": "1"}]"""),
            new("a group that took no part gives no field", "rex field=a \"^(?<host>\\w+)(:(?<port>\\d+))?$\"", """{"a": "h1"}""", """{"a": "h1", "host": "h1"}"""),
            new("every match", "rex field=a \"(?<n>\\d+)\" max_match=0", """{"a": "1 2 3"}""", """{"a": "1 2 3", "n": ["1", "2", "3"]}"""),
            new("each value of several", "rex field=a max_match=0 \"(?<n>\\d+)\"", """{"a": ["x1", "y", "z2"]}""", """{"a": ["x1", "y", "z2"], "n": ["1", "2"]}"""),
            new("where a group stands", "rex field=a offset_field=at \"b(?<c>c+)\"", """{"a": "abccd"}""", """{"a": "abccd", "c": "cc", "at": "c=2-3"}"""),
            new("sed replaces", "rex field=a mode=sed \"s/(\\w)(\\d)/\\2\\1/g\"", """{"a": "a1 b2"}""", """{"a": "1a 2b"}"""),
            new("pieces without quotes", "rex field=a (?<ip>\"\\d+\\.\\d+\")", """{"a": "x 10.7"}""", """{"a": "x 10.7", "ip": "10.7"}"""),
        ],
    };

    public override TokenMode Mode => TokenMode.Pattern;

    // Syntax

    public sealed record Syntax(FieldSyntax? Field, OptionSyntax? MaxMatch, FieldSyntax? OffsetField, bool IsSed, string Pattern, SourceSpan PatternSpan) : CommandSyntax
    {
        public override string ToString() =>
            "rex" + (Field is null ? "" : $" field=\"{StringEscapes.Escape(Field.Name)}\"") + (IsSed ? " mode=sed" : "")
            + $" \"{StringEscapes.Escape(Pattern)}\"" + (MaxMatch is null ? "" : $" max_match={MaxMatch.Value}")
            + (OffsetField is null ? "" : $" offset_field=\"{StringEscapes.Escape(OffsetField.Name)}\"");
    }

    private static readonly TokenListParser<SplToken, object> s_part =
        Terms.Option("field").Select(option => (object)option)
            .Or(Terms.Option("max_match").Select(option => (object)option))
            .Or(Terms.Option("offset_field").Select(option => (object)option))
            .Or(Terms.Option("mode").Where(option => option.Value.Equals("sed", StringComparison.OrdinalIgnoreCase), "expected `sed`").Select(option => (object)option))
            .Or(Token.EqualTo(SplToken.Pattern).Select(token => (object)token.SourceSpan()));

    // Options stand before and behind the pattern. Pieces with a blank between them are one pattern.
    protected override TokenListParser<SplToken, Syntax> Grammar { get; } = input =>
    {
        var parts = s_part.AtLeastOnce()(input);
        if (!parts.HasValue)
            return Superpower.Model.TokenListParserResult.CastEmpty<SplToken, object[], Syntax>(parts);
        List<SourceSpan> pieces = [.. parts.Value.OfType<SourceSpan>()];
        if (pieces.Count == 0)
            return Superpower.Model.TokenListParserResult.Empty<SplToken, Syntax>(parts.Remainder, ["pattern"]);

        var span = SourceSpan.FromBounds(pieces[0].Start, pieces[^1].End);
        string source = input.ConsumeToken().Value.Span.Source!;
        string pattern = PatternText.Join(source.Substring(span.Start, span.Length));
        var options = parts.Value.OfType<OptionSyntax>().ToLookup(option => option.Name, StringComparer.Ordinal);
        return Superpower.Model.TokenListParserResult.Value(
            new Syntax(FieldOf(options["field"]), options["max_match"].LastOrDefault(), FieldOf(options["offset_field"]), options["mode"].Any(), pattern, span), input, parts.Remainder);
    };

    private static FieldSyntax? FieldOf(IEnumerable<OptionSyntax> options) =>
        options.LastOrDefault() is { } option ? new FieldSyntax(option.ValueSpan, option.Value) : null;

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        FieldExpression field = syntax.Field is null ? binder.Resolve("_raw", syntax.PatternSpan) : binder.Resolve(syntax.Field);
        if (syntax.IsSed)
            return Sed.Bind(syntax.Pattern, syntax.PatternSpan, field, binder);
        if (!Patterns.Check(syntax.Pattern, syntax.PatternSpan, binder) || MaxMatch(syntax, binder) is not { } max)
            return null;

        ImmutableArray<string?> names = PcreCheck.Of(syntax.Pattern).GroupNames;
        if (binder.HasTooManyNames(names.Length, syntax.PatternSpan))
            return null;
        var groups = ImmutableArray.CreateBuilder<RexGroup>();
        for (int i = 1; i < names.Length; i++)
        {
            if (names[i] is { } name)
                groups.Add(new RexGroup(i, name, binder.Existing(name)));
        }

        if (groups.Count == 0)
        {
            binder.Report(Descriptors.InvalidRegex, syntax.PatternSpan, "the pattern of `rex` has no named group, so nothing is extracted", "no `(?<name>…)` in it",
                "name what the field is called: `(?<name>…)`");
            return null;
        }

        return RexStage.Create(binder.Input, field, syntax.Pattern, max, groups.ToImmutable(), syntax.OffsetField?.Name);
    }

    /// <summary>The most matches; 0 in the text means all.</summary>
    private static int? MaxMatch(Syntax syntax, Binder binder)
    {
        if (syntax.MaxMatch is not { } option)
            return 1;
        if (int.TryParse(option.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int max))
            return max == 0 ? int.MaxValue : max;
        binder.Report(Descriptors.InvalidOption, option.ValueSpan, $"`max_match` takes a number of matches, found `{option.Value}`", "no whole number", "0 means all matches");
        return null;
    }
}

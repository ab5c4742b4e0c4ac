using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary>The arguments of top and rare.</summary>
/// <param name="Limit">The number that stands alone, or null.</param>
/// <param name="Options">The options as written.</param>
/// <param name="Fields">The fields whose combinations are counted.</param>
/// <param name="By">The fields that make the groups.</param>
public sealed record RankArguments(long? Limit, ImmutableArray<OptionSyntax> Options, ImmutableArray<FieldSyntax> Fields, ImmutableArray<FieldSyntax> By)
{
    public override string ToString() =>
        $"{Limit?.ToString(CultureInfo.InvariantCulture)}{OptionSet.TextOf(Options)} {FieldListText.Of(Fields)}{(By.IsEmpty ? "" : $" BY {FieldListText.Of(By)}")}".TrimStart();
}

/// <summary>What top and rare share.</summary>
internal static class Ranking
{
    private static readonly ImmutableArray<string> s_options = ["limit", "countfield", "percentfield", "showcount", "showperc", "useother", "otherstr"];

    public static TokenListParser<SplToken, RankArguments> Grammar { get; } =
        from before in Terms.AnyOption.Many()
        from limit in Terms.WholeNumber.Select(number => (long?)number).OptionalOrDefault()
        from after in Terms.AnyOption.Many()
        from fields in Terms.FieldsBeforeOption
        from between in Terms.AnyOption.Many()
        from keys in Terms.Keyword("by").IgnoreThen(Terms.FieldsBeforeOption).OptionalOrDefault([])
        from behind in Terms.AnyOption.Many()
        select new RankArguments(limit, [.. before, .. after, .. between, .. behind], fields, keys);

    public static Stage? Bind(RankArguments arguments, string command, CommandSyntax syntax, Binder binder)
    {
        var options = new OptionSet(arguments.Options, command, binder, s_options);
        int limit = options.Count("limit", (int)Math.Min(arguments.Limit ?? 10, int.MaxValue));
        string? other = options.Flag("useother", false) ? options.Text("otherstr", "OTHER") : null;
        string? count = options.Flag("showcount", true) ? options.Text("countfield", "count") : null;
        string? percent = options.Flag("showperc", true) ? options.Text("percentfield", "percent") : null;
        if (options.IsRefused || AggregateBinder.HasTooManyKeys(arguments.By.Length + arguments.Fields.Length, arguments.Fields.IsEmpty ? default : arguments.Fields[0].Span, binder))
            return null;

        ImmutableArray<FieldExpression> by = [.. arguments.By.DistinctBy(field => field.Name).Select(binder.Resolve)];
        ImmutableArray<FieldExpression> fields = [.. arguments.Fields.DistinctBy(field => field.Name).Select(binder.Resolve)];
        IEnumerable<Column> columns = by.Select(field => new Column(field.Name, Stats.KeyType(field.Type)))
            .Concat(fields.Select(field => new Column(field.Name, TypeOf(field, other))));
        if (count is not null)
            columns = columns.Append(new Column(count, SplType.Number.NotNull));
        if (percent is not null)
            columns = columns.Append(new Column(percent, SplType.Text.NotNull));
        List<Column> all = [.. columns];
        if (all.GroupBy(column => column.Name).FirstOrDefault(name => name.Count() > 1) is { } twice)
        {
            binder.Report(Descriptors.DuplicateOutput, syntax.Span, $"two columns of `{command}` are called `{twice.Key}`", "same name twice", "name the counts with countfield= and percentfield=");
            return null;
        }

        return new RankStage(by, fields, limit, command == "rare", count, percent, other) { Input = binder.Input, Output = Schema.Closed(all) };
    }

    /// <summary>The row of all others has a text where the rows have a number.</summary>
    private static SplType TypeOf(FieldExpression field, string? other) =>
        Stats.KeyType(field.Type) is { Kind: SplKind.Number or SplKind.Time } && other is not null ? SplType.Any : Stats.KeyType(field.Type);
}

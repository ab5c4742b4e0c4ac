using SplCompiler.Commands;
using SplCompiler.Oracle.Expressions;
using SplCompiler.Oracle.Matching;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>transaction</c>: event by event, newest first, each looked for in every open transaction.</summary>
internal sealed class TransactionRunner(TransactionStage stage, OracleContext context)
{
    private sealed class Group
    {
        /// <summary>Newest first.</summary>
        public List<OracleRow> Events { get; } = [];

        public bool HasStart { get; set; }

        public bool HasEnd { get; set; }

        public bool IsOrphan { get; set; }

        public bool? IsShown { get; set; }

        public int Closed { get; set; }

        public double? First => Events[^1]["_time"].Number;

        public double? Last => Events[0]["_time"].Number;
    }

    private readonly List<Group> _all = [];

    // The one that got the last event comes last.
    private readonly List<Group> _open = [];

    public static IEnumerable<OracleRow> Run(TransactionStage stage, IEnumerable<OracleRow> rows, OracleContext context) =>
        new TransactionRunner(stage, context).Run([.. rows.OrderByDescending(row => row["_time"].Number ?? double.NegativeInfinity)]);

    private IEnumerable<OracleRow> Run(List<OracleRow> rows)
    {
        foreach (OracleRow row in rows)
            Take(row);
        double? oldest = rows.Min(row => row["_time"].Number);
        foreach (Group group in _open.ToList())
            Close(group, IsTooFar(group, oldest));
        return _all.Where(group => group.IsShown == true).OrderByDescending(group => group.First ?? double.NegativeInfinity).Select(Row).ToList();
    }

    private void Take(OracleRow row)
    {
        bool isStart = stage.Start is not null && new Evaluator(row, context).Truth(stage.Start) == true;
        bool isEnd = stage.End is not null && new Evaluator(row, context).Truth(stage.End) == true;
        bool hasField = stage.Fields.Any(field => !row[field.Name].IsNull);
        if (stage.Fields.Length > 0 && !hasField && (stage.Limits.UnifyEnds || !(isStart || isEnd)))
        {
            var orphan = new Group { IsOrphan = true, IsShown = stage.Limits.KeepOrphans };
            orphan.Events.Add(row);
            _all.Add(orphan);
            return;
        }

        Group? group = _open.LastOrDefault(group => Fits(group, row, hasField));
        bool endsAnother = isEnd && !(isStart && group?.HasEnd == true);
        if (group is not null && (IsTooFar(group, row["_time"].Number) || endsAnother))
        {
            Close(group, byRule: true);
            group = null;
        }

        if (group is null)
            _all.Add(group = new Group { HasEnd = isEnd });
        group.Events.Add(row);
        group.HasStart |= isStart;
        _open.Remove(group);
        _open.Add(group);
        if (isStart || group.Events.Count == stage.Limits.MaxEvents)
            Close(group, byRule: true);
        while (IsMore(_open.Count, stage.Limits.MaxOpen) || IsMore(_open.Sum(open => open.Events.Count), stage.Limits.MaxOpenEvents))
            Close(_open[0], byRule: false);
    }

    private static bool IsMore(long count, long limit) => limit >= 0 && count > limit;

    /// <summary>No field that both have differs; and one is the same, unless the row has none or need not be connected.</summary>
    private bool Fits(Group group, OracleRow row, bool hasField)
    {
        var both = stage.Fields.Select(field => (Row: row[field.Name], Group: Known(group, field.Name))).Where(pair => !pair.Row.IsNull && !pair.Group.IsNull).ToList();
        if (both.Any(pair => !pair.Row.Equals(pair.Group)))
            return false;
        return both.Count > 0 || !hasField || !stage.Limits.IsConnected || stage.Fields.Length == 0;
    }

    private static OracleValue Known(Group group, string field) =>
        group.Events.Select(e => e[field]).FirstOrDefault(value => !value.IsNull) ?? OracleValue.Null;

    private bool IsTooFar(Group group, double? time) =>
        (stage.Limits.MaxSpan >= 0 && Microseconds(group.Last - time) > stage.Limits.MaxSpan)
        || (stage.Limits.MaxPause >= 0 && Microseconds(group.First - time) > stage.Limits.MaxPause);

    private static double? Microseconds(double? seconds) => seconds is { } value ? Math.Round(value * 1_000_000) : null;

    private void Close(Group group, bool byRule)
    {
        bool isComplete = (stage.Start is null || group.HasStart) && (stage.End is null || group.HasEnd);
        group.IsShown = isComplete || stage.Limits.KeepEvicted;
        group.Closed = isComplete && byRule ? 1 : 0;
        _open.Remove(group);
    }

    private OracleRow Row(Group group)
    {
        if (group.IsOrphan)
            return group.Events[0].With("_txn_orphan", OracleValue.Of(1));
        List<OracleRow> inOrder = Enumerable.Reverse(group.Events).ToList();
        OracleRow row = OracleRow.Empty;
        foreach (string name in inOrder.SelectMany(e => e.Names).Distinct())
            row = row.With(name, Merge(name, inOrder.Select(e => e[name]).ToList()));
        double duration = group.Last is { } last && group.First is { } first ? Math.Round((last - first) * 1_000_000) / 1_000_000 : 0;
        return row.With("_time", OracleValue.Of(group.First))
            .With("duration", OracleValue.Of(duration))
            .With("eventcount", OracleValue.Of(group.Events.Count))
            .With("closed_txn", OracleValue.Of(group.Closed));
    }

    private OracleValue Merge(string name, List<OracleValue> values)
    {
        IEnumerable<OracleScalar> present = values.SelectMany(value => value.Values);
        if (name == "_raw")
            return stage.Limits.SplitsRaw ? OracleValue.Of(present) : OracleValue.Of(string.Join('\n', present.Select(value => value.Text)));
        if (stage.Limits.Lists.Any(list => FieldNames.Matches(list, name)))
            return OracleValue.Of(values.SelectMany(value => value.IsNull ? [OracleScalar.Of(stage.Limits.NullText)] : value.Values.AsEnumerable()));
        return OracleValue.Of(present.DistinctBy(value => value.Text).Order(Comparer<OracleScalar>.Create((left, right) => Letters.Compare(left.Text, right.Text))));
    }
}

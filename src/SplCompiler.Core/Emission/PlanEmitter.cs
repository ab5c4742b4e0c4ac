using SplCompiler.Planning;
using SplCompiler.Rules;

namespace SplCompiler.Emission;

/// <summary>Writes the stages of a search: what is done for each event, and what is done when all of them were seen.</summary>
internal sealed class PlanEmitter
{
    private readonly Plan _plan;
    private readonly System.Collections.Immutable.ImmutableArray<FieldNeeds> _needs;
    private readonly Action<StageEmitter> _row;
    private readonly bool _counts;

    private readonly FieldNeeds _outputNeeds;

    private PlanEmitter(Plan plan, FieldNeeds outputNeeds, Action<StageEmitter> row, bool counts)
    {
        (_plan, _outputNeeds, _row, _counts) = (plan, outputNeeds, row, counts);
        _needs = plan.NeedsBefore(outputNeeds);
    }

    /// <param name="plan">The search.</param>
    /// <param name="text">The expanded SPL, quoted in comments.</param>
    /// <param name="members">The members of the class.</param>
    /// <param name="onEvent">Takes the statements for one event.</param>
    /// <param name="complete">Takes the statements for the end of the input.</param>
    /// <param name="row">Writes the last statements of every row that gets through.</param>
    /// <param name="outputNeeds">What <paramref name="row"/> reads.</param>
    /// <param name="counts">True for the search of the rule itself, which counts the events it keeps.</param>
    public static void Write(
        Plan plan, RuleText text, DetectionMembers members, CodeWriter onEvent, CodeWriter complete, Action<StageEmitter> row, FieldNeeds outputNeeds, bool counts)
    {
        var writer = new PlanEmitter(plan, outputNeeds, row, counts);
        var locals = new NameScope();
        locals.Unique("e");
        var scope = new RowScope(locals, "return;") { Ordinal = $"e.{RuntimeNames.EventView.Ordinal}" };
        var emit = new StageEmitter(text, onEvent, members, scope, FieldUses.Of(plan));
        if (!plan.StartsFromEvents)
        {
            onEvent.Line("// The search begins with a pipe: it runs over no events.");
            onEvent.Line("if (!Compare.Never) return;");
        }

        writer.WriteStage(0, emit);
        emit.Writer = complete;
        emit.WriteLater();
    }

    private void WriteStage(int index, StageEmitter emit)
    {
        if (index == _plan.Stages.Length)
        {
            if (_counts && FirstStore == _plan.Stages.Length)
            {
                emit.Writer.Line();
                emit.Writer.Line("Kept++;");
            }

            _row(emit);
            return;
        }

        if (_counts && index == FirstStore)
        {
            emit.Writer.SeparateStatement();
            emit.Writer.Line("Kept++;");
            emit.Writer.Line();
        }

        emit.NeedsAfter = index + 1 < _needs.Length ? _needs[index + 1] : _outputNeeds;
        emit.RowTail = _plan.Stages[index].Input.Tail;
        _plan.Stages[index].Emit(emit, () =>
        {
            if (index + 1 < _plan.Stages.Length && _plan.Stages[index + 1].Source != _plan.Stages[index].Source)
                emit.Writer.Line();
            WriteStage(index + 1, emit);
        });
    }

    /// <summary>The first stage that stores rows: up to there the code is about one event.</summary>
    private int FirstStore
    {
        get
        {
            int index = 0;
            while (index < _plan.Stages.Length && !_plan.Stages[index].StoresRows)
                index++;
            return index;
        }
    }
}

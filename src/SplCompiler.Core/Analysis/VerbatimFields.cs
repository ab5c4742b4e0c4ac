using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Functions.Eval;
using SplCompiler.Knowledge;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Model;

namespace SplCompiler.Analysis;

/// <summary>Which fields hold text of the event as it stands there: not those that a formula makes up, nor those that the reader fills.</summary>
internal sealed class VerbatimFields(KnowledgeBase knowledge)
{
    // Filled from elsewhere or written in another form than in the data.
    private static readonly HashSet<string> s_made = new(StringComparer.Ordinal)
    {
        "_time", "_raw", "host", "source", "sourcetype", "index", "linecount", "timestamp", "Channel", "EventID", "EventRecordID", "Version", "Level", "Task", "Opcode",
        "Keywords", "Qualifiers", "UserID", "SystemTime", "Guid", "Name", "ProcessID", "ThreadID", "Computer", "tag", "eventtype", Routes.Unknown,
    };

    public bool Contains(string field) => !s_made.Contains(field) && !field.StartsWith("date_", StringComparison.Ordinal) &&
        knowledge.Derived(new KnowledgeQuestion(KnowledgeSubject.VerbatimField, field), static (question, known) => new VerbatimFields(known).IsVerbatim(question.Name));

    /// <summary>True when every formula that may give the field only chooses and cuts text of other fields.</summary>
    private bool IsVerbatim(string field)
    {
        if (!IsExtracted(field))
            return false;
        foreach (PropsStanza stanza in knowledge.Props)
        {
            foreach (FieldAlias alias in stanza.Aliases.Where(alias => alias.Target == field))
            {
                if (!IsExtracted(alias.Source))
                    return false;
            }

            foreach (FieldFormula formula in stanza.Evals.Where(eval => eval.Field == field))
            {
                TokenList<SplToken> tokens = SplTokenizer.Tokenize(formula.Expression.Text, new SourceSpan(0, formula.Expression.Text.Length), TokenMode.Eval);
                TokenListParserResult<SplToken, ExpressionSyntax> result = ExpressionParser.Expression.AtEnd()(tokens);
                if (!result.HasValue || Binder.BindFormula(result.Value, new DiagnosticBag(formula.Expression)) is not { } value || !IsCut(value))
                    return false;
            }
        }

        return true;
    }

    /// <summary>True when the field can only be found in the text of the event, not put together or looked up.</summary>
    private bool IsExtracted(string field) => !s_made.Contains(field) && knowledge.Props.All(stanza =>
        stanza.Lookups.All(lookup => lookup.Outputs.All(output => output.Field != field))
        && stanza.Extractions.All(rule => (rule.Named is null || IsGroup(rule.Named.Value.Format)) && rule.Fields.All(found => found.Field != field || IsGroup(found.Format))));

    private static bool IsGroup(string format) => format.Length > 1 && format[0] == '$' && format.AsSpan(1).ContainsAnyExceptInRange('0', '9') == false;

    private bool IsCut(Expression value) => value switch
    {
        FieldExpression field => IsExtracted(field.Name),
        ConstantExpression { Type.Kind: SplKind.Null } => true,
        CallExpression { Function: Coalesce } call => call.Arguments.All(IsCut),
        CallExpression { Function: If } call => IsCut(call.Arguments[1]) && IsCut(call.Arguments[2]),
        CallExpression { Function: Case } call => Enumerable.Range(0, call.Arguments.Length / 2).All(i => IsCut(call.Arguments[(i * 2) + 1])),
        CallExpression { Function: Mvindex or Split or Lower or Upper or Trim or Ltrim or Rtrim or Substr or Mvdedup or Mvsort or Mvreverse } call => IsCut(call.Arguments[0]),
        CallExpression { Function: Mvappend } call => call.Arguments.All(IsCut),
        _ => false,
    };
}

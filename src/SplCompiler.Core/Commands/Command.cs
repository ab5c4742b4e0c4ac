using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Model;

namespace SplCompiler.Commands;

/// <summary>A command as written: the arguments of one stage.</summary>
public abstract record CommandSyntax
{
    /// <summary>Name and arguments in the expanded text.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>The command as SPL that parses to the same syntax.</summary>
    public abstract override string ToString();
}

/// <summary>A command of the language. One file each: Doc, Syntax, Typing, Emission.</summary>
public abstract class Command
{
    public abstract WordDoc Doc { get; }

    /// <summary>How its arguments are cut into tokens.</summary>
    public virtual TokenMode Mode => TokenMode.Words;

    /// <summary>True for a command that makes rows of its own and stands first, after a pipe.</summary>
    public virtual bool IsGenerating => false;

    /// <summary>True when it cannot stand behind other commands.</summary>
    public virtual bool MustStartSearch(CommandSyntax syntax) => IsGenerating;

    /// <summary>True for a generating command whose rows are made from events: <c>| tstats</c>, <c>| search</c>.</summary>
    public virtual bool ReadsEvents => false;

    /// <summary>The type of its syntax.</summary>
    internal abstract Type SyntaxType { get; }

    /// <summary>Parses the arguments; a mistake is reported at the token where it is, and null returned.</summary>
    public abstract CommandSyntax? Parse(StageText stage, TokenList<SplToken> tokens, string text, DiagnosticBag bag);

    /// <summary>Resolves names and types against the rows that come in; null when the command was refused.</summary>
    public abstract Stage? Bind(CommandSyntax syntax, Binder binder);

    /// <summary>The same for a command that stands for several stages.</summary>
    public virtual ImmutableArray<Stage>? BindStages(CommandSyntax syntax, Binder binder) => Bind(syntax, binder) is { } stage ? [stage] : null;
}

/// <summary>A command with syntax of its own type.</summary>
public abstract class Command<TSyntax> : Command
    where TSyntax : CommandSyntax
{
    internal sealed override Type SyntaxType => typeof(TSyntax);

    protected abstract TokenListParser<SplToken, TSyntax> Grammar { get; }

    public sealed override CommandSyntax? Parse(StageText stage, TokenList<SplToken> tokens, string text, DiagnosticBag bag)
    {
        TokenListParserResult<SplToken, TSyntax> result = Grammar.AtEnd()(tokens);
        if (!result.HasValue)
        {
            SyntaxErrors.Report(result, stage, text, Doc, bag);
            return null;
        }

        return Named(result.Value, stage) with { Span = stage.Span };
    }

    /// <summary>For a command whose name says more than an alias: what it was called.</summary>
    protected virtual TSyntax Named(TSyntax syntax, StageText stage) => syntax;

    public sealed override Stage? Bind(CommandSyntax syntax, Binder binder) => Bind((TSyntax)syntax, binder);

    protected abstract Stage? Bind(TSyntax syntax, Binder binder);
}

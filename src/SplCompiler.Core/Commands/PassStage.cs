using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>Passes rows on as they are: commands whose effect lies outside the rows.</summary>
public sealed record PassStage(string Text) : Stage
{
    public override FieldNeeds Needs(FieldNeeds output) => output;

    public override void Emit(StageEmitter emit, Action next)
    {
        emit.Comment(Source);
        next();
    }

    public override string ToString() => Text;
}

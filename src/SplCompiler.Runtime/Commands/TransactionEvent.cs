namespace SplCompiler.Runtime;

/// <summary>An event on its way into a transaction.</summary>
/// <param name="Time">Its time; null when it has none.</param>
/// <param name="Keys">The fields that events of one transaction share, in the order of the command.</param>
/// <param name="IsStart">True when it is one that a transaction begins with.</param>
/// <param name="IsEnd">True when it is one that a transaction ends with.</param>
/// <param name="Values">The known fields.</param>
/// <param name="Open">The other fields.</param>
public sealed record TransactionEvent(SplTime? Time, SplValue[] Keys, bool IsStart, bool IsEnd, SplValue[] Values, OpenFields Open)
{
    /// <summary>True when it has one of the fields.</summary>
    public bool HasKey => Array.Exists(Keys, key => !key.IsNull);
}

namespace SplCompiler.Runtime;

/// <summary>Tables of a run in front of those of its pack.</summary>
internal sealed class StackedTables(ILookupTables first, ILookupTables second) : ILookupTables
{
    public ILookupTable? Find(string name) => first.Find(name) ?? second.Find(name);
}

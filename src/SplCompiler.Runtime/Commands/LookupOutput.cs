namespace SplCompiler.Runtime;

/// <summary>The work of <c>outputlookup</c>: gives the rows to the run, and passes them on.</summary>
public static class LookupOutput
{
    public static IEnumerable<OpenFields> Write(FieldRows rows, ILookupWriter writer, LookupWrite write)
    {
        writer.Write(write, rows);
        return rows;
    }
}

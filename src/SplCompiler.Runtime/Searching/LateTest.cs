namespace SplCompiler.Runtime;

/// <summary>A comparison of <c>search</c> whose text is only known at run time: <c>field=$other$</c> in a <c>map</c>.</summary>
public static class LateTest
{
    /// <summary>True when the comparison holds for a value of the field and a value of the text; null on either side makes it false.</summary>
    public static bool Holds(FieldValues values, string comparison, SplValue text)
    {
        for (int i = 0; i < text.Count; i++)
        {
            if (SearchCondition.Holds(values, comparison, text[i].Text!))
                return true;
        }

        return false;
    }
}

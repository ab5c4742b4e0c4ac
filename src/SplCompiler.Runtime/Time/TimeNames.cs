namespace SplCompiler.Runtime;

/// <summary>English names of days and months.</summary>
internal static class TimeNames
{
    public static string[] Days { get; } = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    public static string[] Months { get; } =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
}

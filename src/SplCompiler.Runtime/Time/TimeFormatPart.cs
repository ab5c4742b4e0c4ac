using System.Collections.Immutable;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>A variable of a format, or the text between variables (<see cref="Variable"/> is NUL).</summary>
/// <param name="Variable">The letter behind the percent sign.</param>
/// <param name="Digits">The number in <c>%3N</c>; the number of colons in <c>%::z</c>; 0 when there is none.</param>
/// <param name="Literal">Text between variables.</param>
internal readonly record struct TimeFormatPart(char Variable, int Digits, string Literal)
{
    public static TimeFormatPart[] Split(string format)
    {
        ImmutableArray<TimeFormatPart>.Builder parts = ImmutableArray.CreateBuilder<TimeFormatPart>();
        var literal = new StringBuilder();
        for (int i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length)
            {
                literal.Append(format[i]);
                continue;
            }

            if (literal.Length > 0)
                parts.Add(new TimeFormatPart('\0', 0, literal.ToString()));
            literal.Clear();
            AddVariable(format, ref i, parts);
        }

        if (literal.Length > 0)
            parts.Add(new TimeFormatPart('\0', 0, literal.ToString()));
        return [.. parts];
    }

    private static void AddVariable(string format, ref int at, ImmutableArray<TimeFormatPart>.Builder parts)
    {
        int start = at++;
        int digits = 0;
        if (char.IsAsciiDigit(format[at]) && at + 1 < format.Length && format[at + 1] is 'N' or 'Q')
            digits = format[at++] - '0';
        while (at + 1 < format.Length && format[at] == ':')
        {
            digits++;
            at++;
        }

        if (format[at] == 'E' && at + 1 < format.Length && format[at + 1] == 'z')
        {
            parts.Add(new TimeFormatPart('E', 0, ""));
            at++;
            return;
        }

        // The variables that stand for others.
        string? others = format[at] switch
        {
            'T' or 'X' => "%H:%M:%S",
            'R' => "%H:%M",
            'F' => "%Y-%m-%d",
            'D' => "%m/%d/%y",
            'x' => "%m/%d/%Y",
            'c' => "%a %b %e %H:%M:%S %Y",
            '+' => "%a %b %d %H:%M:%S %Z %Y",
            _ => null,
        };
        if (others is not null)
            parts.AddRange(Split(others));
        else
            parts.Add(new TimeFormatPart(format[at], digits, format[start..(at + 1)]));
    }
}

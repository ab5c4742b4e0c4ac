using System.Collections.Immutable;
using System.Globalization;

namespace SplCompiler.Runtime;

/// <summary>A path into JSON: <c>a.b</c> members, <c>{2}</c> an element counted from 0, <c>{}</c> all elements.</summary>
/// <remarks>Source: Search Reference, "spath", "JSON functions".</remarks>
public sealed class JsonPath
{
    private readonly ImmutableArray<PathStep> _steps;

    private JsonPath(ImmutableArray<PathStep> steps) => _steps = steps;

    /// <summary>True when the path may find several values.</summary>
    public bool IsWildcard => _steps.Any(step => step.InBraces && step.Text.Length == 0);

    public static JsonPath Parse(string path) => new(PathStep.Split(path));

    /// <summary>The path of one key, in which points and braces mean nothing.</summary>
    public static JsonPath OfKey(string key) => new([new PathStep(key, false)]);

    /// <summary>Everything that the path finds, in the order of the text.</summary>
    public IReadOnlyList<JsonItem> Find(JsonItem root) => Find(root, _steps.Length);

    /// <summary>Puts a value at the place of the path; members that are missing on the way are made.</summary>
    public void Set(JsonItem root, JsonItem value)
    {
        if (_steps.IsEmpty)
            return;
        JsonItem[] places = [root];
        for (int i = 0; i < _steps.Length - 1; i++)
            places = [.. places.SelectMany(place => Enter(place, _steps[i], _steps[i + 1]))];
        foreach (JsonItem place in places)
            Replace(place, _steps[^1], _ => value);
    }

    /// <summary>Puts something else in the place of each value that the path finds.</summary>
    public void Change(JsonItem root, Func<JsonItem, JsonItem> change)
    {
        if (_steps.IsEmpty)
            return;
        foreach (JsonItem place in Find(root, _steps.Length - 1))
            Replace(place, _steps[^1], found => found is null ? null : change(found));
    }

    /// <summary>Removes what the path finds.</summary>
    public void Delete(JsonItem root)
    {
        if (_steps.IsEmpty)
            return;
        PathStep last = _steps[^1];
        foreach (JsonItem place in Find(root, _steps.Length - 1))
        {
            if (!last.InBraces)
                place.Members.RemoveAll(member => string.Equals(member.Key, last.Text, StringComparison.Ordinal));
            else if (last.Text.Length == 0)
                place.Elements.Clear();
            else if (Index(last, place) is { } index)
                place.Elements.RemoveAt(index);
        }
    }

    private IReadOnlyList<JsonItem> Find(JsonItem root, int steps)
    {
        List<JsonItem> found = [root];
        for (int i = 0; i < steps; i++)
            found = [.. found.SelectMany(item => Step(item, _steps[i]))];
        return found;
    }

    private static IEnumerable<JsonItem> Step(JsonItem item, PathStep step)
    {
        if (!step.InBraces)
            return item.Find(step.Text) is { } member ? [member] : [];
        if (step.Text.Length == 0)
            return item.Elements;
        return Index(step, item) is { } index ? [item.Elements[index]] : [];
    }

    private static int? Index(PathStep step, JsonItem array) =>
        int.TryParse(step.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < array.Elements.Count ? index : null;

    /// <summary>As <see cref="Step"/>; makes a member that is missing.</summary>
    private static IEnumerable<JsonItem> Enter(JsonItem item, PathStep step, PathStep next)
    {
        if (!step.InBraces && item.Kind == JsonKind.Object && item.Find(step.Text) is null)
            item.Set(step.Text, next.InBraces ? JsonItem.NewArray() : JsonItem.NewObject());
        return Step(item, step).ToArray();
    }

    private static void Replace(JsonItem place, PathStep last, Func<JsonItem?, JsonItem?> value)
    {
        if (!last.InBraces)
        {
            if (place.Kind == JsonKind.Object && value(place.Find(last.Text)) is { } member)
                place.Set(last.Text, member);
            return;
        }

        for (int i = 0; i < place.Elements.Count; i++)
        {
            if ((last.Text.Length == 0 || i == Index(last, place)) && value(place.Elements[i]) is { } element)
                place.Elements[i] = element;
        }

        // The place behind the last element is new.
        if (last.Text == place.Elements.Count.ToString(CultureInfo.InvariantCulture) && place.Kind == JsonKind.Array && value(null) is { } added)
            place.Elements.Add(added);
    }
}

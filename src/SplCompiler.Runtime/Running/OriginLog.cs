namespace SplCompiler.Runtime;

/// <summary>Notes the different sources of a worker's events; a source that is known costs no memory.</summary>
internal sealed class OriginLog(SlotMap slots)
{
    // Sources that are file names may be many; past this no new ones are noted, and reasons become "filtered out".
    private const int Limit = 10_000;

    private readonly Slot _source = slots["source"];
    private readonly Slot _type = slots["sourcetype"];
    private readonly SymbolTable _texts = new();
    private readonly HashSet<(Symbol Source, Symbol Type)> _origins = [];

    public HashSet<EventOrigin> Origins => [.. _origins.Select(origin => new EventOrigin(_texts.Text(origin.Source), _texts.Text(origin.Type)))];

    public void Note(EventView e)
    {
        if (_origins.Count < Limit)
            _origins.Add((_texts.Intern(e.Extracted(_source).First), _texts.Intern(e.Extracted(_type).First)));
    }
}

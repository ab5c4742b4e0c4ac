namespace SplCompiler.Runtime;

/// <summary>host, source, sourcetype, index, _time and _raw as fields, and fields of a Windows record under the names that its XML has.</summary>
internal sealed unsafe partial class CurrentEvent
{
    private static readonly FieldRole[] s_windowsHosts = [FieldRole.Hostname, FieldRole.Computer, FieldRole.HostName, FieldRole.Host];
    private static readonly FieldRole[] s_otherHosts = [FieldRole.Host, FieldRole.HostName, FieldRole.Hostname, FieldRole.Computer];

    private DefaultTexts _overrides;

    /// <summary>True with the value when the field is not simply what the walk stored.</summary>
    private bool TrySpecial(int slot, SlotState* state, out FieldValues values)
    {
        values = FieldValues.Missing;
        switch (state->Special)
        {
            case SpecialField.Time:
                values = TimeField();
                return true;
            case SpecialField.Raw:
                values = Raw;
                return true;
            case SpecialField.Host:
                values = FieldValues.Text(Default(FieldRole.Host));
                return true;
            case SpecialField.Source:
                values = FieldValues.Text(Default(FieldRole.Source));
                return true;
            case SpecialField.SourceType:
                values = FieldValues.Text(Default(FieldRole.SourceType));
                return true;
            case SpecialField.Index:
                values = FieldValues.Text(Default(FieldRole.Index));
                return true;
            case >= SpecialField.LineCount and <= SpecialField.TimeEnd when !_store.Has(slot):
                values = IndexedField(state->Special);
                return true;
            default:
                return Shape == EventShape.WindowsJson && TryWindowsField(state, out values);
        }
    }

    /// <summary>The text of a default field. In test mode there are none.</summary>
    private ReadOnlySpan<byte> Default(FieldRole role)
    {
        // Noted even where it is given: another input may give another.
        if (_trace is not null)
            NoteDefault(role);
        if (_overrides[role] is { } given)
            return given;
        _trace?.Pause();
        ReadOnlySpan<byte> found = Found(role);
        _trace?.GoOn();
        return found;
    }

    private ReadOnlySpan<byte> Found(FieldRole role)
    {
        ReadOnlySpan<byte> text = role switch
        {
            FieldRole.Host => FirstRole(Shape is EventShape.WindowsJson or EventShape.Record ? s_windowsHosts : s_otherHosts),
            FieldRole.Source => IsWindowsRecord ? WindowsSource() : RoleText(role),
            FieldRole.SourceType => IsWindowsRecord ? WindowsSourceType() : RoleText(role),
            _ => RoleText(role),
        };
        if (text.IsEmpty)
            text = Seen(role);
        return text.IsEmpty ? Fallback(role) : text;
    }

    private ReadOnlySpan<byte> Fallback(FieldRole role) => role switch
    {
        _ when Shape == EventShape.Test => default,
        FieldRole.Host => "localhost"u8,
        FieldRole.Source => InputPath,
        FieldRole.SourceType when Shape == EventShape.Text => "generic_single_line"u8,
        FieldRole.SourceType => "_json"u8,
        _ => "main"u8,
    };

    private ReadOnlySpan<byte> FirstRole(FieldRole[] roles)
    {
        foreach (FieldRole role in roles)
        {
            ReadOnlySpan<byte> text = RoleText(role);
            if (!text.IsEmpty)
                return text;
        }

        return default;
    }

    private FieldValues TimeField()
    {
        if (_time is not { } time)
            return FieldValues.Missing;
        byte* text = _arena.Take(TimeText.MaxSeconds);
        int length = TimeText.WriteSeconds(time, new Span<byte>(text, TimeText.MaxSeconds));
        _arena.GiveBack(TimeText.MaxSeconds - length);
        return new FieldValues(new ReadOnlySpan<byte>(text, length));
    }
}

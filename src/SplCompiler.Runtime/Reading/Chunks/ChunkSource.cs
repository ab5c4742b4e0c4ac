using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Reads inputs one after another and cuts them into chunks at event borders. Runs on one thread, ahead of the workers.</summary>
/// <param name="options">Format and limits.</param>
/// <param name="chunkBytes">The usual size of a chunk; one event may make it larger.</param>
/// <param name="rent">Gives an empty chunk, waiting for one if need be.</param>
/// <param name="emit">Takes a filled chunk.</param>
/// <param name="onProblem">Told of inputs that cannot be read.</param>
internal sealed class ChunkSource(
    EventOptions options, int chunkBytes, Func<EventChunk> rent, Action<EventChunk> emit, Action<InputProblem> onProblem)
{
    private long _sequence;
    private long _ordinal;

    /// <summary>How many inputs could be opened.</summary>
    public int Opened { get; private set; }

    public void ReadAll(IReadOnlyList<EventInput> inputs, CancellationToken cancellation)
    {
        long storedBefore = 0;
        foreach (EventInput input in inputs)
        {
            foreach (UnpackedInput unpacked in Unpacker.Unpack(input, options, onProblem))
            {
                if (cancellation.IsCancellationRequested)
                    return;
                Opened++;
                using Stream stream = unpacked.Stream;
                new OneInput(this, unpacked, input.Defaults, storedBefore).Read(cancellation);
            }

            storedBefore += input.StoredBytes;
        }
    }

    /// <summary>The state of reading one unpacked input.</summary>
    private sealed class OneInput(ChunkSource source, UnpackedInput unpacked, InputDefaults? defaults, long storedBefore)
    {
        private UnpackedInput _input = unpacked;
        private EventChunk _chunk = null!;
        private ChunkCutter _cutter = null!;
        private InputFormat _format;
        private long _offset;
        private bool _isFirst = true;
        private bool _hasEnded;
        private bool _isTruncated;
        private int _added;

        // True when the chunk begins with bytes that the cutter has not looked at.
        private bool _carriesUnseen;

        public void Read(CancellationToken cancellation)
        {
            _chunk = Rent();
            _added = Fill();
            Decode();
            if (!TryFormat())
            {
                GiveBack();
                return;
            }

            while (!cancellation.IsCancellationRequested)
            {
                int whole = _cutter.WholeEvents(_chunk.Text, _added);
                if (_hasEnded)
                {
                    ReadTail(whole);
                    return;
                }

                if (whole > 0)
                    Emit(whole);
                else if (_chunk.Length > source.Options.MaxEventBytes)
                    Skip();
                else
                    _chunk.EnsureCapacity(Math.Max(_chunk.Capacity * 2, source.ChunkBytes));
                _added = Fill();
            }

            GiveBack();
        }

        /// <summary>Text that says by its mark that it is UTF-16 is read as UTF-8, the mark included. Halves of pairs without the other become U+FFFD.</summary>
        private void Decode()
        {
            Encoding? encoding = _chunk.Text switch
            {
                // With two zeros behind, the mark of UTF-32, or no text at all.
                [0xFF, 0xFE, 0, 0, ..] => null,
                [0xFF, 0xFE, ..] => Encoding.Unicode,
                [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
                _ => null,
            };
            if (encoding is null)
                return;
            source.OnProblem(new InputProblem(InputProblemKind.OtherEncoding, _input.Path, 0, 0, "the text is UTF-16"));
            ReadInstead(Encoding.CreateTranscodingStream(new PrefixedStream(_chunk.Text.ToArray(), _input.Stream), encoding, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));
        }

        /// <summary>Goes on with a stream over what was read and what is to come.</summary>
        private void ReadInstead(Stream stream)
        {
            _input = _input with { Stream = stream };
            _chunk.Length = 0;
            _hasEnded = _isTruncated = false;
            _added = Fill();
        }

        private bool TryFormat()
        {
            InputFormat? format = source.Options.Format;
            string refusal = "";
            if (format == InputFormat.Auto)
                format = FormatDetector.Detect(_input.Path, _chunk.Text, out refusal);
            if (format is not { } known)
            {
                source.OnProblem(new InputProblem(InputProblemKind.UnreadableInput, _input.Path, 0, 0, refusal));
                return false;
            }

            if (Converted(known) is { } lines)
            {
                ReadInstead(lines);
                known = InputFormat.Ndjson;
            }

            if (known == InputFormat.Json)
                Unwrap();
            _format = known;
            _cutter = ChunkCutter.For(known);
            return true;
        }

        /// <summary>Text under a header, or events in envelopes, as lines of JSON; null for a format that is read as it is.</summary>
        private EnvelopeStream? Converted(InputFormat format)
        {
            bool isEnveloped = format == InputFormat.Ndjson && !source.Options.TestInput && HecEnvelopes.Begins(FormatDetector.WithoutMark(_chunk.Text));
            if (!isEnveloped && format is not (InputFormat.Zeek or InputFormat.Extended or InputFormat.Csv or InputFormat.Tsv or InputFormat.Rendered))
                return null;
            var text = new PrefixedStream(FormatDetector.WithoutMark(_chunk.Text).ToArray(), _input.Stream);
            int maxLine = source.Options.MaxEventBytes;
            return format switch
            {
                InputFormat.Ndjson => new HecEnvelopes(text, maxLine),
                InputFormat.Zeek => new ZeekLog(text, maxLine),
                InputFormat.Extended => new ExtendedLog(text, maxLine),
                InputFormat.Rendered => new RenderedRecords(text, maxLine),
                _ => new DelimitedTable(text, format == InputFormat.Tsv ? '\t' : ',', maxLine)
                {
                    OnProblem = (line, message) => source.OnProblem(new InputProblem(InputProblemKind.BadTable, _input.Path, line, 0, message)),
                },
            };
        }

        /// <summary>Blanks the head of an object around all events, so that each of them is one.</summary>
        private void Unwrap()
        {
            Span<byte> text = _chunk.Text;
            int start = text.Length - FormatDetector.WithoutMark(text).TrimStart(" \t\r\n"u8).Length;
            foreach (ref byte head in text.Slice(start, FormatDetector.EndOfWrapper(text[start..])))
                head = head is (byte)'\n' or (byte)'\r' ? head : (byte)' ';
        }

        private void ReadTail(int whole)
        {
            long end = _offset + _chunk.Length;
            int tail = _chunk.Length;

            // The line that the cut goes through is no event, even where what is left of it looks like one.
            if (_isTruncated && _format is InputFormat.Ndjson or InputFormat.Raw)
                tail = whole;
            if (tail > 0)
                EmitChunk(_chunk, tail);
            else
                GiveBack();
            if (_isTruncated)
                source.OnProblem(new InputProblem(InputProblemKind.TruncatedInput, _input.Path, 0, end, "compressed data ends before its end"));
        }

        private void Emit(int whole)
        {
            EventChunk next = Rent();
            ReadOnlySpan<byte> carry = _chunk.Text[whole..];
            next.EnsureCapacity(Math.Max(source.ChunkBytes, carry.Length * 2));
            next.Length = carry.Length;
            carry.CopyTo(next.Text);
            EmitChunk(_chunk, whole);
            _chunk = next;
        }

        private void EmitChunk(EventChunk chunk, int length)
        {
            chunk.Length = length;
            chunk.Path = _input.Path;
            chunk.Defaults = defaults;
            chunk.Format = _format;
            chunk.Offset = _offset;
            chunk.Ordinal = source._ordinal;
            chunk.IsFirst = _isFirst;
            chunk.StoredBytesRead = storedBefore + _input.StoredPosition;
            chunk.Terminate();
            source.Emit(chunk);
            _offset += length;
            source._ordinal += length;
            _isFirst = false;
        }

        /// <summary>Drops an event that is too long: reads on to its end without keeping it.</summary>
        private void Skip()
        {
            long start = _offset, skipped = 0, lines = 0;
            _cutter.BeginSkip(_chunk.Text);
            int end = -1;
            while (end < 0)
            {
                int length = _chunk.Length;
                skipped += length;
                lines += _chunk.Text.Count((byte)'\n');
                _chunk.Length = 0;
                if (_hasEnded)
                    break;
                Fill();
                end = _cutter.EndOfSkipped(_chunk.Text);
            }

            EventChunk rest = Rent();
            if (end > 0)
            {
                skipped += end;
                lines += _chunk.Text[..end].Count((byte)'\n');
                rest.EnsureCapacity(Math.Max(source.ChunkBytes, _chunk.Length));
                rest.Length = _chunk.Length - end;
                _chunk.Text[end..].CopyTo(rest.Text);
            }

            _chunk.Skipped = new InputProblem(
                InputProblemKind.EventTooLong, _input.Path, 1, start, $"an event of {skipped} bytes is longer than the limit of {source.Options.MaxEventBytes}");
            _chunk.Result.Lines = lines;
            EmitChunk(_chunk, 0);
            _offset += skipped;
            source._ordinal += skipped;
            _chunk = rest;
            _carriesUnseen = true;
        }

        /// <summary>Reads until the chunk is full or the input ends; the answer is the number of bytes the cutter has not seen.</summary>
        private int Fill()
        {
            int unseen = _carriesUnseen ? _chunk.Length : 0;
            _carriesUnseen = false;
            _chunk.EnsureCapacity(source.ChunkBytes);
            while (!_hasEnded && _chunk.Free.Length > 0)
            {
                int count = ReadSome(_chunk.Free);
                _hasEnded = count == 0;
                _chunk.Length += count;
                unseen += count;
            }

            return unseen;
        }

        private int ReadSome(Span<byte> free)
        {
            try
            {
                return _input.Stream.Read(free);
            }
            catch (InvalidDataException)
            {
                _isTruncated = true;
                return 0;
            }
            catch (Exception error) when (Unpacker.IsReadError(error))
            {
                source.OnProblem(new InputProblem(InputProblemKind.UnreadableInput, _input.Path, 0, _offset + _chunk.Length, error.Message));
                return 0;
            }
        }

        private EventChunk Rent()
        {
            EventChunk chunk = source.Rent();
            chunk.Length = 0;
            chunk.Skipped = null;
            chunk.Result.Clear();
            return chunk;
        }

        /// <summary>An empty chunk goes the way of all chunks, so that it comes back.</summary>
        private void GiveBack() => EmitChunk(_chunk, 0);
    }

    private EventOptions Options => options;

    private int ChunkBytes => chunkBytes;

    private EventChunk Rent() => rent();

    private void OnProblem(InputProblem problem) => onProblem(problem);

    private void Emit(EventChunk chunk)
    {
        chunk.Sequence = _sequence++;
        emit(chunk);
    }
}

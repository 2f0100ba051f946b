using System.Collections.Immutable;
using System.Text.Json;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>
/// Reads a chunk's JSON by hand, because months of rows are read with every change of a book. A row with anything that is not known
/// here, or in another order than it is written in, is read by the serializer.
/// </summary>
internal ref struct ChunkReading(ReadOnlySpan<byte> utf8, JsonSerializerOptions options)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private ReadOnlySpan<byte> _accountText;
    private AssetKey? _account;

    /// <summary>Members of other names are passed over, as the serializer does.</summary>
    internal LedgerChunk Read()
    {
        var reader = new Utf8JsonReader(_utf8);
        ChunkKey? key = null;
        ImmutableArray<Transaction> rows = [];
        ImmutableArray<RowMark> marks = [];
        var since = 0L;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (MemberReading.IsAt(ref reader, "key"u8))
            {
                key = JsonSerializer.Deserialize<ChunkKey>(ref reader, options);
            }
            else if (MemberReading.IsAt(ref reader, "rows"u8))
            {
                rows = Rows(ref reader);
            }
            else if (MemberReading.IsAt(ref reader, "since"u8))
            {
                since = reader.GetInt64();
            }
            else if (MemberReading.IsAt(ref reader, "marks"u8))
            {
                marks = JsonSerializer.Deserialize<ImmutableArray<RowMark>>(ref reader, options);
            }
            else
            {
                reader.Skip();
            }
        }

        return new(key ?? throw new JsonException("The chunk has no key."), rows) { Since = since, Marks = marks };
    }

    private ImmutableArray<Transaction> Rows(ref Utf8JsonReader reader)
    {
        var rows = ImmutableArray.CreateBuilder<Transaction>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var start = reader;
            if (TryRow(ref reader) is { } row)
            {
                rows.Add(row);
            }
            else
            {
                reader = start;
                rows.Add(JsonSerializer.Deserialize<Transaction>(ref reader, options) ?? throw new JsonException("A row is empty."));
            }
        }

        return rows.DrainToImmutable();
    }

    private Transaction? TryRow(ref Utf8JsonReader reader)
    {
        reader.Read();
        return MemberReading.IsAt(ref reader, "account"u8) && AccountOf(ref reader) is { } account && reader.Read()
            ? RowReading.TryRead(ref reader, account, options)
            : null;
    }

    // All rows of a chunk are of one account, which then is one instance.
    private AssetKey? AccountOf(ref Utf8JsonReader reader)
    {
        var start = reader;
        var from = (int)reader.TokenStartIndex;
        reader.Skip();
        var text = _utf8[from..(int)reader.BytesConsumed];
        if (_account is null || !text.SequenceEqual(_accountText))
        {
            _account = JsonSerializer.Deserialize<AssetKey>(ref start, options);
            _accountText = text;
        }

        return _account;
    }
}

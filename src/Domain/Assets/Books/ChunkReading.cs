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
                rows = Rows(ref reader, key?.Asset);
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

    // The key comes first; a row says its account only where it is another one.
    private ImmutableArray<Transaction> Rows(ref Utf8JsonReader reader, AssetKey? account)
    {
        var rows = ImmutableArray.CreateBuilder<Transaction>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var start = reader;
            if (TryRow(ref reader, account) is { } row)
            {
                rows.Add(row);
            }
            else
            {
                reader = start;
                rows.Add(Whole(JsonSerializer.Deserialize<Transaction>(ref reader, options), account));
            }
        }

        return rows.DrainToImmutable();
    }

    private static Transaction Whole(Transaction? row, AssetKey? account) => row switch
    {
        null => throw new JsonException("A row is empty."),
        { Account: null } => row with { Account = account ?? throw new JsonException("A row has no account.") },
        _ => row,
    };

    private Transaction? TryRow(ref Utf8JsonReader reader, AssetKey? account)
    {
        reader.Read();
        if (MemberReading.IsAt(ref reader, "account"u8))
        {
            account = AccountOf(ref reader);
            reader.Read();
        }

        return account is null ? null : RowReading.TryRead(ref reader, account, options);
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

using System.Buffers;
using System.Text.Json;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>
/// Writes a chunk's JSON by hand, in the order in which RowReading expects it. The account stands once in the key and not with each
/// row, and what is as most rows have it is left out.
/// </summary>
internal sealed class ChunkWriting : IDisposable
{
    private const int LargestKept = 1024 * 1024;

    // Hundreds of chunks are written one after the other, and each of them is small.
    [ThreadStatic]
    private static ChunkWriting? _mine;

    private readonly ArrayBufferWriter<byte> _bytes = new(16 * 1024);
    private readonly Utf8JsonWriter _json;

    private ChunkWriting(JsonSerializerOptions options) => _json = new(_bytes, new() { Encoder = options.Encoder, SkipValidation = true });

    internal static byte[] Write(LedgerChunk chunk, JsonSerializerOptions options)
    {
        var writing = _mine ??= new(options);
        try
        {
            writing.WriteChunk(chunk, options);
            return writing._bytes.WrittenSpan.ToArray();
        }
        finally
        {
            writing._json.Reset();
            writing._bytes.ResetWrittenCount();
            if (writing._bytes.Capacity > LargestKept)
            {
                _mine = null;
                writing.Dispose();
            }
        }
    }

    public void Dispose() => _json.Dispose();

    private void WriteChunk(LedgerChunk chunk, JsonSerializerOptions options)
    {
        _json.WriteStartObject();
        _json.WritePropertyName("key"u8);
        JsonSerializer.Serialize(_json, chunk.Key, options);
        _json.WriteStartArray("rows"u8);
        foreach (var row in chunk.Rows)
        {
            RowWriting.Write(_json, row, chunk.Key.Asset, options);
        }

        _json.WriteEndArray();
        if (chunk.Since != 0)
        {
            _json.WriteNumber("since"u8, chunk.Since);
        }

        if (!chunk.Marks.IsEmpty)
        {
            _json.WritePropertyName("marks"u8);
            JsonSerializer.Serialize(_json, chunk.Marks, options);
        }

        _json.WriteEndObject();
        _json.Flush();
    }
}

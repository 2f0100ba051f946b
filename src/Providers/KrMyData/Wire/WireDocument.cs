using System.Text.Json;

namespace MyDataHub.Providers.KrMyData.Wire;

/// <summary>Bytes of an answer as JSON. A name that occurs twice in an object is refused: it could be read two ways.</summary>
internal static class WireDocument
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    internal static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var document = JsonDocument.Parse(body, Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The exception's text may quote the body, so it ends here.
        }

        throw new WireFormatException("$", "is not a JSON object");
    }
}

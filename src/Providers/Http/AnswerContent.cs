using System.Net.Http.Headers;
using System.Text.Json;

namespace MyDataHub.Providers.Http;

/// <summary>A body that has arrived whole, with the code that decides whether the call is repeated.</summary>
internal sealed class AnswerContent : ByteArrayContent
{
    internal AnswerContent(byte[] body, MediaTypeHeaderValue? type)
        : base(body)
    {
        Headers.ContentType = type;
        Body = body;
        Code = ReadCode(body);
    }

    internal ReadOnlyMemory<byte> Body { get; }

    /// <summary>rsp_code, or the OAuth error (section 5), or null.</summary>
    internal string? Code { get; }

    internal static string? CodeOf(HttpResponseMessage response) => (response.Content as AnswerContent)?.Code;

    // The codes stand at the top of the object, so only the first level is looked at; anything unreadable has no code.
    private static string? ReadCode(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isCode = reader.ValueTextEquals("rsp_code"u8) || reader.ValueTextEquals("error"u8);
                reader.Read();
                if (isCode)
                {
                    return Text(ref reader);
                }

                reader.Skip();
            }
        }
        catch (JsonException)
        {
        }
        catch (InvalidOperationException)
        {
            // Text that is not UTF-8.
        }

        return null;
    }

    private static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String when reader.ValueSpan.Length <= 40 => reader.GetString(),
        JsonTokenType.Number when reader.ValueSpan.Length <= 10 => System.Text.Encoding.ASCII.GetString(reader.ValueSpan).PadLeft(5, '0'),
        _ => null,
    };
}

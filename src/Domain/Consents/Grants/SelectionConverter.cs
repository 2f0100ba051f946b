using System.Text.Json;
using System.Text.Json.Serialization;

namespace MyDataHub.Domain.Consents.Grants;

/// <summary>How a selection is kept: "all", or the list of ids.</summary>
internal sealed class SelectionConverter : JsonConverter<Selection>
{
    private const string AllWord = "all";

    public override Selection Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && reader.GetString() == AllWord)
        {
            return Selection.All;
        }

        // Anything else than a list of ids covers nothing: what cannot be read must not widen a consent.
        return Selection.Of(JsonSerializer.Deserialize<string[]>(ref reader, options) ?? []);
    }

    public override void Write(Utf8JsonWriter writer, Selection value, JsonSerializerOptions options)
    {
        if (value.IsAll)
        {
            writer.WriteStringValue(AllWord);
        }
        else
        {
            JsonSerializer.Serialize(writer, value.Ids.ToArray(), options);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace MyDataHub.Providers.Tests.Running;

/// <summary>Records as text with all they hold, lists included, so that two can be compared whole.</summary>
internal static class Values
{
    private static readonly JsonSerializerOptions Everything = new()
    {
        IncludeFields = true,
        Converters = { new ByItsType<Domain.Assets.Facts.Fact>(), new Amounts() },
    };

    public static string Print<T>(T value) => JsonSerializer.Serialize(value, Everything);

    /// <summary>Every decimal in there, for rules such as: no amount that was not sent.</summary>
    public static IEnumerable<decimal> AmountsOf<T>(T value)
    {
        using var document = JsonDocument.Parse(Print(value));
        return [.. Numbers(document.RootElement)];
    }

    private static IEnumerable<decimal> Numbers(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("decimal", out var amount) => [amount.GetDecimal()],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Numbers(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Numbers),
        _ => [],
    };

    private sealed class ByItsType<T> : JsonConverter<T>
        where T : class
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(T);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
    }

    private sealed class Amounts : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteNumber("decimal", value);
            writer.WriteEndObject();
        }
    }
}

using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>How a book is written down: compact UTF-8 JSON, equal content giving equal bytes, facts by their kind.</summary>
public static class BookJson
{
    private static readonly JsonSerializerOptions Options = Create();

    public static byte[] Write(BookState state) => JsonSerializer.SerializeToUtf8Bytes(BookDocument.Of(state), Options);

    public static byte[] Write(LedgerChunk chunk) => ChunkWriting.Write(chunk, Options);

    public static BookState ReadState(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize<BookDocument>(utf8, Options)?.ToState() ?? throw new JsonException("The book is empty.");

    public static LedgerChunk ReadChunk(ReadOnlySpan<byte> utf8) => new ChunkReading(utf8, Options).Read();

    /// <summary>A stable text of any part of a book: for ordering what time cannot order, and for comparing records that hold lists.</summary>
    internal static string Text<T>(T part) => JsonSerializer.Serialize(part, Options);

    internal static int CompareText(Fact one, Fact other) => string.CompareOrdinal(Text(one), Text(other));

    internal static int CompareText<T>(T one, T other) => string.CompareOrdinal(Text(one), Text(other));

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // Nothing here is ever put into a page as it stands; Korean text takes a third of the room unescaped.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameFacts, LeaveOutEmptyLists } },
        };
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(new TextConverter<OperatorId>(id => id.OrgCode, text => new(text)));
        options.Converters.Add(new TextConverter<InstitutionId>(id => id.OrgCode, text => new(text)));
        options.Converters.Add(new TextConverter<Currency>(currency => currency.Code, text => new(text)));
        options.Converters.Add(new TextConverter<Month>(month => month.ToString(), Month.Parse));
        options.MakeReadOnly();
        return options;
    }

    private static void NameFacts(JsonTypeInfo type)
    {
        if (type.Type != typeof(Fact))
        {
            return;
        }

        type.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "kind" };
        foreach (var (name, fact) in FactKinds.All.OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            type.PolymorphismOptions.DerivedTypes.Add(new(fact, name));
        }
    }

    private static void LeaveOutEmptyLists(JsonTypeInfo type)
    {
        // Only lists with an initial value: what a constructor takes must be there to be read.
        foreach (var property in type.Properties.Where(
            property => IsList(property.PropertyType) && property.AssociatedParameter is null))
        {
            property.ShouldSerialize = (_, value) => value is System.Collections.IList { Count: > 0 };
        }
    }

    private static bool IsList(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);
}

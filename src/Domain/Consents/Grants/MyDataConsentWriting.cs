using System.Globalization;
using System.Text.Json;

namespace MyDataHub.Domain.Consents.Grants;

/// <summary>Writes a consent as an element of authorization_details, the reverse of the reading (RFC 9396 7: what was granted).</summary>
public static class MyDataConsentWriting
{
    /// <summary>The list with its one element.</summary>
    public static JsonElement Write(MyDataConsent consent)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            Write(writer, consent);
            writer.WriteEndArray();
        }

        using var document = JsonDocument.Parse(stream.GetBuffer().AsMemory(0, (int)stream.Length));
        return document.RootElement.Clone();
    }

    public static void Write(Utf8JsonWriter writer, MyDataConsent consent)
    {
        writer.WriteStartObject();
        writer.WriteString("type", MyDataConsent.Type);
        Write(writer, "domains", ConsentWords.Of(consent.Domains));
        if (!consent.Institutions.IsAll)
        {
            Write(writer, "institutions", consent.Institutions.Ids);
        }

        WriteAccounts(writer, consent);
        Write(writer, "detail", ConsentWords.Of(consent.Details));
        if (consent.HistoryFrom is { } from)
        {
            writer.WriteString("history_from", Day(from));
        }

        writer.WriteStartObject("purpose");
        writer.WriteString("code", consent.Purpose.Code);
        writer.WriteString("text", consent.Purpose.Text);
        writer.WriteEndObject();
        writer.WriteBoolean("recurring", consent.IsRecurring);
        writer.WriteString("ends_on", Day(consent.EndsOn));
        writer.WriteEndObject();
    }

    private static void WriteAccounts(Utf8JsonWriter writer, MyDataConsent consent)
    {
        if (consent.Accounts.IsAll)
        {
            writer.WriteString("accounts", consent.CustomerChooses ? "choose" : "all");
        }
        else
        {
            Write(writer, "accounts", consent.Accounts.Ids);
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<string> words)
    {
        writer.WriteStartArray(name);
        foreach (var word in words)
        {
            writer.WriteStringValue(word);
        }

        writer.WriteEndArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Authorizing;

/// <summary>The bodies of 통합인증-102 and 103 (section 4.4.5).</summary>
internal static class SigningMessages
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static byte[] Request(SigningRequest request, ImmutableArray<PreparedConsent> consents, string[] names, string signTxId) => Write(writer =>
    {
        writer.WriteString("sign_tx_id", signTxId);
        writer.WriteString("user_ci", request.Ci);
        if (request.RealName is { } name)
        {
            writer.WriteString("real_name", name);
        }

        writer.WriteString("request_title", request.Title);
        writer.WriteString("device_code", "PC");
        writer.WriteString("device_browser", "WB");
        writer.WriteString("return_app_scheme_url", request.ReturnUrl.AbsoluteUri);
        writer.WriteString("consent_type", "1");
        writer.WriteString("consent_cnt", Text(consents.Length));
        writer.WriteStartArray("consent_list");
        foreach (var (consent, title) in consents.Zip(names))
        {
            writer.WriteStartObject();
            writer.WriteString("consent_len", Text(Encoding.UTF8.GetByteCount(consent.Text)));
            writer.WriteString("consent_title", title);
            writer.WriteString("consent", consent.Text);
            writer.WriteString("tx_id", consent.TxId);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    internal static byte[] Result(SigningTicket ticket) => Write(writer =>
    {
        writer.WriteString("cert_tx_id", ticket.CertTxId);
        writer.WriteString("sign_tx_id", ticket.SignTxId);
    });

    /// <summary>No signatures yet means that the customer has not decided. The answer keeps the order and names each consent: a signature is taken only for the consent it names, and only if all are there.</summary>
    internal static SigningResult Signed(ReadOnlyMemory<byte> body, SigningTicket ticket)
    {
        try
        {
            using var document = WireDocument.Parse(body);
            var signatures = new WireObject(document.RootElement, new WireNotes()).Rows("signed_consent_list")
                .Select(row => (TxId: row.Text("tx_id"), Signature: Signature(row)))
                .ToArray();
            if (signatures.Length == 0)
            {
                return new SigningResult.NotYet();
            }

            return signatures.Select(signed => signed.TxId).SequenceEqual(ticket.Consents.Select(consent => consent.TxId), StringComparer.Ordinal)
                ? new SigningResult.Completed([.. ticket.Consents.Zip(signatures, (consent, signed) => new SignedConsent(
                    consent.Institution, consent.TxId, ticket.AuthorityOrgCode, ticket.CertTxId, consent.Text, signed.Signature))])
                : new SigningResult.Unavailable("malformed:signed_consent_list");
        }
        catch (WireFormatException exception)
        {
            return new SigningResult.Unavailable($"malformed:{exception.Path}");
        }
    }

    // A signature is the one text of the standard that is longer than others may be: aNS(10000).
    private static Secret Signature(WireObject row) =>
        row.Find("signed_consent") is { ValueKind: JsonValueKind.String } value && WireText.Of(value, maxLength: 10_000) is { Length: > 0 } text
            ? new(text)
            : throw row.Wrong("signed_consent", "is not a signature");

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Plain))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }
}

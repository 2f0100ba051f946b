using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.CertificateAuthority;

/// <summary>The calls of 4.4.5: token, sign_request, sign_result and, for providers, sign_verification.</summary>
internal sealed class CertificateAuthorityApi(
    ClientCredentials credentials, OperatorClients clients, Residents residents, SigningDesk desk, Parties parties)
{
    public async Task HandleAsync(HttpContext http)
    {
        if (!clients.KnowsCertificate(Caller.SerialNumberOf(http)))
        {
            await Answer.Of(RspCode.CertificateMismatch).WriteAsync(http);
            return;
        }

        var answer = http.Request.Path.Value switch
        {
            "/oauth/2.0/token" => await credentials.TokenAsync(http),
            "/v1/ca/sign_request" or "/ca/sign_request" => await CallAsync(http, Request),
            "/v1/ca/sign_result" or "/ca/sign_result" => await CallAsync(http, Result),
            "/v1/ca/sign_verification" or "/ca/sign_verification" => await CallAsync(http, Verify),
            _ => Answer.Of(RspCode.NoEndpoint),
        };
        await answer.WriteAsync(http);
    }

    private static string? Text(JsonObject body, string member) =>
        body[member] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private async Task<Answer> CallAsync(HttpContext http, Func<JsonObject, Answer> handle)
    {
        if (!TransactionId.IsWellFormed(http.Request.Headers[TransactionId.Header]))
        {
            return Answer.Of(RspCode.BadHeader);
        }

        if (!HttpMethods.IsPost(http.Request.Method))
        {
            return Answer.Of(RspCode.MethodNotAllowed);
        }

        if (!credentials.Admits(http.Request))
        {
            return Answer.Of(RspCode.InvalidToken);
        }

        try
        {
            var body = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) as JsonObject;
            return body is null ? Answer.Of(RspCode.BadParameter) : handle(body);
        }
        catch (JsonException)
        {
            return Answer.Of(RspCode.BadParameter);
        }
    }

    /// <summary>통합인증-102: consents to be signed, and where the person is to be taken for it.</summary>
    private Answer Request(JsonObject body)
    {
        var consents = ConsentsOf(body);
        if (consents is null || Text(body, "sign_tx_id") is not { Length: <= 49 } signTxId
            || Text(body, "return_app_scheme_url") is not { } returnUrl || Text(body, "consent_type") is not ("0" or "1"))
        {
            return Answer.Of(RspCode.BadParameter);
        }

        if (residents.Find(Text(body, "user_ci")) is not { } person)
        {
            return Answer.Of(RspCode.NoCustomer);
        }

        var request = new SignatureRequest(
            Secret.New(40), signTxId, person.Ci, Text(body, "request_title") ?? "전송요구", returnUrl, Text(body, "consent_type") == "1")
        {
            Consents = consents,
        };
        desk.Receive(request);
        var page = new Uri(parties.AddressOf(Parties.BrowserCode), $"ca/sign/{request.CertTxId}").ToString();
        return Answer.Of(RspCode.Success, new JsonObject
        {
            ["sign_ios_app_scheme_url"] = $"sandboxsign://sign/{request.CertTxId}",
            ["sign_aos_app_scheme_url"] = $"sandboxsign://sign/{request.CertTxId}",
            ["sign_web_url"] = page,
            ["cert_tx_id"] = request.CertTxId,
        });
    }

    private static ConsentToSign[]? ConsentsOf(JsonObject body)
    {
        if (body["consent_list"] is not JsonArray { Count: > 0 } list
            || Text(body, "consent_cnt") != list.Count.ToString(CultureInfo.InvariantCulture))
        {
            return null;
        }

        var consents = list.OfType<JsonObject>()
            .Where(item => Text(item, "consent") is { Length: <= 7000 } && Text(item, "tx_id") is { Length: <= 74 })
            .Select(item => new ConsentToSign(
                Text(item, "consent_title") ?? "", Encoding.UTF8.GetBytes(Text(item, "consent")!), Text(item, "tx_id")!))
            .ToArray();
        return consents.Length == list.Count ? consents : null;
    }

    /// <summary>
    /// 통합인증-103. What is answered before the person has decided is not published; here the count is 0 until then, and a
    /// refusal is 40301.
    /// </summary>
    private Answer Result(JsonObject body)
    {
        if (desk.Find(Text(body, "cert_tx_id")) is not { } request || request.SignTxId != Text(body, "sign_tx_id"))
        {
            return Answer.Of(RspCode.NoAsset);
        }

        if (request.IsRefused)
        {
            return Answer.Of(RspCode.WrongCall);
        }

        var signatures = request.Signatures ?? [];
        return Answer.Of(RspCode.Success, new JsonObject
        {
            ["signed_consent_cnt"] = signatures.Count.ToString(CultureInfo.InvariantCulture),
            ["signed_consent_list"] = new JsonArray([.. signatures.Select((signature, index) => Signed(signature, request.Consents[index]))]),
        });
    }

    private static JsonObject Signed(string signature, ConsentToSign consent) => new JsonObject
    {
        ["signed_consent_len"] = signature.Length.ToString(CultureInfo.InvariantCulture),
        ["signed_consent"] = signature,
        ["tx_id"] = consent.TxId,
    };

    /// <summary>IA104: a provider asks whether a signature is genuine, and whose it is.</summary>
    private Answer Verify(JsonObject body)
    {
        var txId = Text(body, "tx_id");
        var ci = desk.SignerOf(
            Text(body, "cert_tx_id"), txId, Encoding.UTF8.GetBytes(Text(body, "consent") ?? ""), Text(body, "signed_consent"));
        var members = new JsonObject { ["tx_id"] = txId ?? "", ["result"] = ci is null ? "false" : "true" };
        if (ci is not null)
        {
            members["user_ci"] = ci;
        }

        return Answer.Of(RspCode.Success, members);
    }
}

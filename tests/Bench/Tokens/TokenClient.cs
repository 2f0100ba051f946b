using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace MyDataHub.Bench.Tokens;

/// <summary>A registered third party with one ES256 key for its assertions and its proofs, which signs every request anew.</summary>
internal sealed class TokenClient(string clientId, ECDsa key, Uri issuer)
{
    private readonly string _address = $"{issuer.GetLeftPart(UriPartial.Authority)}";
    private readonly string _assertionHeader = Part("""{"alg":"ES256"}""");
    private readonly string _proofHeader = Part($$"""{"typ":"dpop+jwt","alg":"ES256","jwk":{{Jwk(key).ToJsonString()}}}""");

    public static async Task<TokenClient> RegisterAsync(Uri issuer, string initialToken, ECDsa key, CancellationToken ct)
    {
        var metadata = new JsonObject
        {
            ["client_name"] = "Bench",
            ["grant_types"] = new JsonArray("client_credentials"),
            ["response_types"] = new JsonArray(),
            ["scope"] = "webhooks",
            ["jwks"] = new JsonObject { ["keys"] = new JsonArray(Jwk(key)) },
        };
        // The authority was made for this run and no machine knows it.
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, errors) => errors is not System.Net.Security.SslPolicyErrors.RemoteCertificateNameMismatch };
        using var http = new HttpClient(handler);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", initialToken);
        using var body = new StringContent(metadata.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(issuer, "/oauth/register"), body, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        return answer.IsSuccessStatusCode
            ? new TokenClient((string)JsonNode.Parse(text)!["client_id"]!, key, issuer)
            : throw new InvalidOperationException($"The client was not registered: {text}");
    }

    /// <summary>A whole HTTP/1.1 request for an access token, good once.</summary>
    public byte[] Request()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var assertion = Sign(_assertionHeader, $$"""{"iss":"{{clientId}}","sub":"{{clientId}}","aud":"{{_address}}","jti":"{{NewId()}}","iat":{{now}},"exp":{{now + 60}}}""");
        var proof = Sign(_proofHeader, $$"""{"jti":"{{NewId()}}","htm":"POST","htu":"{{_address}}/oauth/token","iat":{{now}}}""");
        var body = "grant_type=client_credentials&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
            + $"&client_id={clientId}&client_assertion={assertion}";
        return Encoding.ASCII.GetBytes(
            $"POST /oauth/token HTTP/1.1\r\nHost: {issuer.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nDPoP: {proof}\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    private string Sign(string header, string claims)
    {
        var signed = $"{header}.{Part(claims)}";
        // One key object for each call: they are not made for several threads.
        using var own = ECDsa.Create(key.ExportParameters(true));
        return $"{signed}.{Base64Url.EncodeToString(own.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    private static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static JsonObject Jwk(ECDsa key)
    {
        var point = key.ExportParameters(false).Q;
        return new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["x"] = Base64Url.EncodeToString(point.X),
            ["y"] = Base64Url.EncodeToString(point.Y),
        };
    }
}

using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Browser.Tests.Driving;

/// <summary>A third party that registers at the hub and asks for a customer's consent, as far as a browser is sent to it.</summary>
internal sealed class AskingParty : IDisposable
{
    internal const string RedirectUri = "https://budget.example/callback";
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly HttpClient _http;
    private readonly string _issuer;
    private string _clientId = "";

    private AskingParty(Uri issuer)
    {
        _issuer = issuer.GetLeftPart(UriPartial.Authority);
        // The authority was made for this run and no machine knows it; the name must be right.
        var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, _, _, errors) => !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch),
        };
        _http = new(handler) { BaseAddress = issuer };
    }

    internal static async Task<AskingParty> RegisterAsync(RunningHub hub)
    {
        var party = new AskingParty(hub.SecureAddress);
        using var words = await hub.RunAsync("client-token");
        var point = party._key.ExportParameters(false).Q;
        var metadata = new JsonObject
        {
            ["client_name"] = "Budget Friend",
            ["client_name#ko"] = "가계부 친구",
            ["client_uri"] = "https://budget.example/",
            ["policy_uri"] = "https://budget.example/privacy",
            ["redirect_uris"] = new JsonArray(RedirectUri),
            ["token_endpoint_auth_method"] = "private_key_jwt",
            ["grant_types"] = new JsonArray("authorization_code"),
            ["response_types"] = new JsonArray("code"),
            ["scope"] = "mydata",
            ["authorization_details_types"] = new JsonArray("mydata_consent"),
            ["dpop_bound_access_tokens"] = true,
            ["jwks"] = new JsonObject
            {
                ["keys"] = new JsonArray(new JsonObject
                {
                    ["kty"] = "EC",
                    ["crv"] = "P-256",
                    ["x"] = Base64Url.EncodeToString(point.X),
                    ["y"] = Base64Url.EncodeToString(point.Y),
                }),
            },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/register")
        {
            Content = new StringContent(metadata.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", words.Written.Trim());
        party._clientId = (string)(await party.SendAsync(request))["client_id"]!;
        return party;
    }

    /// <summary>Where the third party sends its customer's browser.</summary>
    internal async Task<string> AskAsync(string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/par")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["client_id"] = _clientId,
                ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                ["client_assertion"] = Assertion(),
                ["response_type"] = "code",
                ["redirect_uri"] = RedirectUri,
                ["scope"] = "mydata",
                ["state"] = "state-1",
                ["ui_locales"] = language,
                ["code_challenge"] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)),
                ["code_challenge_method"] = "S256",
                ["authorization_details"] = new JsonArray(Consent()).ToJsonString(),
            }),
        };
        var uri = (string)(await SendAsync(request))["request_uri"]!;
        return $"{_issuer}/oauth/authorize?client_id={_clientId}&request_uri={Uri.EscapeDataString(uri)}";
    }

    public void Dispose()
    {
        _http.Dispose();
        _key.Dispose();
    }

    private static JsonObject Consent() => new()
    {
        ["type"] = "mydata_consent",
        ["domains"] = new JsonArray("bank", "card", "investment"),
        ["accounts"] = "choose",
        ["detail"] = new JsonArray("totals", "balances", "transactions", "holdings"),
        ["history_from"] = Today().AddMonths(-6).ToString("yyyy-MM-dd", null),
        ["purpose"] = new JsonObject { ["code"] = "personal-finance", ["text"] = "한 달 예산을 짜 드려요" },
        ["recurring"] = true,
        ["ends_on"] = Today().AddMonths(6).ToString("yyyy-MM-dd", null),
    };

    private static DateOnly Today() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(9)).DateTime);

    private string Assertion()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = $$"""{"iss":"{{_clientId}}","sub":"{{_clientId}}","aud":"{{_issuer}}","jti":"{{Guid.NewGuid()}}","iat":{{now}},"exp":{{now + 60}}}""";
        var signed = $"{Part("""{"alg":"ES256"}""")}.{Part(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    private async Task<JsonNode> SendAsync(HttpRequestMessage request)
    {
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{request.RequestUri}: {answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}

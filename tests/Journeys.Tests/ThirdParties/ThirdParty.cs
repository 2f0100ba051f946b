using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.ThirdParties;

/// <summary>A fintech that knows the hub by its public addresses only: registers, gets a customer's grant, reads.</summary>
internal sealed class ThirdParty : IDisposable
{
    private const string RedirectUri = "https://budget.example/callback";

    private readonly ThirdPartyKeys _keys = new();
    private readonly Uri _issuer;
    private readonly Uri _mtls;
    private readonly bool _usesDpop;

    // Reads share their connections.
    private readonly Lazy<HttpClient> _reading;

    private ThirdParty(Uri issuer, Uri mtls, bool usesDpop)
    {
        (_issuer, _mtls, _usesDpop) = (issuer, mtls, usesDpop);
        _reading = new(() => NewClient(Api, usesDpop ? null : _keys.Certificate));
    }

    internal ThirdPartyKeys Keys => _keys;

    internal string ClientId { get; private set; } = "";

    internal string AccessToken { get; private set; } = "";

    internal string RefreshToken { get; private set; } = "";

    internal string GrantId { get; private set; } = "";

    /// <summary>Where it reads: tokens bound to a certificate are good on the port that asks for one.</summary>
    internal Uri Api => _usesDpop ? _issuer : _mtls;

    internal string Issuer => _issuer.GetLeftPart(UriPartial.Authority);

    internal static async Task<ThirdParty> RegisterAsync(Uri issuer, Uri mtls, string initialToken, bool usesDpop)
    {
        var party = new ThirdParty(issuer, mtls, usesDpop);
        var metadata = new JsonObject
        {
            ["client_name"] = "Budget Friend",
            ["redirect_uris"] = new JsonArray(RedirectUri),
            ["token_endpoint_auth_method"] = "private_key_jwt",
            ["grant_types"] = new JsonArray("authorization_code", "refresh_token", "client_credentials"),
            ["response_types"] = new JsonArray("code"),
            ["scope"] = "mydata webhooks",
            ["authorization_details_types"] = new JsonArray("mydata_consent"),
            [usesDpop ? "dpop_bound_access_tokens" : "tls_client_certificate_bound_access_tokens"] = true,
            ["jwks"] = new JsonObject { ["keys"] = new JsonArray(party._keys.Jwk()) },
        };
        using var http = NewClient(issuer);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", initialToken);
        using var body = new StringContent(metadata.ToJsonString(), Encoding.UTF8, "application/json");
        party.ClientId = (string)(await ReadAsync(await http.PostAsync("/oauth/register", body)))["client_id"]!;
        return party;
    }

    /// <summary>The person signs in on the hub's pages and allows everything that is asked for.</summary>
    internal async Task LinkAsync(DemoCustomer person, JsonObject consent)
    {
        using var back = NewClient(_issuer);
        using var browser = NewClient(_issuer);
        var verifier = ThirdPartyKeys.NewId() + ThirdPartyKeys.NewId();
        var pushed = await ReadAsync(await back.PostAsync("/oauth/par", Form(
            ("response_type", "code"), ("redirect_uri", RedirectUri), ("scope", "mydata"), ("state", "s"), ("code_challenge", ThirdPartyKeys.HashOf(verifier)),
            ("code_challenge_method", "S256"), ("authorization_details", new JsonArray(consent.DeepClone()).ToJsonString()))));
        var code = await ConsentPages.AllowAsync(browser, $"/oauth/authorize?client_id={ClientId}&request_uri={Uri.EscapeDataString((string)pushed["request_uri"]!)}", person);
        var answer = await TokenAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", RedirectUri), ("code_verifier", verifier));
        (AccessToken, RefreshToken, GrantId) = ((string)answer["access_token"]!, (string)answer["refresh_token"]!, (string)answer["grant_id"]!);
    }

    /// <summary>What the token endpoint answers.</summary>
    internal async Task<JsonNode> TokenAsync(params IEnumerable<(string Name, string Value)> fields)
    {
        using var http = NewClient(Api, _usesDpop ? null : _keys.Certificate);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/token") { Content = Form(fields) };
        if (_usesDpop)
        {
            request.Headers.Add("DPoP", _keys.Proof("POST", $"{Issuer}/oauth/token", null, Now));
        }

        return await ReadAsync(await http.SendAsync(request));
    }

    internal async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in Fields(path))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _reading.Value.SendAsync(request);
    }

    /// <summary>What a read sends beside its address; a proof is new every time.</summary>
    internal IEnumerable<(string Name, string Value)> Fields(string path) => _usesDpop
        ? [("Authorization", $"DPoP {AccessToken}"), ("DPoP", _keys.Proof("GET", Issuer + path.Split('?')[0], ThirdPartyKeys.HashOf(AccessToken), Now))]
        : [("Authorization", $"Bearer {AccessToken}")];

    public void Dispose()
    {
        if (_reading.IsValueCreated)
        {
            _reading.Value.Dispose();
        }

        _keys.Dispose();
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private FormUrlEncodedContent Form(params IEnumerable<(string Name, string Value)> fields) => new(
    [
        .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        KeyValuePair.Create("client_id", ClientId),
        KeyValuePair.Create("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        KeyValuePair.Create("client_assertion", _keys.Assertion(ClientId, Issuer, Now)),
    ]);

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri}: {answer.StatusCode} {text}");
    }

    // The authority was made for this run and no machine knows it; the name must be right.
    private static HttpClient NewClient(Uri address, X509Certificate2? certificate = null)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            ServerCertificateCustomValidationCallback = (_, _, _, errors) => !errors.HasFlag(System.Net.Security.SslPolicyErrors.RemoteCertificateNameMismatch),
        };
        if (certificate is not null)
        {
            handler.ClientCertificates.Add(certificate);
        }

        return new(handler) { BaseAddress = address };
    }
}

using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using MyDataHub.Domain;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Running;

/// <summary>A registered client with what it holds, in one of the four combinations of authentication and sender constraint.</summary>
internal sealed class ThirdParty(AuthorizationHub hub, ClientId id, SigningParty key, SigningParty dpop, X509Certificate2? certificate) : IDisposable
{
    internal ClientId Id => id;

    /// <summary>Signs assertions and request objects.</summary>
    internal SigningParty Key => key;

    /// <summary>Signs proofs.</summary>
    internal SigningParty Dpop => dpop;

    /// <summary>Authenticates the client, or is what its tokens are bound to.</summary>
    internal X509Certificate2? Certificate => certificate;

    /// <summary>Whether the signing key goes with it.</summary>
    internal bool OwnsKey { get; init; } = true;

    internal bool UsesAssertions { get; init; } = true;

    internal bool UsesDpop { get; init; } = true;

    /// <summary>Connections of this client: on the mTLS port when it has a certificate.</summary>
    internal HttpClient Http => field ??= hub.NewClient(certificate);

    internal JsonObject AssertionClaims() => new()
    {
        ["iss"] = id.Value,
        ["sub"] = id.Value,
        ["aud"] = AuthorizationHub.Issuer,
        ["jti"] = Guid.NewGuid().ToString(),
        ["iat"] = hub.Now.ToUnixTimeSeconds(),
        ["exp"] = hub.Now.AddMinutes(1).ToUnixTimeSeconds(),
    };

    internal string Assertion(Action<JsonObject>? change = null)
    {
        var claims = AssertionClaims();
        change?.Invoke(claims);
        return key.Sign(claims);
    }

    internal JsonObject ProofClaims(string method, string path, string? accessToken = null)
    {
        var claims = new JsonObject
        {
            ["jti"] = Guid.NewGuid().ToString(),
            ["htm"] = method,
            ["htu"] = AuthorizationHub.AddressOf(path, certificate is not null),
            ["iat"] = hub.Now.ToUnixTimeSeconds(),
        };
        if (accessToken is not null)
        {
            claims["ath"] = AuthorizationHub.HashOf(accessToken);
        }

        return claims;
    }

    internal string Proof(string method, string path, string? accessToken = null, Action<JsonObject>? change = null)
    {
        var claims = ProofClaims(method, path, accessToken);
        change?.Invoke(claims);
        return ProofOf(claims);
    }

    internal string ProofOf(JsonObject claims, Action<JsonObject>? changeHeader = null) => dpop.Sign(claims, "dpop+jwt", header =>
    {
        header.Remove("kid");
        header["jwk"] = dpop.Jwk;
        changeHeader?.Invoke(header);
    });

    /// <summary>The form with what authenticates this client.</summary>
    internal Dictionary<string, string> Authenticated(params IEnumerable<(string Name, string Value)> form)
    {
        var fields = form.ToDictionary(field => field.Name, field => field.Value);
        fields.TryAdd("client_id", id.Value);
        if (UsesAssertions)
        {
            fields.TryAdd("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            fields.TryAdd("client_assertion", Assertion());
        }

        return fields;
    }

    /// <summary>A POST of the back channel, authenticated and, for a client with DPoP, with a proof.</summary>
    internal Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] form) =>
        SendAsync(path, Authenticated(form), UsesDpop ? Proof("POST", path) : null);

    /// <summary>Exactly this, without anything added.</summary>
    internal async Task<HttpResponseMessage> SendAsync(string path, IEnumerable<KeyValuePair<string, string>> form, params string?[] proofs)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) };
        foreach (var proof in proofs.OfType<string>())
        {
            request.Headers.TryAddWithoutValidation("DPoP", proof);
        }

        return await Http.SendAsync(request);
    }

    public void Dispose()
    {
        Http.Dispose();
        if (OwnsKey)
        {
            key.Dispose();
        }

        dpop.Dispose();
        certificate?.Dispose();
    }
}

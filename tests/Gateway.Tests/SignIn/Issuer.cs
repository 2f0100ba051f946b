using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MyDataHub.Gateway.Tests.SignIn;

/// <summary>An OpenID Connect provider that a test can make lie.</summary>
internal sealed class Issuer : IAsyncDisposable
{
    internal const string ClientId = "hub-client";
    private readonly WebApplication _app;
    private QueryCollection _asked = [];

    private Issuer(WebApplication app) => _app = app;

    internal Uri Address { get; private set; } = null!;

    internal RSA Key { get; } = RSA.Create(2048);

    /// <summary>What the id token will say; a test changes one thing.</summary>
    internal Dictionary<string, object> Claims { get; } = [];

    internal Func<string, string> Tamper { get; set; } = token => token;

    /// <summary>The key that signs; the published one unless a test takes another.</summary>
    internal SecurityKey SigningKey { get; set; } = null!;

    internal string Algorithm { get; set; } = SecurityAlgorithms.RsaSha256;

    internal string? PublishedIssuer { get; set; }

    /// <summary>The form of the last token request.</summary>
    internal Dictionary<string, string> TokenRequest { get; private set; } = [];

    internal static async Task<Issuer> StartAsync(DateTimeOffset now)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var issuer = new Issuer(app);
        issuer.Map(app);
        await app.StartAsync();
        issuer.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        issuer.SigningKey = new RsaSecurityKey(issuer.Key) { KeyId = "k1" };
        issuer.Claims["iss"] = issuer.Name;
        issuer.Claims["aud"] = ClientId;
        issuer.Claims["sub"] = "person-1";
        issuer.Claims["iat"] = now.ToUnixTimeSeconds();
        issuer.Claims["exp"] = now.AddMinutes(5).ToUnixTimeSeconds();
        issuer.Claims["ci"] = new string('C', 86) + "==";
        issuer.Claims["name"] = "이서준";
        issuer.Claims["birthdate"] = "1988-05-17";
        return issuer;
    }

    internal string Name => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>The person agrees: answers where the browser goes next.</summary>
    internal string Agree(Uri authorize)
    {
        _asked = new QueryCollection(QueryHelpers.ParseQuery(authorize.Query));
        return $"/api/session/identity/callback?code=code-1&state={Uri.EscapeDataString(_asked["state"].ToString())}&iss={Uri.EscapeDataString(Name)}";
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Key.Dispose();
    }

    private void Map(WebApplication app)
    {
        app.MapGet("/.well-known/openid-configuration", () => new Dictionary<string, object>
        {
            ["issuer"] = PublishedIssuer ?? Name,
            ["authorization_endpoint"] = $"{Name}/authorize",
            ["token_endpoint"] = $"{Name}/token",
            ["jwks_uri"] = $"{Name}/keys",
        });
        app.MapGet("/keys", () =>
        {
            var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(Key.ExportParameters(false)) { KeyId = "k1" });
            return new { keys = new[] { new { kty = "RSA", use = "sig", kid = "k1", n = jwk.N, e = jwk.E } } };
        });
        app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            TokenRequest = form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
            var verified = Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
            return form["code"] == "code-1" && verified == _asked["code_challenge"] && form["redirect_uri"] == _asked["redirect_uri"]
                ? Results.Json(new { id_token = Tamper(IdToken()), token_type = "Bearer" })
                : Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        });
    }

    private string IdToken()
    {
        var claims = new Dictionary<string, object>(Claims);
        claims.TryAdd("nonce", _asked["nonce"].ToString());
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            SigningCredentials = new SigningCredentials(SigningKey, Algorithm),
        });
    }
}

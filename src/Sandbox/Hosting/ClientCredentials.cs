using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Clock;
using MyDataHub.Sandbox.Institutions.OAuth;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Hosting;

/// <summary>
/// Tokens for calls without a person (지원-001, 지원-101, 통합인증-101): client_credentials, at most a year, no refresh. They
/// are sealed by a key and not remembered, so that they survive a restart.
/// </summary>
internal sealed class ClientCredentials(string clientId, string clientSecret, string scope, byte[] key, SandboxClock clock)
{
    private const string Bearer = "Bearer ";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    public async Task<Answer> TokenAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            return OAuthError.MethodNotAllowed().ToAnswer();
        }

        if (!http.Request.HasFormContentType || !TransactionId.IsWellFormed(http.Request.Headers[TransactionId.Header]))
        {
            return OAuthError.InvalidRequest("헤더 또는 본문 형식이 올바르지 않습니다").ToAnswer();
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!Secret.Matches(form["client_id"], clientId) || !Secret.Matches(form["client_secret"], clientSecret))
        {
            return OAuthError.InvalidClient().ToAnswer();
        }

        if (form["grant_type"] != "client_credentials")
        {
            return OAuthError.UnsupportedGrantType().ToAnswer();
        }

        return form["scope"] == scope ? Reply() : OAuthError.InvalidScope("scope가 올바르지 않습니다").ToAnswer();
    }

    /// <summary>Whether a call carries a token of ours that has not run out.</summary>
    public bool Admits(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.Ordinal)
            && header[Bearer.Length..].Split('.') is [var expires, var name, _] parts
            && Secret.Matches(parts[2], SealOf(expires, name))
            && long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && clock.GetUtcNow().ToUnixTimeSeconds() < seconds;
    }

    private Answer Reply()
    {
        var expires = (clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var name = Secret.New(22);
        return Answer.Plain(200, "ok", new JsonObject
        {
            ["token_type"] = "Bearer",
            ["access_token"] = $"{expires}.{name}.{SealOf(expires, name)}",
            ["expires_in"] = ((long)Lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture),
            ["scope"] = scope,
        });
    }

    private string SealOf(string expires, string name) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{scope}/{clientId}/{expires}/{name}")));
}

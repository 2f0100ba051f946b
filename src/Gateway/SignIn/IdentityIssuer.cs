using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace MyDataHub.Gateway.SignIn;

/// <summary>The configured OpenID Connect provider: where to send a browser, and what its answer proves.</summary>
internal sealed partial class IdentityIssuer
{
    internal const string HttpClient = "identity";
    private readonly JsonWebTokenHandler _tokens = new() { MapInboundClaims = false };
    private readonly IdentityOptions _options;
    private readonly IHttpClientFactory _http;
    private readonly TimeProvider _time;
    private readonly ILogger<IdentityIssuer> _log;
    private readonly ConfigurationManager<OpenIdConnectConfiguration>? _discovery;

    public IdentityIssuer(IOptions<IdentityOptions> options, IHttpClientFactory http, TimeProvider time, ILogger<IdentityIssuer> log)
    {
        (_options, _http, _time, _log) = (options.Value, http, time, log);
        if (_options.Issuer is { } issuer)
        {
            _discovery = new ConfigurationManager<OpenIdConnectConfiguration>(
                $"{issuer.OriginalString.TrimEnd('/')}/.well-known/openid-configuration",
                new OpenIdConnectConfigurationRetriever(),
                new HttpDocumentRetriever(http.CreateClient(HttpClient)) { RequireHttps = !issuer.IsLoopback });
        }
    }

    internal bool IsConfigured => _discovery is not null;

    /// <summary>The issuer's page to send the browser to; null when the issuer cannot be reached.</summary>
    internal async Task<Uri?> BeginAsync(IdentityAttempt attempt, Uri callback, CancellationToken ct) =>
        await DiscoverAsync(ct) is not { } provider
            ? null
            : new Uri(QueryHelpers.AddQueryString(provider.AuthorizationEndpoint, new Dictionary<string, string?>
            {
                ["response_type"] = "code",
                ["client_id"] = _options.ClientId,
                ["redirect_uri"] = callback.ToString(),
                ["scope"] = _options.Scope,
                ["state"] = attempt.State,
                ["nonce"] = attempt.Nonce,
                ["code_challenge"] = attempt.Challenge,
                ["code_challenge_method"] = "S256",
            }));

    /// <summary>Exchanges the code and checks the id token.</summary>
    internal async Task<IdentityOutcome> FinishAsync(IdentityAttempt attempt, string code, string? issuer, Uri callback, CancellationToken ct)
    {
        if (await DiscoverAsync(ct) is not { } provider)
        {
            return new IdentityOutcome.Unavailable();
        }

        // RFC 9207: when the answer names its issuer, it must be the one that was asked.
        if (issuer is not null && issuer != provider.Issuer)
        {
            return Invalid("issuer");
        }

        var (idToken, failure) = await ExchangeAsync(provider, attempt, code, callback, ct);
        return idToken is null ? failure : await CheckAsync(provider, idToken, attempt, ct);
    }

    private async Task<OpenIdConnectConfiguration?> DiscoverAsync(CancellationToken ct)
    {
        try
        {
            var provider = await _discovery!.GetConfigurationAsync(ct);
            // OpenID Connect Discovery 4.3: the document must be about the issuer it was asked for.
            if (provider.Issuer?.TrimEnd('/') == _options.Issuer!.OriginalString.TrimEnd('/'))
            {
                return provider;
            }

            LogOtherIssuer();
            return null;
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or HttpRequestException)
        {
            LogUnreachable(failure.GetType().Name);
            return null;
        }
    }

    private async Task<(string? IdToken, IdentityOutcome Failure)> ExchangeAsync(
        OpenIdConnectConfiguration provider, IdentityAttempt attempt, string code, Uri callback, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, provider.TokenEndpoint);
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = callback.ToString(),
            ["code_verifier"] = attempt.Verifier,
            ["client_id"] = _options.ClientId!,
            ["client_secret"] = _options.ClientSecret ?? "",
        });
        try
        {
            using var client = _http.CreateClient(HttpClient);
            using var response = await client.SendAsync(request, ct);
            if (!response.IsSuccessStatusCode)
            {
                return (null, (int)response.StatusCode < 500 ? Invalid("code") : new IdentityOutcome.Unavailable());
            }

            var answer = await response.Content.ReadFromJsonAsync<TokenAnswer>(ct);
            return (answer?.IdToken, Invalid("no-id-token"));
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException || (failure is TaskCanceledException && !ct.IsCancellationRequested))
        {
            LogUnreachable(failure.GetType().Name);
            return (null, new IdentityOutcome.Unavailable());
        }
    }

    private async Task<IdentityOutcome> CheckAsync(
        OpenIdConnectConfiguration provider, string idToken, IdentityAttempt attempt, CancellationToken ct)
    {
        var checkedToken = await ValidateAsync(provider, idToken);
        if (checkedToken.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The issuer may have changed its keys since we read them.
            _discovery!.RequestRefresh();
            checkedToken = await ValidateAsync(await DiscoverAsync(ct) ?? provider, idToken);
        }

        if (!checkedToken.IsValid)
        {
            return Invalid(checkedToken.Exception.GetType().Name);
        }

        var outcome = IdTokenChecks.Read((JsonWebToken)checkedToken.SecurityToken, _options, attempt.Nonce);
        return outcome is IdentityOutcome.Invalid invalid ? Invalid(invalid.Why) : outcome;
    }

    private Task<TokenValidationResult> ValidateAsync(OpenIdConnectConfiguration provider, string idToken) =>
        _tokens.ValidateTokenAsync(idToken, IdTokenChecks.Parameters(_options, provider.Issuer, provider.SigningKeys, _time.GetUtcNow()));

    private IdentityOutcome.Invalid Invalid(string why)
    {
        LogInvalid(why);
        return new(why);
    }

    [LoggerMessage(LogLevel.Warning, "The identity issuer cannot be reached or read ({Failure}). The person was asked to try later.")]
    private partial void LogUnreachable(string failure);

    [LoggerMessage(LogLevel.Error, "The discovery document is about another issuer than Identity:Issuer. Nobody can sign in by identity verification until they agree.")]
    private partial void LogOtherIssuer();

    [LoggerMessage(LogLevel.Warning, "An answer of the identity issuer failed the check {Check}. Nobody was signed in.")]
    private partial void LogInvalid(string check);

    private sealed record TokenAnswer([property: JsonPropertyName("id_token")] string? IdToken);
}

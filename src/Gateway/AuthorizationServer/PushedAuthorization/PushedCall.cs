using System.Globalization;
using System.Text.Json;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Clients;

namespace MyDataHub.Gateway.AuthorizationServer.PushedAuthorization;

/// <summary>A request as it was pushed, by a client that has authenticated, at a time. What the checks look at; nothing here is believed yet.</summary>
/// <param name="ProofJkt">The thumbprint of the DPoP proof beside the request, null without one (RFC 9449 10.1).</param>
internal sealed record PushedCall(Client Client, AuthorizationParameters Parameters, bool IsSigned, string? ProofJkt, DateOnly Today)
{
    internal string? this[string name] => Parameters[name];

    internal string Scope => this["scope"] ?? Scopes.MyData;

    internal string[] ScopeList => Scope.Split(' ');

    /// <summary>Null when authorization_details is missing or no JSON.</summary>
    internal ConsentReading? Consent { get; } =
        Parse(Parameters["authorization_details"]) is { } details ? MyDataConsentReading.Read(details, Today) : null;

    internal string? GrantAction => this["grant_management_action"];

    internal Guid? GrantId => Guid.TryParseExact(this["grant_id"], "N", out var id) ? id : null;

    internal AuthorizationRequest ToRequest() => new(this["redirect_uri"]!, this["code_challenge"]!, Scope)
    {
        Consent = ((ConsentReading.Valid)Consent!).Consents[0],
        State = this["state"],
        Nonce = this["nonce"],
        SignsResponse = this["response_mode"] is "jwt" or "query.jwt",
        DpopJkt = ProofJkt ?? this["dpop_jkt"],
        GrantAction = GrantAction,
        Grant = GrantId,
        UiLocales = this["ui_locales"],
        Prompt = this["prompt"],
        MaxAge = int.TryParse(this["max_age"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null,
    };

    private static JsonElement? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            return JsonElement.Parse(text, Jose.Json.Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

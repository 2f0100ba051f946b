using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Parameters;
using MyDataHub.Gateway.AuthorizationServer.Tokens;
using MyDataHub.Grains;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.Token;

/// <summary>grant_type=authorization_code (RFC 6749 4.1.3): spends the code, checks who brings it, makes its grant active, issues the tokens.</summary>
internal sealed class CodeRedemption(
    AuthorizationCodeStore codes, RefreshTokens refreshTokens, GrantEnding ending, IGrains grains, GrantTokens tokens, IdTokens idTokens, TimeProvider time)
{
    internal async Task<IResult> RedeemAsync(Client client, FormParameters form, Confirmation confirmation, CancellationToken ct)
    {
        if (form["code"] is not { } secret)
        {
            return OAuthError.InvalidRequest("code is missing");
        }

        switch (await codes.RedeemAsync(secret, client.Id, time.GetUtcNow(), ct))
        {
            case CodeOutcome.Redeemed(var code):
                return await IssueAsync(client, form, confirmation, secret, code, ct);
            case CodeOutcome.UsedBefore(var grant):
                // RFC 6749 4.1.2: one of the two stole it, so what it brought ends.
                await ending.EndTokensAsync(grant, ct);
                return Unknown;
            default:
                return Unknown;
        }
    }

    private async Task<IResult> IssueAsync(
        Client client, FormParameters form, Confirmation confirmation, string secret, AuthorizationCode code, CancellationToken ct)
    {
        var content = CodeContent.Read(code.Body);
        var redeemed = new RedeemedCode(content, form, confirmation);
        if (CodeChecks.InOrder.FirstProblem(redeemed) is { } error)
        {
            return error;
        }

        var claimed = await grains.Customer(code.Customer).ClaimGrantAsync(code.Grant, ct);
        if (claimed.Grant is not { } grant)
        {
            return Refused(claimed.Refusal!);
        }

        var (wanted, tooMuch) = Wanted.Of(grant, form, KoreanTime.Day(time.GetUtcNow()));
        if (wanted is null)
        {
            return tooMuch!;
        }

        var refreshToken = client.MayUse("refresh_token") ? OpaqueSecret.Create() : null;
        return await CompleteAsync(secret, refreshToken, RefreshTokenOf(grant, code.Customer, content), ct)
            ? tokens.Issue(grant, wanted, confirmation, content.AuthenticatedAt, refreshToken, IdTokenOf(client, grant, content))
            : Unknown;
    }

    // The grant's earlier refresh tokens end with it.
    private async Task<bool> CompleteAsync(string code, string? refreshToken, RefreshToken content, CancellationToken ct)
    {
        try
        {
            return await codes.CompleteAsync(code, refreshToken, content, ct);
        }
        finally
        {
            refreshTokens.Forget(content.Grant);
        }
    }

    // It ends with its grant; the day is for forgetting it.
    private RefreshToken RefreshTokenOf(Grant grant, CustomerId customer, CodeContent content) => new(
        grant.Client, customer, grant.Id, time.GetUtcNow(), KoreanTime.StartOf(grant.Consent.EndsOn.AddDays(1)),
        new RefreshContent(content.AuthenticatedAt).ToBytes());

    private string? IdTokenOf(Client client, Grant grant, CodeContent content) =>
        grant.Scope.Split(' ').Contains(Scopes.OpenId) ? idTokens.Issue(client, grant, content) : null;

    private static OAuthError Unknown => OAuthError.InvalidGrant("The code is unknown, expired or was used before");

    private static OAuthError Refused(Refusal refusal) =>
        refusal.Key is "busy" or "unavailable" ? OAuthError.TemporarilyUnavailable(1) : OAuthError.InvalidGrant("The grant is over");
}

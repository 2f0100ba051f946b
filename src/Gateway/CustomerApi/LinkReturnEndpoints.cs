using Microsoft.AspNetCore.Http.HttpResults;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Grains;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>The browser comes back from an institution or the certificate authority, and goes on to the pages.</summary>
internal static class LinkReturnEndpoints
{
    internal const string SignedPath = "/api/link/signed";
    private const int MaxState = 40; // 개별인증-001
    private const int MaxCode = 2048;

    internal static void MapLinkReturns(this RouteGroupBuilder api)
    {
        var link = api.MapGroup("/link").WithTags("Links").WithMetadata(CustomerCall.Anybody, Answers.Redirect);

        link.MapGet("/signed", ReturnFromSigning).WithSummary("The browser comes back from the certificate authority");
        link.MapGet("/callback", ReturnFromInstitution).WithSummary("The browser comes back from an institution");
    }

    private static async Task<RedirectHttpResult> ReturnFromSigning(string? link, HttpContext context, IGrains grains, CancellationToken ct)
    {
        if (context.Features.Get<Session>() is not { } session)
        {
            return SignInAgain();
        }

        if (link is null || Text.IdProblem("link", link) is not null)
        {
            return TypedResults.Redirect("/link");
        }

        var answer = await grains.Customer(session.Customer).ContinueSigningAsync(link, ct);
        return answer.Refusal is null ? PageOf(answer) : TypedResults.Redirect("/link?problem=unknown-link");
    }

    // The state is bound to the customer and good for one answer, so a link made by somebody else ends here.
    private static async Task<RedirectHttpResult> ReturnFromInstitution(
        string? state, string? code, string? error, HttpContext context, IGrains grains, CancellationToken ct)
    {
        if (context.Features.Get<Session>() is not { } session)
        {
            return SignInAgain();
        }

        var isAnswer = state is { Length: > 0 and <= MaxState } && (code is { Length: > 0 and <= MaxCode }) != (error is { Length: > 0 and <= 100 });
        if (!isAnswer)
        {
            return TypedResults.Redirect("/link?problem=malformed-return");
        }

        var answer = await grains.Customer(session.Customer).ReturnFromInstitutionAsync(new InstitutionReturn(state!, code, error), ct);
        return answer.Refusal is null ? PageOf(answer) : TypedResults.Redirect("/link?problem=unknown-link");
    }

    private static RedirectHttpResult PageOf(LinkAnswer answer) => TypedResults.Redirect($"/link/{Uri.EscapeDataString(answer.LinkId)}");

    // The session ended while the customer was away; the attempt is still there after signing in again.
    private static RedirectHttpResult SignInAgain() => TypedResults.Redirect("/?signIn=again");
}

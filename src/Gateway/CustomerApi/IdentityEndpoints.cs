using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using MyDataHub.Gateway.AuthorizationServer;
using MyDataHub.Gateway.AuthorizationServer.Interactions;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.SignIn;
using MyDataHub.Grains.Enrolling;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>Signing in by identity verification: the browser goes to the issuer and comes back. Failures end on the pages, not in JSON.</summary>
internal static class IdentityEndpoints
{
    private const string CallbackPath = "/api/session/identity/callback";

    internal static void MapIdentity(this RouteGroupBuilder api)
    {
        var identity = api.MapGroup("/session/identity").WithTags("Session").WithMetadata(CustomerCall.Anybody, Answers.Redirect).RequireRateLimiting(RateLimits.SignIns);

        identity.MapGet("/", Begin).WithMetadata(Answers.Of(400, 404))
            .WithSummary("Send the browser to the identity issuer");
        identity.MapGet("/callback", Finish)
            .WithSummary("The browser comes back from the identity issuer");
    }

    private static async Task<Results<RedirectHttpResult, Problem>> Begin(
        string? returnTo, HttpContext context, IdentityIssuer issuer, PublicAddress address, TimeProvider time, IOptions<IdentityOptions> options, CancellationToken ct)
    {
        if (!issuer.IsConfigured)
        {
            return Problems.NotFound("Identity verification is not configured.");
        }

        if (returnTo is not null && !LocalPath.IsLocal(returnTo))
        {
            return Problems.InvalidRequest("returnTo", "This must be a path of the hub's own pages.");
        }

        var attempt = IdentityAttempt.Begin(time.GetUtcNow(), LocalPath.OrHome(returnTo));
        if (await issuer.BeginAsync(attempt, address.Of(CallbackPath), ct) is not { } page)
        {
            return TypedResults.Redirect(Page("unavailable"));
        }

        context.Response.Cookies.Append(IdentityAttempt.Cookie, attempt.ToCookie(), Cookie(context, TimeSpan.FromMinutes(options.Value.AttemptMinutes)));
        return TypedResults.Redirect(page.ToString());
    }

    private static async Task<RedirectHttpResult> Finish(
        [AsParameters] IdentityAnswer answer, HttpContext context, IdentityIssuer issuer, PublicAddress address, Entrance entrance, IEnrolment enrolment,
        TimeProvider time, IOptions<IdentityOptions> options, IServiceProvider services, CancellationToken ct)
    {
        var cookie = context.Request.Cookies[IdentityAttempt.Cookie];
        // An attempt is good for one answer, whatever it says.
        context.Response.Cookies.Delete(IdentityAttempt.Cookie, Cookie(context, null));
        var maxAge = TimeSpan.FromMinutes(options.Value.AttemptMinutes);
        if (!issuer.IsConfigured || IdentityAttempt.Find(cookie, answer.State, time.GetUtcNow(), maxAge) is not { } attempt)
        {
            return TypedResults.Redirect(Page("expired"));
        }

        if (answer.Error is not null || answer.Code is not { Length: > 0 and <= 2048 } code)
        {
            return TypedResults.Redirect(Page("refused"));
        }

        switch (await issuer.FinishAsync(attempt, code, answer.Issuer, address.Of(CallbackPath), ct))
        {
            case IdentityOutcome.Verified(var person):
                await entrance.EnterAsync(context, await enrolment.EnterAsync(person, ct), ct);
                return TypedResults.Redirect(AddressOf(attempt.ReturnTo, services.GetService<ServerAddress>()));
            case IdentityOutcome.Unavailable:
                return TypedResults.Redirect(Page("unavailable"));
            default:
                return TypedResults.Redirect(Page("failed"));
        }
    }

    // The sign-in page words it: expired, refused, failed, unavailable.
    private static string Page(string why) => $"/?signIn={why}";

    // Somebody who signed in on the way to a third party's question goes back to it, and that is on the authorization server's own address.
    private static string AddressOf(string returnTo, ServerAddress? server) =>
        server is not null && returnTo.StartsWith(OpenInteraction.Root, StringComparison.Ordinal) ? server.Issuer + returnTo : returnTo;

    private static CookieOptions Cookie(HttpContext context, TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Path = CallbackPath,
        MaxAge = maxAge,
        IsEssential = true,
    };
}

/// <summary>RFC 6749, 4.1.2 and RFC 9207.</summary>
internal sealed record IdentityAnswer(
    string? Code, string? State, string? Error, [property: FromQuery(Name = "iss")] string? Issuer);

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Gateway.SignIn;
using MyDataHub.Grains.Enrolling;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>Who is signed in, and signing in and out.</summary>
internal static class SessionEndpoints
{
    internal static void MapSession(this RouteGroupBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("Session");

        session.MapGet("/", Get).WithMetadata(CustomerCall.Anybody)
            .WithSummary("Who is signed in; sets the hub-csrf cookie");
        session.MapPost("/password", EnterByPassword).WithMetadata(CustomerCall.Anybody, Answers.Of(401)).RequireRateLimiting(RateLimits.SignIns)
            .WithSummary("Sign in with a login name and a password");
        session.MapPost("/end", End).WithMetadata(CustomerCall.SignedIn)
            .WithSummary("Sign out, effective at once");
    }

    private static async Task<Ok<SessionAnswer>> Get(
        HttpContext context, SessionRegister sessions, SessionCookies cookies, IEnrolment enrolment, IOptions<IdentityOptions> identity, CancellationToken ct)
    {
        var canVerify = identity.Value.Issuer is not null;
        if (context.Features.Get<Session>() is not { } session || await enrolment.ProfileAsync(session.Customer, ct) is not { } profile)
        {
            cookies.RepeatForVisitor(context);
            return TypedResults.Ok(new SessionAnswer(false, canVerify));
        }

        cookies.Repeat(context, session.Csrf);
        return TypedResults.Ok(new SessionAnswer(true, canVerify)
        {
            Name = profile.Name,
            Language = profile.Language,
            ExpiresAt = session.ExpiresAt(sessions.Idle),
        });
    }

    private static async Task<Results<Ok<SignedInAnswer>, Problem>> EnterByPassword(
        JsonBody<PasswordBody> body, HttpContext context, PasswordEntrance entrance, IEnrolment enrolment, CancellationToken ct)
    {
        switch (await entrance.TryAsync(context, body.Value.LoginId!, body.Value.Password!, ct))
        {
            case PasswordOutcome.Entered(var customer):
                var profile = await enrolment.ProfileAsync(customer, ct);
                return profile is null ? Problems.WrongCredentials() : TypedResults.Ok(new SignedInAnswer(profile.Name));
            case PasswordOutcome.TooOften(var seconds):
                RateLimits.Tell(context.Response.Headers, seconds);
                return Problems.TooManyRequests(seconds);
            case PasswordOutcome.Busy:
                return Problems.Busy();
            default:
                return Problems.WrongCredentials();
        }
    }

    private static async Task<NoContent> End(Session session, HttpContext context, SessionRegister sessions, SessionCookies cookies, CancellationToken ct)
    {
        await sessions.EndAsync(session, ct);
        cookies.End(context);
        return TypedResults.NoContent();
    }
}

/// <summary>ExpiresAt moves with every call. IdentityVerification: signing in by identity verification is possible.</summary>
internal sealed record SessionAnswer(bool SignedIn, bool IdentityVerification)
{
    public string? Name { get; init; }

    public string? Language { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }
}

internal sealed record SignedInAnswer(string Name);

internal sealed record PasswordBody([property: Required] string? LoginId, [property: Required] string? Password) : IRequestBody
{
    public Problem? FirstProblem() =>
        Text.Problem("loginId", LoginId, 1, 64) ?? Text.Problem("password", Password, 1, 256);

    public override string ToString() => nameof(PasswordBody);
}

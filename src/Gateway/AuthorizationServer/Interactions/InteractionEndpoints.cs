using MyDataHub.Gateway.AuthorizationServer.Consent;
using MyDataHub.Gateway.AuthorizationServer.Pages;
using MyDataHub.Gateway.AuthorizationServer.Parameters;
using MyDataHub.Gateway.AuthorizationServer.Responses;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Gateway.SignIn;

namespace MyDataHub.Gateway.AuthorizationServer.Interactions;

/// <summary>The pages between an authorization request and its answer: signing in, deciding. Every form answers with 303, or with itself and what is wrong.</summary>
internal static class InteractionEndpoints
{
    private const string SignOutStep = "sign-out";

    internal static void MapInteractions(this IEndpointRouteBuilder routes)
    {
        var interaction = routes.MapGroup(OpenInteraction.Root + "{id:length(43)}").AddEndpointFilter<PageFailures>();

        interaction.MapGet("/", Show);
        interaction.MapPost("/" + SignInPage.Step, SignIn).RequireRateLimiting(RateLimits.SignIns);
        interaction.MapPost("/" + SignOutStep, SignOut).RequireRateLimiting(RateLimits.Writes);
        interaction.MapPost("/" + ConsentPage.Step, Decide).RequireRateLimiting(RateLimits.Writes);
    }

    private static Task<IResult> Show(
        string id, HttpContext context, InteractionRegister interactions, IdentityPath identity, Deciding deciding, CancellationToken ct) =>
        WithAsync(id, context, interactions, open => open.Session is null
            ? Task.FromResult<IResult>(SignInPage.Show(open, identity.For(open)))
            : deciding.ShowAsync(open, open.Session, ct), ct);

    private static Task<IResult> SignIn(
        string id, HttpContext context, InteractionRegister interactions, IdentityPath identity, PasswordEntrance entrance, CancellationToken ct) =>
        WithFormAsync(id, context, interactions, async (open, form) =>
        {
            var (login, password) = (form[SignInPage.LoginField], form[SignInPage.PasswordField]);
            var outcome = login is { Length: <= 64 } && password is { Length: <= 256 }
                ? await entrance.TryAsync(context, login, password, ct)
                : new PasswordOutcome.Wrong();
            return outcome switch
            {
                PasswordOutcome.Entered => new SeeOther(open.Here),
                PasswordOutcome.TooOften => SignInPage.Show(open, identity.For(open), SignInProblem.TooOften, login),
                PasswordOutcome.Busy => SignInPage.Show(open, identity.For(open), SignInProblem.Busy, login),
                _ => SignInPage.Show(open, identity.For(open), SignInProblem.Wrong, login),
            };
        }, ct);

    // "Not you?": whoever shares a browser decides about nobody else's data.
    private static Task<IResult> SignOut(
        string id, HttpContext context, InteractionRegister interactions, SessionRegister sessions, SessionCookies cookies, CancellationToken ct) =>
        WithFormAsync(id, context, interactions, async (open, _) =>
        {
            if (open.Session is { } session)
            {
                await sessions.EndAsync(session, ct);
                cookies.End(context);
            }

            return new SeeOther(open.Here);
        }, ct);

    private static Task<IResult> Decide(string id, HttpContext context, InteractionRegister interactions, Deciding deciding, CancellationToken ct) =>
        WithFormAsync(id, context, interactions, (open, form) => open.Session is { } session
            ? deciding.DecideAsync(open, session, form, ct)
            : Task.FromResult<IResult>(new SeeOther(open.Here)), ct);

    private static async Task<IResult> WithAsync(
        string id, HttpContext context, InteractionRegister interactions, Func<OpenInteraction, Task<IResult>> answer, CancellationToken ct) =>
        await interactions.FindAsync(context, id, ct) is { } open ? await answer(open) : ErrorPage.RequestOver(Languages.Choose(context.Request, null));

    private static Task<IResult> WithFormAsync(
        string id, HttpContext context, InteractionRegister interactions, Func<OpenInteraction, FormParameters, Task<IResult>> answer, CancellationToken ct) =>
        WithAsync(id, context, interactions, async open =>
            IsFromHere(context.Request)
            && await FormParameters.ReadAsync(context.Request, ct) is FormReading.Read(var form)
            && FormToken.Fits(form[FormToken.Field], open.FormToken)
                ? await answer(open, form)
                : ErrorPage.NotFromHere(open.Language), ct);

    // Browsers that say where a form came from must say that it was here. Origin is null under our Referrer-Policy, so it says nothing.
    private static bool IsFromHere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin";
}

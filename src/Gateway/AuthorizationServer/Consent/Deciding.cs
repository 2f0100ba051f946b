using MyDataHub.Gateway.AuthorizationServer.Interactions;
using MyDataHub.Gateway.AuthorizationServer.Pages;
using MyDataHub.Gateway.AuthorizationServer.Parameters;
using MyDataHub.Gateway.AuthorizationServer.Responses;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Grains;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.Consent;

/// <summary>The customer decides: shows what would be shared right now, and turns what was ticked into a grant, or into a refusal.</summary>
internal sealed class Deciding(IGrains grains, InteractionRegister interactions, AuthorizationCompletion completion, AuthorizationResponses responses, Agreeing agreeing, TimeProvider time)
{
    internal async Task<IResult> ShowAsync(OpenInteraction open, Session session, CancellationToken ct)
    {
        var answer = await PreviewAsync(open, session, ct);
        return answer.Preview is { } preview ? Page(open, preview, ConsentForm.Empty(preview), []) : Refused(open, answer.Refusal!);
    }

    internal async Task<IResult> DecideAsync(OpenInteraction open, Session session, FormParameters form, CancellationToken ct)
    {
        switch (form[ConsentForm.ActField])
        {
            case ConsentForm.Refuse:
                return await completion.SpendAsync(open.Stored, time.GetUtcNow(), ct)
                    ? responses.Error(open.Client, open.Request, "access_denied", "The customer did not agree")
                    : ErrorPage.RequestOver(open.Language);
            case ConsentForm.MoreTime:
                await interactions.ProlongAsync(open, ct);
                return new SeeOther(open.Here);
        }

        var answer = await PreviewAsync(open, session, ct);
        if (answer.Preview is not { } preview)
        {
            return Refused(open, answer.Refusal!);
        }

        var filled = ConsentForm.Read(form);
        if (form[ConsentForm.ActField] != ConsentForm.Allow)
        {
            return Page(open, preview, filled.WithAll(preview), []);
        }

        FormProblem[] problems = [.. ConsentFormChecks.ProblemsOf(filled, preview)];
        return problems.Length > 0
            ? Page(open, preview, filled, problems)
            : await agreeing.AgreeAsync(open, session, filled.Of(preview), ct);
    }

    private Task<PreviewAnswer> PreviewAsync(OpenInteraction open, Session session, CancellationToken ct) =>
        grains.Customer(session.Customer).PreviewGrantAsync(open.Request.Consent, ct);

    private static PageResult Page(OpenInteraction open, GrantPreview preview, ConsentForm form, FormProblem[] problems) =>
        ConsentPage.Show(new(open, preview, form, problems));

    private static PageResult Refused(OpenInteraction open, Refusal refusal) =>
        refusal.Key is "busy" or "unavailable" ? ErrorPage.Unavailable(open.Language) : ErrorPage.RequestOver(open.Language);
}

using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using MyDataHub.Domain;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Idempotency;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Grains;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>Every transfer request with what the law wants shown, and withdrawing one.</summary>
internal static class ConsentEndpoints
{
    internal static void MapConsents(this RouteGroupBuilder customer)
    {
        var consents = customer.MapGroup("/consents").WithTags("Consents");

        consents.MapGet("/", List).WithSummary("Every transfer request, also those that are over");
        consents.MapPost("/{operator}/{institution}/withdraw", WithdrawConsent).AsWrite().WithMetadata(Answers.Of(404))
            .WithSummary("Withdraw a transfer request, keeping or erasing what was collected");
    }

    private static async Task<Results<Ok<ConsentList>, Problem>> List(Session session, IGrains grains, CancellationToken ct)
    {
        var answer = await grains.Customer(session.Customer).ConsentsAsync(ct);
        return answer.Refusal is { } refusal ? Problems.Refused(refusal) : TypedResults.Ok(new ConsentList(answer.Consents));
    }

    private static async Task<Results<Ok<WithdrawalReceipt>, Problem>> WithdrawConsent(
        string @operator, string institution, JsonBody<WithdrawBody> body, Session session, HttpContext context, IGrains grains, CancellationToken ct)
    {
        if ((Text.OrgCodeProblem("operator", @operator) ?? Text.OrgCodeProblem("institution", institution)) is { } problem)
        {
            return problem;
        }

        var connection = new ConnectionId(new OperatorId(@operator), new InstitutionId(institution));
        var command = new Withdraw(connection, body.Value.Erase!.Value) { IdempotencyKey = IdempotencyKey.Of(context) };
        return await grains.Customer(session.Customer).WithdrawAsync(command, ct) switch
        {
            { Refusal: { } refusal } => Problems.Refused(refusal),
            { ReceiptId: { } receipt, Revocation: { } revocation } answer => TypedResults.Ok(new WithdrawalReceipt(receipt, revocation, answer.Erased)),
            var other => throw new InvalidOperationException($"A withdrawal was neither refused nor done: {other.GetType().Name}."),
        };
    }
}

internal sealed record ConsentList(ImmutableArray<ConsentRow> Consents);

/// <summary>Revocation at the institution: confirmed, pending (retried until it answers), not-needed.</summary>
internal sealed record WithdrawalReceipt(string ReceiptId, string Revocation, bool Erased);

/// <summary>There is no default: the customer must say whether the data goes too.</summary>
internal sealed record WithdrawBody([property: Required] bool? Erase) : IRequestBody
{
    public Problem? FirstProblem() =>
        Erase is null ? Problems.InvalidRequest("erase", "Say true to erase what was collected, or false to keep it.") : null;
}

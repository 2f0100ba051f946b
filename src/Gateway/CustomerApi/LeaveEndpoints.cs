using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Idempotency;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Grains;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>서비스 탈퇴: everything is revoked and erased, and every session ends.</summary>
internal static class LeaveEndpoints
{
    // No stored answer: after it nothing is left that could hold one. A repeated call finds nobody signed in.
    internal static void MapLeave(this RouteGroupBuilder customer) =>
        customer.MapPost("/leave", LeaveHub).WithTags("Leave").RequireRateLimiting(RateLimits.Writes)
            .WithSummary("Leave the hub: revokes every transfer request and erases everything, for good");

    private static async Task<Results<Ok<LeaveReceipt>, Problem>> LeaveHub(
        JsonBody<LeaveBody> body, Session session, HttpContext context, IGrains grains, SessionRegister sessions, SessionCookies cookies, CancellationToken ct)
    {
        _ = body;
        var command = new Leave { IdempotencyKey = IdempotencyKey.Of(context) };
        var answer = await grains.Customer(session.Customer).LeaveAsync(command, ct);
        if (answer.Refusal is { } refusal)
        {
            return Problems.Refused(refusal);
        }

        await sessions.EndAllAsync(session.Customer, CancellationToken.None);
        cookies.End(context);
        return TypedResults.Ok(new LeaveReceipt(answer.ReceiptId ?? "", answer.Revoked, answer.Pending));
    }
}

/// <summary>Pending: revocations that an institution has not confirmed yet; they are retried until it answers.</summary>
internal sealed record LeaveReceipt(string ReceiptId, int Revoked, int Pending);

internal sealed record LeaveBody([property: Required] string? Confirm) : IRequestBody
{
    public Problem? FirstProblem() =>
        Confirm == "leave" ? null : Problems.InvalidRequest("confirm", "Send the word leave to confirm; nothing can be brought back afterwards.");
}

using Microsoft.AspNetCore.Http.HttpResults;
using MyDataHub.Domain;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Grains;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>Who can see the customer's data, what they read, and how to stop them.</summary>
internal static class GrantEndpoints
{
    private const string ByCustomer = "customer";

    internal static void MapGrants(this RouteGroupBuilder customer)
    {
        var grants = customer.MapGroup("/grants").WithTags("Grants");

        grants.MapGet("/", List).WithSummary("Every third party that may see, or could see, something");
        grants.MapGet("/{grant}", Details).WithMetadata(Answers.Of(400, 404))
            .WithSummary("One grant: what it shares now, its receipts, and who read what when; nextReads goes into before for older reads");
        grants.MapPost("/{grant}/narrow", Narrow).AsWrite().WithMetadata(Answers.Of(404))
            .WithSummary("Share less: what is left out stays as it is, and nothing is ever widened");
        grants.MapPost("/{grant}/revoke", Revoke).AsWrite().WithMetadata(Answers.Of(404))
            .WithSummary("End a grant; no read that begins after the answer sees anything");
    }

    private static async Task<Results<Ok<GrantList>, Problem>> List(Session session, IGrains grains, CancellationToken ct)
    {
        var answer = await grains.Customer(session.Customer).GrantListAsync(ct);
        return answer.Refusal is { } refusal ? Problems.Refused(refusal) : TypedResults.Ok(new GrantList([.. answer.Grants.Select(GrantSummary.Of)]));
    }

    private static async Task<Results<Ok<GrantDetails>, Problem>> Details(
        string grant, string? before, Session session, IGrains grains, CancellationToken ct)
    {
        if (Find(grant) is not { } id)
        {
            return UnknownGrant();
        }

        var answer = await grains.Customer(session.Customer).GrantDetailsAsync(id, before, ct);
        return answer.Refusal is { } refusal ? Problems.Refused(refusal) : TypedResults.Ok(GrantDetails.Of(answer));
    }

    private static async Task<Results<Ok<NarrowedGrant>, Problem>> Narrow(
        string grant, JsonBody<NarrowBody> body, Session session, IGrains grains, CancellationToken ct)
    {
        if (Find(grant) is not { } id)
        {
            return UnknownGrant();
        }

        var customer = grains.Customer(session.Customer);
        if (await customer.GrantAsync(id, ct) is not { Grant: { } current })
        {
            return UnknownGrant();
        }

        // Whatever happens in between can only have narrowed it, and narrowing keeps what both allow.
        var answer = await customer.NarrowGrantAsync(new(id, body.Value.Of(current.Consent)), ct);
        return answer.Refusal is { } refusal
            ? Problems.Refused(refusal)
            : TypedResults.Ok(new NarrowedGrant(GrantSummary.Of(new(answer.Grant!, [])), answer.ReceiptId));
    }

    private static async Task<Results<Ok<RevokedGrant>, Problem>> Revoke(string grant, Session session, IGrains grains, CancellationToken ct)
    {
        if (Find(grant) is not { } id)
        {
            return UnknownGrant();
        }

        var answer = await grains.Customer(session.Customer).RevokeGrantAsync(new(id, ByCustomer), ct);
        return answer.Refusal is { } refusal ? Problems.Refused(refusal) : TypedResults.Ok(new RevokedGrant(answer.ReceiptId));
    }

    private static GrantId? Find(string grant) => Guid.TryParseExact(grant, "N", out var id) ? new GrantId(id) : null;

    private static Problem UnknownGrant() => Problems.Refused(new("unknown-grant", "There is no such grant.", "grant"));
}

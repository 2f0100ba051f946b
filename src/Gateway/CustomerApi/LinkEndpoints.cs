using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Idempotency;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Grains;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>Drawing up transfer requests: giving, changing and extending consent towards institutions.</summary>
internal static class LinkEndpoints
{
    private const string WaitingForSignature = "waiting-for-signature";
    private static readonly string[] Pending = [WaitingForSignature, "waiting-for-institution", "exchanging"];

    internal static void MapLinks(this RouteGroupBuilder customer)
    {
        var links = customer.MapGroup("/links").WithTags("Links");

        links.MapPost("/", Begin).AsWrite().WithMetadata(Answers.Of(404))
            .WithSummary("Begin linking institutions, or change or extend what is linked");
        links.MapGet("/{linkId}", Get).WithMetadata(Answers.Of(404))
            .WithSummary("How far a link is");
    }

    private static async Task<Results<Accepted<LinkProgress>, Problem>> Begin(
        JsonBody<LinkBody> body, Session session, HttpContext context, IGrains grains, PublicAddress address, CancellationToken ct)
    {
        var command = body.Value.ToCommand(address.Of(LinkReturnEndpoints.SignedPath), IdempotencyKey.Of(context));
        var answer = await grains.Customer(session.Customer).BeginLinkAsync(command, ct);
        return answer.Refusal is { } refusal ? Problems.Refused(refusal) : TypedResults.Accepted((string?)null, LinkProgress.Of(answer));
    }

    private static async Task<Results<Ok<LinkProgress>, Problem>> Get(
        string linkId, Session session, HttpContext context, IGrains grains, CancellationToken ct)
    {
        if (Text.IdProblem("linkId", linkId) is { } problem)
        {
            return problem;
        }

        var customer = grains.Customer(session.Customer);
        var answer = await customer.LinkAsync(linkId, ct);
        if (answer.Refusal is null && answer.Steps.Any(step => step.State == WaitingForSignature))
        {
            answer = await customer.ContinueSigningAsync(linkId, ct);
        }

        if (answer.Refusal is { } refusal)
        {
            return Problems.Refused(refusal);
        }

        if (answer.Steps.Any(step => Pending.Contains(step.State)))
        {
            context.Response.Headers.RetryAfter = 2.ToString(CultureInfo.InvariantCulture);
        }

        return TypedResults.Ok(LinkProgress.Of(answer));
    }
}

/// <summary>SignPage: where all consents of this link are signed at once. RunId: the first collection, once tokens have arrived.</summary>
internal sealed record LinkProgress(string LinkId, ImmutableArray<LinkStep> Steps)
{
    public Uri? SignPage { get; init; }

    public string? RunId { get; init; }

    internal static LinkProgress Of(LinkAnswer answer) => new(answer.LinkId, answer.Steps) { SignPage = answer.SignPage, RunId = answer.RunId };
}

using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using MyDataHub.Domain;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Idempotency;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Grains;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>Collecting from institutions, and watching it.</summary>
internal static class CollectionEndpoints
{
    internal static void MapCollections(this RouteGroupBuilder customer)
    {
        var collections = customer.MapGroup("/collections").WithTags("Collections");

        collections.MapPost("/", Begin).AsWrite()
            .WithSummary("Collect now; answers the run to watch, also when one runs already");
        collections.MapGet("/{runId}/events", Watch).WithMetadata(Answers.Of(400, 404))
            .Produces<ProgressEvent>(contentType: "text/event-stream")
            .WithSummary("Progress as server-sent events; ends after run-done");
    }

    private static async Task<Results<Accepted<RunStarted>, Problem>> Begin(
        JsonBody<CollectBody> body, Session session, HttpContext context, IGrains grains, CancellationToken ct)
    {
        var command = body.Value.ToCommand(IdempotencyKey.Of(context));
        return await grains.Customer(session.Customer).CollectAsync(command, ct) switch
        {
            { Refusal: { } refusal } => Problems.Refused(refusal),
            { RunId: { } runId } => TypedResults.Accepted((string?)null, new RunStarted(runId)),
            _ => Problems.Busy(),
        };
    }

    private static async Task<IResult> Watch(string runId, Session session, HttpContext context, ProgressStreams streams, CancellationToken ct) =>
        Text.IdProblem("runId", runId) is { } problem ? problem : await streams.OpenAsync(context, session, runId, ct);
}

internal sealed record RunStarted(string RunId);

/// <summary>No institutions means all that are linked.</summary>
internal sealed record CollectBody(IReadOnlyList<string?>? Institutions) : IRequestBody
{
    private const int MaxInstitutions = 100;

    public Problem? FirstProblem() => Institutions switch
    {
        [] => Problems.InvalidRequest("institutions", "Name at least one, or leave this out for all."),
        { Count: > MaxInstitutions } => Problems.InvalidRequest("institutions", $"At most {MaxInstitutions} institutions."),
        _ => (Institutions ?? []).Select((code, i) => Text.OrgCodeProblem($"institutions[{i}]", code)).FirstOrDefault(found => found is not null),
    };

    internal Collect ToCommand(string? idempotencyKey) =>
        new(Institutions?.Select(code => new InstitutionId(code!)).ToImmutableArray()) { IdempotencyKey = idempotencyKey };
}

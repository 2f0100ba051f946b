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
            .WithMetadata(Answers.Of(404))
            .WithSummary("Collect now, or fetch one item's older history; answers the run to watch, also when one runs already");
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

/// <summary>No institutions means all that are linked; history, one item's past instead.</summary>
internal sealed record CollectBody(IReadOnlyList<string?>? Institutions, HistoryBody? History) : IRequestBody
{
    private const int MaxInstitutions = 100;

    public Problem? FirstProblem() => Institutions switch
    {
        [] => Problems.InvalidRequest("institutions", "Name at least one, or leave this out for all."),
        not null when History is not null => Problems.InvalidRequest("history", "Give either institutions or history."),
        { Count: > MaxInstitutions } => Problems.InvalidRequest("institutions", $"At most {MaxInstitutions} institutions."),
        null when History is not null => History.FirstProblem(),
        _ => (Institutions ?? []).Select((code, i) => Text.OrgCodeProblem($"institutions[{i}]", code)).FirstOrDefault(found => found is not null),
    };

    internal Collect ToCommand(string? idempotencyKey) =>
        new(Institutions?.Select(code => new InstitutionId(code!)).ToImmutableArray()) { History = History?.ToWanted(), IdempotencyKey = idempotencyKey };
}

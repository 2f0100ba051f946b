using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using MyDataHub.Domain;
using MyDataHub.Gateway.AuthorizationServer.Limits;
using MyDataHub.Gateway.AuthorizationServer.Listeners;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.Registration;

/// <summary>Dynamic client registration (RFC 7591 3) and its management (RFC 7592 2).</summary>
internal static class RegistrationEndpoints
{
    internal static void MapRegistration(this IEndpointRouteBuilder routes)
    {
        var registration = routes.MapGroup(Endpoints.Registration).WithMetadata(ServedOn.BackChannel).ExcludeFromDescription();
        registration.AddEndpointFilter(LimitAsync);

        registration.MapPost("", Register);
        registration.MapGet("{client}", Find);
        registration.MapPut("{client}", Replace);
        registration.MapDelete("{client}", Remove);
    }

    // Whoever tries tokens is stopped like whoever tries assertions.
    private static async ValueTask<object?> LimitAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var limits = call.HttpContext.RequestServices.GetRequiredService<CallLimits>();
        if (limits.ErrorOf(call.HttpContext) is { } error)
        {
            return error;
        }

        var answer = await next(call);
        if (answer is OAuthError { Status: StatusCodes.Status401Unauthorized })
        {
            limits.CountFailure(call.HttpContext);
        }

        return answer;
    }

    private static async Task<IResult> Register(HttpContext context, Registrations registrations, ServerAddress address, CancellationToken ct) =>
        TokenOf(context.Request) is { } token
            ? Answer(context, address, await registrations.RegisterAsync(await RegistrationBody.ReadAsync(context.Request, ct), token, ct), StatusCodes.Status201Created)
            : Unauthorized("Registration needs the initial access token that the operator gives out", "Bearer");

    private static async Task<IResult> Find(string client, HttpContext context, Registrations registrations, ServerAddress address, CancellationToken ct) =>
        TokenOf(context.Request) is { } token
            ? Answer(context, address, await registrations.FindAsync(new ClientId(client), token, ct))
            : NotTheirs;

    private static async Task<IResult> Replace(string client, HttpContext context, Registrations registrations, ServerAddress address, CancellationToken ct) =>
        TokenOf(context.Request) is { } token
            ? Answer(context, address, await registrations.ReplaceAsync(new ClientId(client), token, await RegistrationBody.ReadAsync(context.Request, ct), ct))
            : NotTheirs;

    private static async Task<IResult> Remove(string client, HttpContext context, Registrations registrations, ServerAddress address, CancellationToken ct) =>
        TokenOf(context.Request) is { } token
            ? Answer(context, address, await registrations.RemoveAsync(new ClientId(client), token, ct))
            : NotTheirs;

    private static IResult Answer(HttpContext context, ServerAddress address, RegistrationOutcome outcome, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.CacheControl = "no-store";
        return outcome switch
        {
            RegistrationOutcome.Registered(var client, var token) => Results.Text(Describe(client, token, address), "application/json", statusCode: status),
            RegistrationOutcome.Removed => Results.NoContent(),
            RegistrationOutcome.Refused(var error) => error,
            RegistrationOutcome.NotAllowed => Unauthorized("The token is not good for this", "Bearer error=\"invalid_token\""),
            _ => throw new InvalidOperationException($"A registration came to nothing known: {outcome.GetType().Name}."),
        };
    }

    // RFC 7591 3.2.1, RFC 7592 3.
    private static string Describe(StoredClient client, string token, ServerAddress address)
    {
        var answer = new JsonObject
        {
            ["client_id"] = client.Id.Value,
            ["client_id_issued_at"] = client.RegisteredAt.ToUnixTimeSeconds(),
            ["registration_access_token"] = token,
            ["registration_client_uri"] = $"{address.Issuer}{Endpoints.Registration}/{client.Id.Value}",
        };
        foreach (var (name, value) in JsonNode.Parse(client.Metadata.Span)!.AsObject())
        {
            answer[name] = value?.DeepClone();
        }

        return answer.ToJsonString();
    }

    private static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } field] && AuthenticationHeaderValue.TryParse(field, out var authorization)
            && string.Equals(authorization.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase) && authorization.Parameter is { Length: >= 1 and <= 200 } token
            ? token
            : null;

    private static OAuthError NotTheirs => Unauthorized("Managing a registration needs its registration access token", "Bearer");

    private static OAuthError Unauthorized(string description, string challenge) => OAuthError.InvalidToken(description) with { Challenge = challenge };
}

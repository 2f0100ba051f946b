using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace MyDataHub.Gateway.Http;

/// <summary>What a request's body can hold and what it must satisfy: the first rule that fails is the answer.</summary>
internal interface IRequestBody
{
    Problem? FirstProblem();
}

/// <summary>What the filters ask of a body without knowing its type.</summary>
internal interface IJsonBody
{
    Problem? Problem { get; }

    ReadOnlyMemory<byte> Sha256 { get; }
}

/// <summary>A request's JSON body, read whole, within the limit and strictly. Either Value or Problem is there.</summary>
internal sealed class JsonBody<T> : IJsonBody, IEndpointParameterMetadataProvider
    where T : class, IRequestBody
{
    private readonly T? _value;

    private JsonBody(T? value, Problem? problem, byte[] sha256) => (_value, Problem, Sha256) = (value, problem, sha256);

    public Problem? Problem { get; }

    /// <summary>Of the bytes as they came: what an idempotency key belongs to.</summary>
    public ReadOnlyMemory<byte> Sha256 { get; }

    internal T Value => _value ?? throw new InvalidOperationException("The body was refused; its endpoint must not run.");

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));

    public static async ValueTask<JsonBody<T>?> BindAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            return new(null, Problems.NotJson(), []);
        }

        var limit = context.RequestServices.GetRequiredService<IOptions<GatewayOptions>>().Value.MaxBodyBytes;
        return await LimitedBody.ReadAsync(context.Request, limit, context.RequestAborted) is { } body
            ? Parse(body)
            : new(null, Problems.TooLarge(limit), []);
    }

    private static JsonBody<T> Parse(byte[] body)
    {
        try
        {
            var value = JsonSerializer.Deserialize<T>(body, ApiJson.Options);
            var problem = value is null ? Problems.InvalidRequest("$", "The body must be an object.") : value.FirstProblem();
            return new(problem is null ? value : null, problem, SHA256.HashData(body));
        }
        catch (JsonException wrong)
        {
            return new(null, Problems.InvalidRequest(MemberPath.Of(wrong), "This is not valid JSON, not known here, or not of the right type."), []);
        }
    }
}

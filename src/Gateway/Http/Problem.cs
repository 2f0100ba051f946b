using System.Diagnostics;
using System.Text.Json.Serialization;

namespace MyDataHub.Gateway.Http;

/// <summary>
/// An error as every JSON call answers it (RFC 9457). Type is stable and for programs; title and detail are for the person
/// who writes one, and never hold what was sent.
/// </summary>
internal sealed record Problem(int Status, string Key, string Title, string Detail, string? Field = null) : IResult, IStatusCodeHttpResult
{
    internal const string ContentType = "application/problem+json";

    /// <summary>Seconds to wait before the next try, where waiting helps.</summary>
    internal int? RetryAfterSeconds { get; init; }

    int? IStatusCodeHttpResult.StatusCode => Status;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.CacheControl = "no-store";
        if (RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return response.WriteAsJsonAsync(
            new ProblemBody($"urn:mydatahub:problem:{Key}", Title, Status, Detail, Field, TraceOf(httpContext)),
            ApiJson.Options, ContentType, httpContext.RequestAborted);
    }

    internal static string TraceOf(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
}

/// <summary>RFC 9457, 3, with the field at fault and the id to give when asking for help.</summary>
internal sealed record ProblemBody(
    [property: JsonPropertyOrder(0)] string Type, string Title, int Status, string Detail, string? Field, string TraceId);

using System.Security.Cryptography;
using System.Text;
using MyDataHub.Gateway.Http;

namespace MyDataHub.Gateway.Idempotency;

/// <summary>The Idempotency-Key header: 1 to 128 visible characters that the caller makes up, once per thing to be done.</summary>
internal static class IdempotencyKey
{
    internal const string Header = "Idempotency-Key";

    internal static string? Of(HttpContext context) =>
        context.Request.Headers[Header].ToString() is { Length: > 0 } key ? key : null;

    internal static Problem? ProblemWith(string key) =>
        key.Length <= 128 && key.All(letter => letter is > ' ' and < '\x7f')
            ? null
            : Problems.InvalidRequest(Header, "This must have 1 to 128 visible characters.");

    /// <summary>What the key belongs to: method, path and body.</summary>
    internal static byte[] HashOf(HttpRequest request, IJsonBody? body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        hash.AppendData(body is null ? [] : body.Sha256.Span);
        return hash.GetHashAndReset();
    }
}

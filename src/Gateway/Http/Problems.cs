using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.Http;

/// <summary>Every problem the hub's JSON calls answer, in one place.</summary>
internal static class Problems
{
    internal static Problem InvalidRequest(string field, string detail) =>
        new(400, "invalid-request", "The request is not valid", detail, field);

    internal static Problem MalformedRequest() =>
        new(400, "malformed-request", "The request cannot be read", "The request breaks the rules of HTTP.");

    internal static Problem NotSignedIn() =>
        new(401, "not-signed-in", "Nobody is signed in", "The session is over or there was none; sign in and try again.");

    internal static Problem WrongCredentials() =>
        new(401, "wrong-credentials", "Sign-in failed", "The login name or the password is wrong.");

    internal static Problem CrossSite() =>
        new(403, "cross-site", "The request came from another site", "Only the hub's own pages may do this.");

    internal static Problem WrongCsrf() =>
        new(403, "wrong-csrf", "The X-CSRF header is missing or wrong", "Send the value of the hub-csrf cookie; GET /api/session sets it.", "X-CSRF");

    internal static Problem NotFound(string detail = "There is nothing at this address.") =>
        new(404, "not-found", "Not found", detail);

    internal static Problem MethodNotAllowed() =>
        new(405, "method-not-allowed", "This method is not possible here", "The Allow header lists those that are.");

    internal static Problem StillRunning() =>
        new(409, "still-running", "The first request with this key still runs", "Wait for it, then ask again with the same key.", "Idempotency-Key")
        {
            RetryAfterSeconds = 1,
        };

    internal static Problem TooLarge(int limit) =>
        new(413, "too-large", "The body is too large", $"At most {limit} bytes are read.");

    internal static Problem NotJson() =>
        new(415, "not-json", "The body is not JSON", "Send Content-Type: application/json.", "Content-Type");

    internal static Problem KeyReused() =>
        new(422, "idempotency-key-reused", "This key belongs to another request", "Take a new key for a new request.", "Idempotency-Key");

    internal static Problem TooManyRequests(int seconds) =>
        new(429, "too-many-requests", "Too many requests", $"Try again in {seconds} s.") { RetryAfterSeconds = seconds };

    internal static Problem Internal() =>
        new(500, "internal", "Something went wrong here", "Nothing was lost; try again. The traceId tells the operator what happened.");

    internal static Problem Busy() =>
        new(503, "busy", "The hub is busy", "Nothing was done; try again in a moment.") { RetryAfterSeconds = 1 };

    internal static Problem Unavailable() =>
        new(503, "unavailable", "The hub cannot reach its database", "Nothing was done; try again in a moment.") { RetryAfterSeconds = 5 };

    /// <summary>What a grain refused, under its own stable key.</summary>
    internal static Problem Refused(Refusal refusal) => refusal.Key switch
    {
        "busy" => Busy(),
        "unavailable" => Unavailable(),
        "unknown-link" or "unknown-item" or "not-linked" or "unknown-grant" => new(404, refusal.Key, "Not found", refusal.Message, refusal.Field),
        "unknown-customer" => NotSignedIn(),
        "bad-cursor" or "empty-period" or "history-too-old" or "history-in-future" => new(400, "invalid-request", "The request is not valid", refusal.Message, refusal.Field),
        _ => new(422, refusal.Key, "The request was refused", refusal.Message, refusal.Field),
    };

    /// <summary>For answers that the framework gives without a body.</summary>
    internal static Problem OfStatus(int status, int maxBodyBytes) => status switch
    {
        401 => NotSignedIn(),
        404 => NotFound(),
        405 => MethodNotAllowed(),
        413 => TooLarge(maxBodyBytes),
        415 => NotJson(),
        429 => TooManyRequests(1),
        503 => Busy(),
        >= 500 => Internal(),
        _ => MalformedRequest() with { Status = status },
    };
}

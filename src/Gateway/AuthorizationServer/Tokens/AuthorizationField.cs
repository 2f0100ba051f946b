using Microsoft.Extensions.Primitives;

namespace MyDataHub.Gateway.AuthorizationServer.Tokens;

/// <summary>The Authorization field of a request: exactly one, of Bearer or DPoP in any letter case (RFC 9110 11.1, FAPI 2.0 5.3.4-1).</summary>
internal readonly record struct AuthorizationField(string Token, bool IsDpop)
{
    private const string Bearer = "Bearer ";
    private const string Dpop = "DPoP ";

    /// <summary>Null when there is none that could be taken; the problem says what is wrong, and is null where it is only missing.</summary>
    internal static AuthorizationField? Read(HttpRequest request, out string? problem)
    {
        // FAPI 2.0 5.3.4-2: a token in the address is in somebody's log.
        if (request.QueryString.HasValue && request.Query.ContainsKey("access_token"))
        {
            problem = "A token in the query is not taken";
            return null;
        }

        return Read(request.Headers.Authorization, out problem);
    }

    private static AuthorizationField? Read(StringValues fields, out string? problem)
    {
        problem = fields.Count > 1 ? "There must be one Authorization field" : null;
        var field = fields.Count == 1 ? fields[0] ?? "" : "";
        var isDpop = field.StartsWith(Dpop, StringComparison.OrdinalIgnoreCase);
        return isDpop || field.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? new(field[(isDpop ? Dpop : Bearer).Length..].Trim(), isDpop)
            : null;
    }
}

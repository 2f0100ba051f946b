using Microsoft.Extensions.Primitives;

namespace MyDataHub.Gateway.ThirdPartyApi.Tokens;

/// <summary>The Authorization field of a request: exactly one, of Bearer or DPoP in any letter case (RFC 9110 11.1, FAPI 2.0 5.3.4-1).</summary>
internal readonly record struct AuthorizationField(string Token, bool IsDpop)
{
    private const string Bearer = "Bearer ";
    private const string Dpop = "DPoP ";

    /// <summary>Null with the refusal when there is none that could be taken.</summary>
    internal static AuthorizationField? Read(HttpRequest request, out AccessRefusal? refusal)
    {
        // FAPI 2.0 5.3.4-2: a token in the address is in somebody's log.
        if (request.QueryString.HasValue && request.Query.ContainsKey("access_token"))
        {
            refusal = AccessRefusal.InvalidRequest("A token in the query is not taken");
            return null;
        }

        return Read(request.Headers.Authorization, out refusal);
    }

    private static AuthorizationField? Read(StringValues fields, out AccessRefusal? refusal)
    {
        refusal = null;
        if (fields.Count > 1)
        {
            refusal = AccessRefusal.InvalidRequest("There must be one Authorization field");
            return null;
        }

        var field = fields.Count == 0 ? "" : fields[0] ?? "";
        var isDpop = field.StartsWith(Dpop, StringComparison.OrdinalIgnoreCase);
        if (!isDpop && !field.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            refusal = AccessRefusal.NoToken;
            return null;
        }

        return new(field[(isDpop ? Dpop : Bearer).Length..].Trim(), isDpop);
    }
}

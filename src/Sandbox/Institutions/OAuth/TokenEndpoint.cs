using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.OAuth;

/// <summary>POST /oauth/2.0/token of an institution: three grants behind one door.</summary>
internal sealed class TokenEndpoint(OperatorClients clients, CodeGrant code, RefreshGrant refresh, IntegratedGrant integrated)
{
    public async Task<Answer> HandleAsync(HttpContext http, Institution institution, bool isForYouth)
    {
        var call = await OAuthCall.ReadAsync(http, institution, clients);
        foreach (var check in OAuthChecks.InOrder)
        {
            if (check(call) is { } error)
            {
                return error.ToAnswer();
            }
        }

        return (call["grant_type"], isForYouth) switch
        {
            ("authorization_code", false) when institution.AuthType == "03" => code.Exchange(call),
            ("refresh_token", false) => refresh.Exchange(call),
            ("password", _) => integrated.Exchange(call, isForYouth),
            _ => OAuthError.UnsupportedGrantType().ToAnswer(),
        };
    }
}

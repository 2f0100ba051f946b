using Microsoft.AspNetCore.Http.Features;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Institutions.DataApi;
using MyDataHub.Sandbox.Institutions.OAuth;
using MyDataHub.Sandbox.Institutions.Support;

namespace MyDataHub.Sandbox.Institutions;

/// <summary>
/// Everything that an institution serves on its port. Paths of OAuth exist with and without a version (4.3).
/// </summary>
internal sealed class InstitutionApi(
    AuthorizeEndpoint authorize,
    TokenEndpoint token,
    RevokeEndpoint revoke,
    ApiCatalogue catalogue,
    SupportEndpoint support,
    DataEndpoint data)
{
    public async Task HandleAsync(HttpContext http)
    {
        var institution = http.Features.GetRequiredFeature<Party>().Institution!;
        var path = http.Request.Path.Value!;
        if (path is "/oauth/2.0/authorize" or "/v2/oauth/2.0/authorize")
        {
            await authorize.HandleAsync(http, institution);
            return;
        }

        var answer = path switch
        {
            "/oauth/2.0/token" or "/v2/oauth/2.0/token" => await token.HandleAsync(http, institution, isForYouth: false),
            "/v2/oauth/2.0/youth_token" => await token.HandleAsync(http, institution, isForYouth: true),
            "/oauth/2.0/revoke" or "/v2/oauth/2.0/revoke" => await revoke.HandleAsync(http, institution),
            "/mgmts/oauth/2.0/token" => await support.TokenAsync(http),
            "/v1/mgmts/status" or "/v2/mgmts/status" => support.Status(http, institution),
            _ when path == $"/{institution.Industry.Wire()}/apis" => catalogue.Handle(http, institution),
            _ => await data.HandleAsync(http, institution),
        };
        await answer.WriteAsync(http);
    }
}

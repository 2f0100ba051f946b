using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Pages;
using MyDataHub.Sandbox.Settings;
using MyDataHub.Sandbox.Wire;
using static MyDataHub.Sandbox.Pages.Page;

namespace MyDataHub.Sandbox.IdentityVerification;

/// <summary>
/// A small OpenID Connect provider that verifies identity: discovery, keys, authorization page, token. Code with PKCE
/// S256 only.
/// </summary>
internal sealed class IdentityEndpoints(IdentityIssuer issuer, IdentityDesk desk, Residents residents, Secrets secrets)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var identity = routes.MapGroup("/identity");
        identity.MapGet("/.well-known/openid-configuration", Discovery);
        identity.MapGet("/jwks", () => Results.Json(issuer.KeySet()));
        identity.MapGet("/authorize", Authorize);
        identity.MapPost("/authorize", (Delegate)SignInAsync);
        identity.MapPost("/token", (Delegate)TokenAsync);
    }

    // OpenID Connect Discovery 1.0, 3.
    private IResult Discovery() => Results.Json(new JsonObject
    {
        ["issuer"] = issuer.Issuer,
        ["authorization_endpoint"] = issuer.Issuer + "/authorize",
        ["token_endpoint"] = issuer.Issuer + "/token",
        ["jwks_uri"] = issuer.Issuer + "/jwks",
        ["response_types_supported"] = new JsonArray("code"),
        ["grant_types_supported"] = new JsonArray("authorization_code"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("ES256"),
        ["scopes_supported"] = new JsonArray("openid", "profile", "ci"),
        ["claims_supported"] = new JsonArray("sub", "ci", "name", "birthdate"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "client_secret_basic"),
        ["code_challenge_methods_supported"] = new JsonArray("S256"),
    });

    private IResult Authorize(HttpRequest http) => desk.Receive(http.Query.ToDictionary()) switch
    {
        ({ } request, _) => Form(request, null),
        (_, { } callback) => Results.Redirect(callback),
        _ => Of("요청이 올바르지 않습니다", "<p>등록되지 않은 서비스이거나 돌아갈 주소입니다.</p>", StatusCodes.Status400BadRequest),
    };

    private async Task<IResult> SignInAsync(HttpContext http)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        if (desk.Find(form?["request"]) is not { } request || !Secret.Matches(form!["form_token"], request.FormToken))
        {
            return Gone();
        }

        if (form["decision"] == "cancel")
        {
            return Results.Redirect(desk.Cancel(request));
        }

        var (person, problem) = PersonPicker.Read(form, residents, request.OneTimeNumber);
        return person is null ? Form(request, problem) : Results.Redirect(desk.Identify(request, person));
    }

    private async Task<IResult> TokenAsync(HttpContext http)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        if (form is null || !IsClient(http.Request, form))
        {
            return Results.Json(new { error = "invalid_client" }, statusCode: StatusCodes.Status401Unauthorized);
        }

        if (form["grant_type"] != "authorization_code")
        {
            return Results.Json(new { error = "unsupported_grant_type" }, statusCode: StatusCodes.Status400BadRequest);
        }

        if (desk.Take(form["code"]) is not { } code || form["redirect_uri"] != code.Request.RedirectUri || !IsVerified(form, code))
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        }

        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new
        {
            access_token = Secret.New(43),
            token_type = "Bearer",
            expires_in = 300,
            id_token = issuer.IdToken(code.Person, secrets.IdentityClientId, code.Request.Nonce),
        });
    }

    // RFC 7636, 4.6.
    private static bool IsVerified(IFormCollection form, IdentityCode code) =>
        Secret.Matches(
            WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))), code.Request.CodeChallenge);

    private bool IsClient(HttpRequest http, IFormCollection form)
    {
        var (id, secret) = BasicCredentials(http) ?? (form["client_id"], form["client_secret"]);
        return id == secrets.IdentityClientId && Secret.Matches(secret, secrets.IdentityClientSecret);
    }

    private static (string? Id, string? Secret)? BasicCredentials(HttpRequest http)
    {
        const string Basic = "Basic ";
        var header = http.Headers.Authorization.ToString();
        var bytes = new byte[header.Length];
        if (!header.StartsWith(Basic, StringComparison.Ordinal) || !Convert.TryFromBase64String(header[Basic.Length..], bytes, out var length))
        {
            return null;
        }

        return Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var id, var secret]
            ? (Uri.UnescapeDataString(id), Uri.UnescapeDataString(secret))
            : null;
    }

    private IResult Form(IdentityRequest request, string? problem) => Of(
        "본인확인",
        $"""
        {Error(problem)}
        <form method="post" action="/identity/authorize">
        {Hidden("request", request.Id)}{Hidden("form_token", request.FormToken)}
        {PersonPicker.Fields(residents.All, request.OneTimeNumber)}
        <button class="main" type="submit">본인확인</button>
        <button type="submit" name="decision" value="cancel" formnovalidate>취소</button>
        </form>
        """);
}

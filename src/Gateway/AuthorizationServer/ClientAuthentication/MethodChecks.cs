using MyDataHub.Gateway.AuthorizationServer.Parameters;

namespace MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;

/// <summary>Which method of authentication a request uses, in the order it is checked: one of two, and only one.</summary>
internal static class MethodChecks
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static readonly Func<HttpRequest, FormParameters, OAuthError?>[] InOrder =
    [
        RefuseSeveral,
        RefuseAuthorizationField,
        RefuseSecret,
        RequireAssertionType,
    ];

    internal static OAuthError? ErrorOf(HttpRequest request, FormParameters form) => InOrder.FirstProblem(request, form);

    // RFC 6749 2.3, 5.2.
    private static OAuthError? RefuseSeveral(HttpRequest request, FormParameters form)
    {
        var methods = (request.Headers.Authorization.Count > 0 ? 1 : 0) + (form.Has("client_secret") ? 1 : 0) + (form.Has("client_assertion") ? 1 : 0);
        return methods > 1 ? OAuthError.InvalidRequest("The client authenticates in more than one way") : null;
    }

    // FAPI 2.0 5.3.2.1-6: no client_secret_basic. RFC 6749 5.2: who used the field gets a challenge.
    private static OAuthError? RefuseAuthorizationField(HttpRequest request, FormParameters form) => request.Headers.Authorization.Count > 0
        ? OAuthError.InvalidClient("Clients authenticate by private_key_jwt or tls_client_auth") with { Challenge = "Basic realm=\"not supported\"" }
        : null;

    // FAPI 2.0 5.3.2.1-6: no client_secret_post.
    private static OAuthError? RefuseSecret(HttpRequest request, FormParameters form) =>
        form.Has("client_secret") ? OAuthError.InvalidClient("Clients authenticate by private_key_jwt or tls_client_auth") : null;

    // RFC 7521 4.2.
    private static OAuthError? RequireAssertionType(HttpRequest request, FormParameters form) =>
        form.Has("client_assertion") == (form["client_assertion_type"] == AssertionType) && form.Has("client_assertion") == form.Has("client_assertion_type")
            ? null
            : OAuthError.InvalidClient("client_assertion goes with client_assertion_type of RFC 7523");
}

using MyDataHub.Gateway.AuthorizationServer;
using MyDataHub.Gateway.Http;

namespace MyDataHub.Gateway.ThirdPartyApi.Tokens;

/// <summary>Why a call is not let in, with the challenge of its scheme (RFC 6750 3, RFC 9449 7.1) and the body of every other problem.</summary>
internal sealed record AccessRefusal(Problem Problem) : IResult
{
    private const string Algorithms = "algs=\"ES256 PS256\"";

    internal string[] Challenges { get; private init; } = [];

    internal string? DpopNonce { get; private init; }

    /// <summary>RFC 6750 3.1: whoever brings no token is told how, and no error.</summary>
    internal static AccessRefusal NoToken { get; } = new(new Problem(401, "no-token", "An access token is needed", "Send it in the Authorization header."))
    {
        Challenges = [$"DPoP {Algorithms}", "Bearer realm=\"open\""],
    };

    internal static AccessRefusal InvalidRequest(string why) => Of(400, "invalid_request", "The request is not valid", why, isDpop: false);

    internal static AccessRefusal InvalidToken(string why, bool isDpop) => Of(401, "invalid_token", "The access token is not valid", why, isDpop);

    internal static AccessRefusal InsufficientScope(string why, bool isDpop, string? field = null)
    {
        var refusal = Of(403, "insufficient_scope", "The grant does not share this", why, isDpop);
        return refusal with { Problem = refusal.Problem with { Field = field } };
    }

    /// <summary>The proof was refused, or needs a nonce.</summary>
    internal static AccessRefusal Of(OAuthError error) => new(new Problem(error.Status, KeyOf(error.Code), "The proof of possession is not valid", error.Description + ".")
    {
        RetryAfterSeconds = error.RetryAfterSeconds,
    })
    {
        Challenges = error.Challenge is { } challenge ? [challenge] : [],
        DpopNonce = error.DpopNonce,
    };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        if (Challenges.Length > 0)
        {
            headers.WWWAuthenticate = Challenges;
        }

        if (DpopNonce is not null)
        {
            headers["DPoP-Nonce"] = DpopNonce;
        }

        return Problem.ExecuteAsync(httpContext);
    }

    // Descriptions are our own words: ASCII without quotes (RFC 6750 3).
    private static AccessRefusal Of(int status, string code, string title, string why, bool isDpop) => new(new Problem(status, KeyOf(code), title, why + "."))
    {
        Challenges = [isDpop ? $"DPoP error=\"{code}\", error_description=\"{why}\", {Algorithms}" : $"Bearer realm=\"open\", error=\"{code}\", error_description=\"{why}\""],
    };

    private static string KeyOf(string code) => code.Replace('_', '-');
}

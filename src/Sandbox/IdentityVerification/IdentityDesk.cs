using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Settings;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.IdentityVerification;

/// <summary>Requests to be told who somebody is; the page and the control port both end here.</summary>
internal sealed class IdentityDesk(
    WaitingRoom<IdentityRequest> requests, WaitingRoom<IdentityCode> codes, Secrets secrets, IOptions<SandboxOptions> options)
{
    private const int ChallengeLength = 43;

    /// <summary>
    /// The request, or where to send the browser with an error; neither when nobody knows where that would be.
    /// </summary>
    public (IdentityRequest? Request, string? Callback) Receive(IDictionary<string, StringValues> query)
    {
        string? Member(string name) => query.TryGetValue(name, out var value) ? value.ToString() : null;

        if (Member("client_id") != secrets.IdentityClientId || Member("redirect_uri") is not { } redirectUri || !IsRegistered(redirectUri))
        {
            return (null, null);
        }

        var isComplete = Member("response_type") == "code"
            && Member("code_challenge_method") == "S256"
            && Member("code_challenge") is { Length: ChallengeLength }
            && Member("scope")?.Split(' ').Contains("openid", StringComparer.Ordinal) == true;
        if (!isComplete)
        {
            return (null, Callback(redirectUri, "error", "invalid_request", Member("state")));
        }

        var request = new IdentityRequest(redirectUri, Member("state"), Member("nonce"), Member("code_challenge")!);
        requests.Add(request.Id, request);
        return (request, null);
    }

    public IdentityRequest? Find(string? id) => requests.TryGet(id, out var request) ? request : null;

    /// <summary>Answers where the browser goes with the code.</summary>
    public string Identify(IdentityRequest request, Person person)
    {
        requests.TryTake(request.Id, out _);
        var code = Secret.New(43);
        codes.Add(code, new IdentityCode(request, person));
        return Callback(request.RedirectUri, "code", code, request.State);
    }

    public string Cancel(IdentityRequest request)
    {
        requests.TryTake(request.Id, out _);
        return Callback(request.RedirectUri, "error", "access_denied", request.State);
    }

    /// <summary>A code is taken by whoever brings it first.</summary>
    public IdentityCode? Take(string? code) => codes.TryTake(code, out var found) ? found : null;

    private static string Callback(string redirectUri, string member, string value, string? state)
    {
        var query = new Dictionary<string, string?> { [member] = value };
        if (!string.IsNullOrEmpty(state))
        {
            query["state"] = state;
        }

        return QueryHelpers.AddQueryString(redirectUri, query);
    }

    private bool IsRegistered(string redirectUri) => options.Value.IdentityRedirectUris is { Count: > 0 } registered
        ? registered.Contains(redirectUri)
        : Uri.TryCreate(redirectUri, UriKind.Absolute, out var uri) && uri is { IsLoopback: true, Scheme: "http" or "https" };
}

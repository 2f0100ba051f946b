using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Keys;
using MyDataHub.Gateway.AuthorizationServer.Tokens;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Gateway.Tests.Fakes;
using MyDataHub.Gateway.ThirdPartyApi.Reads;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Storage.Receipts;

namespace MyDataHub.Gateway.Tests.ThirdPartyApi;

/// <summary>A third party with a grant of Minji's and an access token for it, and calls of the open API, right or wrong.</summary>
internal sealed class OpenParty : IDisposable
{
    internal const string View = "/open/v1/view";
    internal const string Body = """{"today":"2026-11-22"}""";

    private readonly AuthorizationHub _hub;

    private OpenParty(AuthorizationHub hub, ThirdParty client, Grant grant) => (_hub, Client, Grant) = (hub, client, grant);

    internal ThirdParty Client { get; }

    internal Grant Grant { get; }

    internal string Token { get; private set; } = "";

    /// <summary>What the customer answers; everything is ready unless a test says otherwise.</summary>
    internal Func<OpenAccess, OpenQuery, OpenAnswer> Answer
    {
        set => _hub.Hub.Customer.Opened[Grant.Id] = value;
    }

    internal static MyDataConsent Consent { get; } = new(
        ConsentDomains.Bank | ConsentDomains.Card, ConsentDetails.Balances | ConsentDetails.Transactions, new("personal-finance", "Budget"), new(2027, 1, 1))
    {
        HistoryFrom = new(2026, 1, 1),
        IsRecurring = true,
    };

    internal static async Task<OpenParty> OfAsync(AuthorizationHub hub, bool usesDpop)
    {
        var client = await hub.RegisterAsync(usesAssertions: true, usesDpop);
        var given = await hub.Grants.GiveAsync(FakeEnrolment.Minji, new(client.Id, "Budget Friend", Consent, "mydata"));
        var party = new OpenParty(hub, client, hub.Grants.Claim(given.Grant!.Id).Grant!);
        party.Answer = (_, _) => party.Ready();
        party.Token = party.Issue();
        return party;
    }

    internal OpenAnswer.Ready Ready() => new(Encoding.UTF8.GetBytes(Body), $"\"{Grant.Id}\"", Client.Id) { Domains = Consent.Domains, Items = 3 };

    /// <summary>A token as the authorization server issues it.</summary>
    internal string Issue(Func<AccessToken, AccessToken>? change = null)
    {
        Confirmation bound = Client.UsesDpop ? new Confirmation.DpopKey(Client.Dpop.Thumbprint) : new Confirmation.Certificate(AuthorizationHub.ThumbprintOf(Client.Certificate!));
        var token = new AccessToken(Grant.Subject, Client.Id, "mydata", bound)
        {
            Grant = Grant.Id,
            AuthorizationDetails = JsonSerializer.SerializeToUtf8Bytes(MyDataConsentWriting.Write(Consent)),
        };
        return _hub.Services.GetRequiredService<AccessTokens>().Issue(change?.Invoke(token) ?? token).Jwt;
    }

    /// <summary>As the hub itself would sign it.</summary>
    internal string Signed(JsonObject claims, string type = "at+jwt") =>
        _hub.Services.GetRequiredService<ServerKeys>().Sign(Encoding.UTF8.GetBytes(claims.ToJsonString()), type);

    /// <summary>Tokens live five minutes, and a new node moves the clock on by ten.</summary>
    internal void Renew() => Token = Issue();

    /// <summary>A call that is right in everything.</summary>
    internal Task<HttpResponseMessage> GetAsync(string path = View, string? token = null, params (string Name, string Value)[] headers) => Client.UsesDpop
        ? SendAsync(path, [("Authorization", $"DPoP {token ?? Token}"), ("DPoP", Proof(path, token ?? Token)), .. headers])
        : SendAsync(path, [("Authorization", $"Bearer {token ?? Token}"), .. headers]);

    /// <summary>With exactly these headers.</summary>
    internal Task<HttpResponseMessage> SendAsync(string path, params IEnumerable<(string Name, string Value)> headers) => SendAsync(Client.Http, path, headers);

    internal static async Task<HttpResponseMessage> SendAsync(HttpClient http, string path, IEnumerable<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request);
    }

    /// <summary>With this proof and the token as it is.</summary>
    internal Task<HttpResponseMessage> ProvedAsync(params string[] proofs) =>
        SendAsync(View, [("Authorization", $"DPoP {Token}"), .. proofs.Select(proof => ("DPoP", proof))]);

    internal string Proof(string path = View, string? token = null, Action<JsonObject>? change = null) =>
        Client.Proof("GET", path.Split('?')[0], token ?? Token, change);

    internal JsonObject ProofClaims() => Client.ProofClaims("GET", View, Token);

    /// <summary>With another certificate, or with none.</summary>
    internal async Task<HttpResponseMessage> WithAsync(X509Certificate2? certificate)
    {
        using var http = certificate is null ? _hub.NewMtlsClientWithoutCertificate() : _hub.NewClient(certificate);
        return await SendAsync(http, View, [("Authorization", $"Bearer {Token}")]);
    }

    internal async Task<IReadOnlyList<ReadReceipt>> ReceiptsAsync()
    {
        await _hub.Services.GetRequiredService<ReadJournal>().WriteAsync(default);
        return (await _hub.Services.GetRequiredService<ReadReceipts>().ReadAsync(FakeEnrolment.Minji, Grant.Id, null, 100, default)).Receipts;
    }

    public void Dispose() => Client.Dispose();
}

internal static class OpenReading
{
    /// <summary>Asserts a refusal with the challenge of its scheme (RFC 6750 3, RFC 9449 7.1).</summary>
    internal static async Task RefusedAsync(this HttpResponseMessage answer, int status, string error, string scheme)
    {
        await answer.ProblemAsync(status, error.Replace('_', '-'));
        var challenge = Assert.Single(answer.Headers.WwwAuthenticate);
        Assert.Equal(scheme, challenge.Scheme);
        Assert.Contains($"error=\"{error}\"", challenge.Parameter, StringComparison.Ordinal);
    }

    internal static async Task ReadAsync(this HttpResponseMessage answer) =>
        Assert.Equal((HttpStatusCode.OK, OpenParty.Body), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));

    /// <summary>Of a proof: 401 invalid_dpop_proof.</summary>
    internal static Task ProofRefusedAsync(this HttpResponseMessage answer) => answer.RefusedAsync(401, "invalid_dpop_proof", "DPoP");

    internal static Task TokenRefusedAsync(this HttpResponseMessage answer, bool isDpop) => answer.RefusedAsync(401, "invalid_token", isDpop ? "DPoP" : "Bearer");
}

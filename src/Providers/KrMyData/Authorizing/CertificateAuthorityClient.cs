using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Providers.Http;

namespace MyDataHub.Providers.KrMyData.Authorizing;

/// <summary>Calls to certificate authorities under our own token (통합인증-101), which is kept per operator and authority.</summary>
internal sealed class CertificateAuthorityClient(OutboundChannels channels, IOptions<OperatorsOptions> operators, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Operator, string Authority), ClientToken> _tokens = new();

    /// <summary>The body is JSON. Not repeated: a lost answer may have opened a signing round.</summary>
    internal async Task<OutboundAnswer?> PostAsync(
        OperatorId operatorId, CertificateAuthorityOptions authority, string path, OutboundCall call, byte[] body, CancellationToken ct)
    {
        var client = operators.Value.Find(operatorId.OrgCode) ?? throw new ArgumentException("The operator is not configured.", nameof(operatorId));
        var channel = channels.For(client, authority.OrgCode, new Uri(authority.Address));
        var tokens = _tokens.GetOrAdd((client.OrgCode, authority.OrgCode), _ => new(time));
        if (await tokens.GetAsync(channel, Url("/oauth/2.0/token"), authority.ClientId, authority.ClientSecret, "ca", "IA101", ct) is not { } token)
        {
            return null;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, Url(path)) { Content = KrRequests.JsonBody(body) };
        request.Headers.Authorization = new("Bearer", token.Value);
        var answer = await channel.SendAsync(request, call, ct);
        if (answer is OutboundAnswer.Answered { Code: "40101" })
        {
            tokens.Forget();
        }

        return answer;

        Uri Url(string path) => new(authority.Address.TrimEnd('/') + path);
    }
}

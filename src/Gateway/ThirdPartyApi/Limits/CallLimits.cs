using System.Globalization;
using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.ThirdPartyApi.Tokens;

namespace MyDataHub.Gateway.ThirdPartyApi.Limits;

/// <summary>How much a client may ask in all and under one grant, told with every answer (RateLimit header fields for HTTP).</summary>
internal sealed class CallLimits(IOptions<ThirdPartyApiOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly CallWindows<ClientId> _clients = new(options.Value.CallsPerClient, Minute, options.Value.Counted);
    private readonly CallWindows<GrantId> _grants = new(options.Value.CallsPerGrant, Minute, options.Value.Counted);
    private readonly string _policy = string.Create(
        CultureInfo.InvariantCulture, $"\"client\";q={options.Value.CallsPerClient};w=60, \"grant\";q={options.Value.CallsPerGrant};w=60");

    /// <summary>Null when the call may go on.</summary>
    internal Problem? Take(OpenToken token, IHeaderDictionary headers)
    {
        var now = time.GetUtcNow();
        var client = _clients.Take(token.Client, now);
        // What the client's own limit refuses does not count against the grant.
        var grant = client.IsOver ? default : _grants.Take(token.Access!.Grant, now);
        headers["RateLimit-Policy"] = _policy;
        headers["RateLimit"] = client.IsOver
            ? string.Create(CultureInfo.InvariantCulture, $"\"client\";r=0;t={client.Seconds}")
            : string.Create(CultureInfo.InvariantCulture, $"\"client\";r={client.Left};t={client.Seconds}, \"grant\";r={grant.Left};t={grant.Seconds}");
        return client.IsOver ? Problems.TooManyRequests(client.Seconds)
            : grant.IsOver ? Problems.TooManyRequests(grant.Seconds)
            : null;
    }
}

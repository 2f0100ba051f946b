using Microsoft.Extensions.Options;

namespace MyDataHub.Gateway.Http;

/// <summary>The address under which people's browsers reach the hub.</summary>
internal sealed class PublicAddress(IOptions<GatewayOptions> options)
{
    internal Uri Root { get; } = options.Value switch
    {
        { PublicAddress: { } address } => address,
        { HttpsPort: { } port } => new Uri($"https://localhost:{port}/"),
        var local => new Uri($"http://localhost:{local.HttpPort}/"),
    };

    internal Uri Of(string path) => new(Root, path);
}

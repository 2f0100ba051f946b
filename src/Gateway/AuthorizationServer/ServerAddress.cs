using Microsoft.Extensions.Options;
using MyDataHub.Gateway.AuthorizationServer.Listeners;
using MyDataHub.Gateway.Http;

namespace MyDataHub.Gateway.AuthorizationServer;

/// <summary>The names under which the world knows the authorization server. Never taken from a request.</summary>
internal sealed class ServerAddress(IOptions<AuthorizationServerOptions> server, IOptions<GatewayOptions> gateway)
{
    /// <summary>The issuer identifier, byte for byte as in the metadata.</summary>
    internal string Issuer { get; } = server.Value.Issuer ?? $"https://localhost:{gateway.Value.HttpsPort ?? 443}";

    /// <summary>Where certificates are asked for; null when nothing listens for them.</summary>
    internal string? Mtls { get; } =
        server.Value.MtlsAddress ?? (gateway.Value.MtlsPort is { } port ? $"https://localhost:{port}" : null);

    /// <summary>The audience of access tokens: the open API.</summary>
    internal string Resource => field ??= server.Value.Resource ?? $"{Issuer}/open/v1";

    /// <summary>The address of this request as its sender must have known it (RFC 9449 4.3: without query and fragment).</summary>
    internal string Of(HttpContext context) =>
        (Listener.Of(context) == Listens.Mtls ? Mtls! : Issuer) + context.Request.PathBase + context.Request.Path;
}

using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Running;

/// <summary>A server of somebody else's, over TLS with a certificate that the hub trusts.</summary>
internal static class TheirServer
{
    internal static WebApplication Make(AuthorizationHub hub)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
            listen.UseHttps(X509Certificate2.CreateFromPemFile(hub.Certificates.ServerPath, hub.Certificates.ServerKeyPath))));
        return builder.Build();
    }

    /// <summary>Where it listens.</summary>
    internal static async Task<Uri> StartAsync(WebApplication server)
    {
        await server.StartAsync();
        return new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }
}

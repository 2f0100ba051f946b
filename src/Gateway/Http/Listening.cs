using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Options;
using MyDataHub.Gateway.AuthorizationServer.Listeners;

namespace MyDataHub.Gateway.Http;

/// <summary>Where Kestrel listens, what it limits, and which hosts and proxies it believes.</summary>
internal static class Listening
{
    /// <summary>
    /// The longest body that is received to its end, above any limit of who reads one (<see cref="LimitedBody"/>): what they refuse is thrown away as it
    /// comes, because a connection that is closed while a body still comes takes the answer with it.
    /// </summary>
    private const int MostReceived = 2 * 1024 * 1024;

    internal static void AddListening(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.Services.AddOptions<GatewayOptions>().BindConfiguration(GatewayOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<GatewayOptions>, GatewayOptionsValidator>();
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<GatewayOptions>, IHostEnvironment>(Configure);
        builder.Services.AddOptions<HostFilteringOptions>().PostConfigure<PublicAddress, IConfiguration>(OnlyKnownHosts);
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<GatewayOptions>>(BelieveProxies);
        builder.Services.AddOptions<HstsOptions>().Configure<IOptions<GatewayOptions>>(StayOnTls);
    }

    private static void Configure(KestrelServerOptions kestrel, IOptions<GatewayOptions> options, IHostEnvironment environment)
    {
        var gateway = options.Value;
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MostReceived;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestLineSize = 8 * 1024;
        kestrel.Limits.MaxConcurrentConnections = gateway.MaxConnections;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);

        var address = IPAddress.Parse(gateway.ListenAddress);
        if (gateway.HttpsPort is { } httpsPort)
        {
            var certificate = Certificate(gateway);
            kestrel.Listen(address, httpsPort, listen => listen.As(Listens.Https).UseHttps(Tls.With(certificate, ClientCertificateMode.NoCertificate)));
            if (gateway.MtlsPort is { } mtlsPort)
            {
                kestrel.Listen(address, mtlsPort, listen => listen.As(Listens.Mtls).UseHttps(Tls.With(certificate, ClientCertificateMode.AllowCertificate)));
            }
        }

        if (environment.IsDevelopment())
        {
            kestrel.Listen(IPAddress.Loopback, gateway.HttpPort, listen => listen.As(Listens.Plain));
        }
        else if (gateway.HttpsPort is null)
        {
            throw new HostingException("Outside the Development environment the hub needs Gateway:HttpsPort with a certificate.");
        }
    }

    private static X509Certificate2 Certificate(GatewayOptions gateway)
    {
        if (gateway is not { CertificatePath: { } path, CertificateKeyPath: { } keyPath })
        {
            throw new HostingException("Gateway:HttpsPort needs Gateway:CertificatePath and Gateway:CertificateKeyPath.");
        }

        try
        {
            return X509Certificate2.CreateFromPemFile(path, keyPath);
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new HostingException($"The certificate {path} with the key {keyPath} cannot be read: {failure.Message}", failure);
        }
    }

    // Another name for our address is somebody else's page talking to a customer's own machine (DNS rebinding).
    private static void OnlyKnownHosts(HostFilteringOptions filter, PublicAddress address, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration["AllowedHosts"]))
        {
            filter.AllowedHosts = ["localhost", "127.0.0.1", "[::1]", address.Root.Host];
        }
    }

    // FAPI 2.0 5.2.3-1. What a preload list asks for, unless the operator's name has parts that are not on TLS.
    private static void StayOnTls(HstsOptions hsts, IOptions<GatewayOptions> options)
    {
        hsts.MaxAge = TimeSpan.FromDays(365);
        hsts.IncludeSubDomains = hsts.Preload = options.Value.HstsPreload;
    }

    private static void BelieveProxies(ForwardedHeadersOptions forwarded, IOptions<GatewayOptions> options)
    {
        forwarded.ForwardedHeaders = options.Value.TrustedProxies.Count == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in options.Value.TrustedProxies)
        {
            forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
        }
    }
}

/// <summary>Why the hub cannot listen: one sentence for the person who starts it.</summary>
internal sealed class HostingException(string sentence, Exception? cause = null) : Exception(sentence, cause);

using System.Globalization;
using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Hosting;
using MyDataHub.Bench.Open;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Bench.Loading;

/// <summary>
/// The limit of serving: Kestrel alone, in a process of its own, that answers every request with the same bytes. No routing, no
/// middleware, no headers but the type and the length.
/// </summary>
internal static class BareServer
{
    public const string Verb = "bare";
    private const string None = "-";

    /// <summary>Starts it with the certificate and the body; with an authority it asks every client for a certificate of it.</summary>
    /// <param name="proofKey">With it every request's DPoP field is verified; a SubjectPublicKeyInfo.</param>
    public static async Task<Server> StartAsync(
        string certificate, string key, string body, string? authority, CancellationToken ct, byte[]? proofKey = null)
    {
        var port = Repository.FreePort();
        var process = HubProcess.Start("Bench", "Production", [Verb, $"{port}", certificate, key, body, authority ?? None, proofKey is null ? None : Convert.ToHexString(proofKey)]);
        return await Server.ReadyAsync(process, port, ct);
    }

    public static async Task<int> RunAsync(string[] args)
    {
        var port = int.Parse(args[0], CultureInfo.InvariantCulture);
        var certificate = X509Certificate2.CreateFromPemFile(args[1], args[2]);
        var body = await File.ReadAllBytesAsync(args[3]);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.UseHttps(https => Secure(https, certificate, args[4])));
        });
        await using var server = builder.Build();
        var proof = args[5] == None ? null : BareProof.Of(args[5]);
        server.Run(context => proof?.IsSigned(context.Request) == false ? RefuseAsync(context) : AnswerAsync(context, body));
        await server.RunAsync();
        return 0;
    }

    private static void Secure(HttpsConnectionAdapterOptions https, X509Certificate2 certificate, string authority)
    {
        https.ServerCertificate = certificate;
        if (authority != None)
        {
            var trusted = X509Certificate2.CreateFromPem(File.ReadAllText(authority));
            https.SslProtocols = SslProtocols.Tls13;
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.ClientCertificateValidation = (client, _, _) => IsSignedBy(trusted, client);
        }
    }

    private static bool IsSignedBy(X509Certificate2 trusted, X509Certificate2 client)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(trusted);
        return chain.Build(client);
    }

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private static Task AnswerAsync(HttpContext context, byte[] body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        var writing = context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
        return writing.IsCompletedSuccessfully ? Task.CompletedTask : writing.AsTask();
    }
}

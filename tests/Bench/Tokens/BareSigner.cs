using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.ObjectPool;
using MyDataHub.Bench.Loading;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Bench.Tokens;

/// <summary>
/// The limit of issuing tokens: Kestrel alone, in a process of its own, that verifies the ES256 signatures of the assertion and the
/// proof of every request, signs as many bytes as an access token of the kind that is asked for, and answers as many bytes. It reads and checks nothing else.
/// </summary>
internal sealed class BareSigner(ECParameters theirs, TokenSizes own, TokenSizes refreshed)
{
    public const string Verb = "bare-signer";

    private readonly ObjectPool<ECDsa> _verifiers = new DefaultObjectPool<ECDsa>(new Keys(() => ECDsa.Create(theirs)));
    private readonly ObjectPool<ECDsa> _signers = new DefaultObjectPool<ECDsa>(new Keys(() => ECDsa.Create(ECCurve.NamedCurves.nistP256)));
    private readonly Issue _own = new(own);
    private readonly Issue _refreshed = new(refreshed);

    /// <param name="theirs">The key that signs assertions and proofs: a SubjectPublicKeyInfo.</param>
    public static async Task<Server> StartAsync(string certificate, string key, byte[] theirs, TokenSizes own, TokenSizes refreshed, CancellationToken ct)
    {
        var port = Repository.FreePort();
        var process = HubProcess.Start("Bench", "Production",
        [
            Verb, $"{port}", certificate, key, Convert.ToHexString(theirs), $"{own}", $"{refreshed}",
        ]);
        return await Server.ReadyAsync(process, port, ct);
    }

    public static async Task<int> RunAsync(string[] args)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromHexString(args[3]), out _);
        var signer = new BareSigner(key.ExportParameters(false), TokenSizes.Read(args[4]), TokenSizes.Read(args[5]));
        var certificate = X509Certificate2.CreateFromPemFile(args[1], args[2]);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, int.Parse(args[0], CultureInfo.InvariantCulture), listen => listen.UseHttps(certificate));
        });
        await using var server = builder.Build();
        server.Run(signer.AnswerAsync);
        await server.RunAsync();
        return 0;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var read = await context.Request.BodyReader.ReadAtLeastAsync((int)context.Request.ContentLength!.Value);
        var body = Encoding.ASCII.GetString(read.Buffer.ToArray());
        context.Request.BodyReader.AdvanceTo(read.Buffer.End);
        var assertion = body[(body.IndexOf("client_assertion=", StringComparison.Ordinal) + "client_assertion=".Length)..];
        if (!IsSigned(assertion) || !IsSigned(context.Request.Headers["DPoP"].ToString()))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var issue = body.StartsWith("grant_type=refresh_token", StringComparison.Ordinal) ? _refreshed : _own;
        Sign(issue.Signed);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = issue.Answer.Length;
        await context.Response.BodyWriter.WriteAsync(issue.Answer);
    }

    private bool IsSigned(string jwt)
    {
        var dot = jwt.LastIndexOf('.');
        var key = _verifiers.Get();
        var isSigned = key.VerifyData(Encoding.ASCII.GetBytes(jwt, 0, dot), Base64Url.DecodeFromChars(jwt.AsSpan(dot + 1)), HashAlgorithmName.SHA256);
        _verifiers.Return(key);
        return isSigned;
    }

    private void Sign(byte[] token)
    {
        var key = _signers.Get();
        key.SignData(token, HashAlgorithmName.SHA256);
        _signers.Return(key);
    }

    private sealed class Issue(TokenSizes sizes)
    {
        public byte[] Signed { get; } = new byte[sizes.Signed];

        public byte[] Answer { get; } = new byte[sizes.Answer];
    }

    private sealed class Keys(Func<ECDsa> create) : PooledObjectPolicy<ECDsa>
    {
        public override ECDsa Create() => create();

        public override bool Return(ECDsa obj) => true;
    }
}

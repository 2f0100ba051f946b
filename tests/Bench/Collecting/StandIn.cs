using System.Collections.Concurrent;
using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace MyDataHub.Bench.Collecting;

/// <summary>
/// Institutions whose answers are the sandbox's: a call is passed on to the sandbox once, under the consent that was given there, and from
/// then on answered from memory after the time that an answer shall take. So twenty of them cost one core little.
/// </summary>
internal sealed class StandIn(StandInPlan plan) : IDisposable
{
    public const string Verb = "institutions";
    private const string TransactionId = "x-api-tran-id";
    private readonly ConcurrentDictionary<string, Recorded> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<StandInCall> _calls = new();
    private readonly HttpClient _sandbox = OperatorClient.New(plan.Certificates);

    private int _delay;

    /// <summary>The process: serves until it is ended.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var plan = JsonSerializer.Deserialize<StandInPlan>(await File.ReadAllBytesAsync(args[0]))!;
        using var standIn = new StandIn(plan);
        var certificate = X509Certificate2.CreateFromPemFile(Path.Combine(plan.Certificates, "sandbox.pem"), Path.Combine(plan.Certificates, "sandbox.key"));
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, plan.ControlPort);
            foreach (var institution in plan.Institutions)
            {
                kestrel.Listen(IPAddress.Loopback, institution.Port, listen => listen.UseHttps(https => Secure(https, certificate)));
            }
        });
        await using var server = builder.Build();
        var byPort = plan.Institutions.ToDictionary(institution => institution.Port);
        server.Run(http => byPort.TryGetValue(http.Connection.LocalPort, out var institution) ? standIn.AnswerAsync(http, institution) : standIn.ControlAsync(http));
        await server.RunAsync();
        return 0;
    }

    public void Dispose() => _sandbox.Dispose();

    private static void Secure(HttpsConnectionAdapterOptions https, X509Certificate2 certificate)
    {
        https.ServerCertificate = certificate;
        https.SslProtocols = SslProtocols.Tls13;
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.ClientCertificateValidation = static (_, _, _) => true;
    }

    private async Task AnswerAsync(HttpContext http, StandInInstitution institution)
    {
        var body = await BodyAsync(http.Request);
        var path = http.Request.Path + http.Request.QueryString.Value;
        _calls.Enqueue(new(institution.Port, http.Request.Method, path, body));
        var delay = Volatile.Read(ref _delay);
        var waited = delay > 0 ? Task.Delay(delay) : Task.CompletedTask;
        var key = $"{institution.Port} {path} {body}";
        if (!_answers.TryGetValue(key, out var answer))
        {
            answer = _answers[key] = await PassOnAsync(http.Request, institution, path, body);
        }

        await waited;
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json; charset=UTF-8";
        http.Response.ContentLength = answer.Body.Length;
        http.Response.Headers[TransactionId] = http.Request.Headers[TransactionId];
        await http.Response.Body.WriteAsync(answer.Body);
    }

    private async Task<Recorded> PassOnAsync(HttpRequest request, StandInInstitution institution, string path, string body)
    {
        string There(string text) => text.Replace(institution.OrgCode, institution.SandboxOrgCode, StringComparison.Ordinal);
        using var passed = new HttpRequestMessage(new(request.Method), new Uri(institution.Sandbox, There(path)));
        passed.Headers.Authorization = new("Bearer", institution.Token);
        passed.Headers.Add(TransactionId, (string?)request.Headers[TransactionId] ?? "");
        passed.Headers.Add("x-api-type", (string?)request.Headers["x-api-type"] ?? "");
        passed.Content = body.Length > 0 ? new StringContent(There(body), Encoding.UTF8, "application/json") : null;
        using var answer = await _sandbox.SendAsync(passed);
        return new((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync());
    }

    // POST /delay/50 and GET /calls, which forgets them.
    private async Task ControlAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/delay", out var milliseconds))
        {
            Volatile.Write(ref _delay, int.Parse(milliseconds.Value![1..], System.Globalization.CultureInfo.InvariantCulture));
            return;
        }

        var calls = new List<StandInCall>();
        while (_calls.TryDequeue(out var call))
        {
            calls.Add(call);
        }

        await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(calls));
    }

    private static async Task<string> BodyAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync();
    }

    private sealed record Recorded(int Status, byte[] Body);
}

/// <summary>Who is played, on which ports, with the certificates of which folder.</summary>
internal sealed record StandInPlan(int ControlPort, string Certificates, IReadOnlyList<StandInInstitution> Institutions);

/// <summary>One institution, and whose answers it gives: an institution of the sandbox under one person's token.</summary>
internal sealed record StandInInstitution(string OrgCode, int Port, Uri Sandbox, string SandboxOrgCode, string Token);

/// <summary>A call as it came.</summary>
internal sealed record StandInCall(int Port, string Method, string Path, string Body);

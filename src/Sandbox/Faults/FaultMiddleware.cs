using System.Globalization;
using System.IO.Compression;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Institutions.OAuth;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Faults;

/// <summary>Makes calls go wrong as the control port has set it. Without a fault it costs one look-up.</summary>
internal sealed class FaultMiddleware(
    RequestDelegate next, FaultBook book, IOptions<SandboxOptions> options, IHostApplicationLifetime lifetime)
{
    private const string InBody = "body";

    private static readonly byte[] Padding = [.. Enumerable.Repeat((byte)'x', 65_536)];

    private readonly bool _alwaysNative = options.Value.EmitNativeTypes;

    public async Task InvokeAsync(HttpContext http)
    {
        var party = http.Features.GetRequiredFeature<Party>();
        var faults = book.Take(party.Code, http.Request.Path.Value ?? "");
        if (!faults.Any && !_alwaysNative)
        {
            await next(http);
            return;
        }

        http.Features.Set(faults);
        if (!await GoesWrongBeforeAsync(http, faults))
        {
            await GoOnAsync(http, faults);
        }
    }

    private static bool IsOAuth(HttpContext http) =>
        http.Request.Path.Value!.Contains("/oauth/", StringComparison.Ordinal);

    private static void Drop(HttpContext http, string outcome)
    {
        http.Items[typeof(Answer)] = outcome;
        http.Features.GetRequiredFeature<IConnectionLifetimeFeature>().Abort();
    }

    /// <summary>What happens instead of the work. True when nothing is left to do.</summary>
    private async Task<bool> GoesWrongBeforeAsync(HttpContext http, FaultsOfCall faults)
    {
        if (faults.Has(FaultKind.MissingTranIdEcho))
        {
            http.Response.Headers.Remove(TransactionId.Header);
        }

        if (faults.Find(FaultKind.Delay) is { } delay)
        {
            await Task.Delay(int.Parse(delay.Parameter!, CultureInfo.InvariantCulture), http.RequestAborted);
        }

        if (faults.Find(FaultKind.Hang) is { Parameter: not InBody })
        {
            await HangAsync(http);
            return true;
        }

        if (faults.Find(FaultKind.CloseConnection) is { Parameter: not InBody })
        {
            Drop(http, "closed");
            return true;
        }

        if (Refusal(http, faults) is { } refusal)
        {
            await refusal.WriteAsync(http);
            return true;
        }

        return false;
    }

    private static Answer? Refusal(HttpContext http, FaultsOfCall faults)
    {
        if (faults.Has(FaultKind.Maintenance) && !http.Request.Path.Value!.EndsWith("/mgmts/status", StringComparison.Ordinal))
        {
            http.Response.Headers.RetryAfter = "3600";
            return IsOAuth(http)
                ? new OAuthError(503, "temporarily_unavailable", RspCode.Maintenance.Message).ToAnswer()
                : Answer.Of(RspCode.Maintenance);
        }

        if (faults.Find(FaultKind.OAuthError) is { } oauth && IsOAuth(http))
        {
            var status = oauth.Parameter switch { "server_error" => 500, "temporarily_unavailable" => 503, _ => 400 };
            return new OAuthError(status, oauth.Parameter!, "").ToAnswer();
        }

        if (faults.Find(FaultKind.Redirect) is { } redirect)
        {
            http.Response.Headers.Location = redirect.Parameter ?? http.Request.Path.Value;
            return new Answer(302, "redirect", ReadOnlyMemory<byte>.Empty);
        }

        return faults.Find(FaultKind.RspCode) is { } code ? Answer.Of(RspCode.Find(code.Parameter!)!) : null;
    }

    private async Task HangAsync(HttpContext http)
    {
        http.Items[typeof(Answer)] = "hung";
        var party = http.Features.GetRequiredFeature<Party>();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping, book.WhileInForce(party.Code));
        await Task.Delay(TimeSpan.FromSeconds(options.Value.HangSeconds), either.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Abort();
    }

    private async Task GoOnAsync(HttpContext http, FaultsOfCall faults)
    {
        var wire = http.Response.Body;
        using var held = new MemoryStream();
        http.Response.Body = held;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = wire;
        }

        await SendAsync(http, faults, held.ToArray());
    }

    private async Task SendAsync(HttpContext http, FaultsOfCall faults, byte[] body)
    {
        if (faults.Has(FaultKind.LostReply))
        {
            Drop(http, "lost");
            return;
        }

        if (body.Length > 0 && http.Response.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true)
        {
            body = BodyFaults.Apply(body, faults);
            body = _alwaysNative ? Native(body) : body;
        }

        if (faults.Find(FaultKind.OversizedBody) is { } oversized && body is [(byte)'{', ..])
        {
            await SendOversizedAsync(http, body, int.Parse(oversized.Parameter!, CultureInfo.InvariantCulture));
            return;
        }

        if (faults.Find(FaultKind.GzipBomb) is { } bomb)
        {
            await SendBombAsync(http, long.Parse(bomb.Parameter!, CultureInfo.InvariantCulture));
            return;
        }

        http.Response.ContentLength = body.Length;
        if (faults.Find(FaultKind.SlowBody) is { } slow)
        {
            await DripAsync(http, body, int.Parse(slow.Parameter!, CultureInfo.InvariantCulture));
            return;
        }

        if (faults.Has(FaultKind.Hang) || faults.Has(FaultKind.CloseConnection))
        {
            await StopInBodyAsync(http, body, faults.Has(FaultKind.Hang));
            return;
        }

        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private async Task StopInBodyAsync(HttpContext http, byte[] body, bool hang)
    {
        await http.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        if (hang)
        {
            await HangAsync(http);
        }
        else
        {
            Drop(http, "closed");
        }
    }

    /// <summary>Sends a padding member first, in pieces, so that a huge answer takes no memory here.</summary>
    private static async Task SendOversizedAsync(HttpContext http, byte[] body, int bytes)
    {
        http.Response.ContentLength = null;
        var wire = http.Response.Body;
        await wire.WriteAsync("{\"x_padding\":\""u8.ToArray(), http.RequestAborted);
        for (var left = bytes; left > 0; left -= Padding.Length)
        {
            await wire.WriteAsync(Padding.AsMemory(0, Math.Min(left, Padding.Length)), http.RequestAborted);
        }

        await wire.WriteAsync("\","u8.ToArray(), http.RequestAborted);
        await wire.WriteAsync(body.AsMemory(1), http.RequestAborted);
    }

    /// <summary>A byte, a pause, a byte: each comes soon enough, and all together never.</summary>
    private async Task DripAsync(HttpContext http, byte[] body, int milliseconds)
    {
        http.Items[typeof(Answer)] = "dripped";
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        for (var at = 0; at < body.Length && !either.IsCancellationRequested; at++)
        {
            await http.Response.Body.WriteAsync(body.AsMemory(at, 1), either.Token);
            await http.Response.Body.FlushAsync(either.Token);
            await Task.Delay(milliseconds, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A thousand times as large unpacked as it is on the wire.</summary>
    private static async Task SendBombAsync(HttpContext http, long bytes)
    {
        http.Response.ContentLength = null;
        http.Response.Headers.ContentEncoding = "gzip";
        await using var packed = new GZipStream(http.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
        await packed.WriteAsync("{\"x_padding\":\""u8.ToArray(), http.RequestAborted);
        for (var left = bytes; left > 0; left -= Padding.Length)
        {
            await packed.WriteAsync(Padding, http.RequestAborted);
        }

        await packed.WriteAsync("\"}"u8.ToArray(), http.RequestAborted);
    }

    private static byte[] Native(byte[] body)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(body);
        NativeTypes.Apply(json);
        return Answer.Bytes(json!);
    }
}

using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Authorizing;

/// <summary>A token for ourselves (client_credentials: 지원-001, 통합인증-101), kept until shortly before its end and asked for by one at a time.</summary>
internal sealed class ClientToken(TimeProvider time)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private Held? _held;

    private SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>Null when the issuer did not give one.</summary>
    internal async Task<Secret?> GetAsync(
        OutboundChannel channel, Uri endpoint, string clientId, string clientSecret, string scope, string api, CancellationToken ct)
    {
        await Turn.WaitAsync(ct);
        try
        {
            if (_held is null || _held.Until <= time.GetUtcNow())
            {
                _held = await AskAsync(channel, endpoint, [("client_id", clientId), ("client_secret", clientSecret), ("scope", scope)], api, ct);
            }

            return _held?.Token;
        }
        finally
        {
            Turn.Release();
        }
    }

    internal void Forget() => _held = null;

    private async Task<Held?> AskAsync(OutboundChannel channel, Uri endpoint, (string, string)[] client, string api, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = KrRequests.Form([("grant_type", "client_credentials"), .. client]),
        };
        var answer = await channel.SendAsync(request, new OutboundCall(api) { IsRepeatable = true }, ct);
        if (OAuthAnswers.Failure(answer) is not null)
        {
            return null;
        }

        try
        {
            using var document = WireDocument.Parse(((OutboundAnswer.Answered)answer).Body);
            var token = new WireObject(document.RootElement, new WireNotes());
            return new(new(token.Text("access_token")), time.GetUtcNow().AddSeconds(token.Whole("expires_in")) - Margin);
        }
        catch (WireFormatException)
        {
            return null;
        }
    }

    private sealed record Held(Secret Token, DateTimeOffset Until);
}

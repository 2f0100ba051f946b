using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Features;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Institutions.DataApi;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Control;

/// <summary>
/// Counts what was called, by party, resource, reason and outcome. Other paths than the known ones share an entry when
/// it is full.
/// </summary>
internal sealed class CallBook
{
    private const int MostEntries = 20_000;
    private const string Elsewhere = "(other)";

    private readonly ConcurrentDictionary<Call, long> _counts = new();
    private readonly ConcurrentDictionary<string, AtOnce> _atOnce = new(StringComparer.Ordinal);

    public IEnumerable<CountedCall> All =>
        _counts.Select(entry => new CountedCall(entry.Key.Org, entry.Key.Resource, entry.Key.ApiType, entry.Key.Outcome, entry.Value))
            .OrderBy(call => call.Org, StringComparer.Ordinal)
            .ThenBy(call => call.Resource, StringComparer.Ordinal);

    /// <summary>Calls that go on now and the most there ever were side by side, by party.</summary>
    public IEnumerable<CallsAtOnce> SideBySide =>
        _atOnce.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value.Read(entry.Key));

    public void Clear()
    {
        _counts.Clear();
        _atOnce.Clear();
    }

    /// <summary>A call has come in; dispose what this returns when it is over.</summary>
    public IDisposable Begin(HttpContext http) =>
        _atOnce.GetOrAdd(http.Features.GetRequiredFeature<Party>().Code, _ => new AtOnce()).Begin();

    public void Record(HttpContext http)
    {
        var party = http.Features.GetRequiredFeature<Party>();
        var resource = http.Items[typeof(Resource)] as string ?? http.Request.Path.Value ?? "";
        var call = new Call(
            party.Code,
            _counts.Count < MostEntries ? resource : Elsewhere,
            http.Request.Headers[ApiType.Header].ToString() is { Length: <= 12 } type ? type : Elsewhere,
            http.Items[typeof(Answer)] as string ?? "none");
        _counts.AddOrUpdate(call, 1, (_, count) => count + 1);
    }

    private sealed class AtOnce : IDisposable
    {
        private readonly Lock _gate = new();
        private int _now;
        private int _most;

        public AtOnce Begin()
        {
            lock (_gate)
            {
                _most = Math.Max(_most, ++_now);
                return this;
            }
        }

        public CallsAtOnce Read(string org)
        {
            lock (_gate)
            {
                return new(org, _now, _most);
            }
        }

        public void Dispose()
        {
            lock (_gate)
            {
                _now--;
            }
        }
    }

    private sealed record Call(string Org, string Resource, string ApiType, string Outcome);
}

/// <summary>
/// How often a call was made. The outcome is the rsp_code or OAuth error, <c>ok</c>, or how the connection ended.
/// </summary>
internal sealed record CountedCall(string Org, string Resource, string ApiType, string Outcome, long Count);

internal sealed record CallsAtOnce(string Org, int Now, int Most);

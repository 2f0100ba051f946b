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

    public IEnumerable<CountedCall> All =>
        _counts.Select(entry => new CountedCall(entry.Key.Org, entry.Key.Resource, entry.Key.ApiType, entry.Key.Outcome, entry.Value))
            .OrderBy(call => call.Org, StringComparer.Ordinal)
            .ThenBy(call => call.Resource, StringComparer.Ordinal);

    public void Clear() => _counts.Clear();

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

    private sealed record Call(string Org, string Resource, string ApiType, string Outcome);
}

/// <summary>
/// How often a call was made. The outcome is the rsp_code or OAuth error, <c>ok</c>, or how the connection ended.
/// </summary>
internal sealed record CountedCall(string Org, string Resource, string ApiType, string Outcome, long Count);

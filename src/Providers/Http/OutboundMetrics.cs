using System.Diagnostics;
using System.Diagnostics.Metrics;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Providers.Http;

/// <summary>The meter and the traces of everything outbound. Labels are org codes, API codes, kinds and outcomes, never data.</summary>
internal sealed class OutboundMetrics
{
    internal const string Name = "MyDataHub.Providers";

    internal static readonly ActivitySource Traces = new(Name);

    private readonly Counter<long> _calls;
    private readonly Counter<long> _billable;
    private readonly Histogram<double> _seconds;
    private readonly Counter<long> _oddities;

    public OutboundMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _calls = meter.CreateCounter<long>("mydatahub.outbound.calls");
        _billable = meter.CreateCounter<long>("mydatahub.outbound.billable_calls");
        _seconds = meter.CreateHistogram<double>("mydatahub.outbound.duration", "s");
        _oddities = meter.CreateCounter<long>("mydatahub.outbound.oddities", description: "Members and codes we do not know.");
    }

    internal void Called(string peer, OutboundCall call, string outcome, TimeSpan elapsed)
    {
        var tags = new TagList
        {
            { "institution", peer },
            { "api", call.Api },
            { "kind", call.Kind?.Wire() ?? "none" },
        };
        if (call.Kind is not null && outcome is "00000" or "00001")
        {
            _billable.Add(1, tags);
        }

        tags.Add("outcome", outcome);
        _calls.Add(1, tags);
        _seconds.Record(elapsed.TotalSeconds, tags);
    }

    internal void Odd(string peer, string api, string oddity, int count) =>
        _oddities.Add(count, new TagList { { "institution", peer }, { "api", api }, { "oddity", oddity } });
}

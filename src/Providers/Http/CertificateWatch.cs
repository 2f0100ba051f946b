using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MyDataHub.Providers.Http;

/// <summary>
/// Says in time that an operator's certificate comes to its end: by health (degraded: the hub serves on, and nothing is lost), by the meter
/// (days left), and once a day in the log.
/// </summary>
internal sealed partial class CertificateWatch : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly OutboundChannels _channels;
    private readonly int _warningDays;
    private readonly TimeProvider _time;
    private readonly ILogger<CertificateWatch> _log;

    public CertificateWatch(OutboundChannels channels, IOptions<OutboundOptions> options, IMeterFactory meters, TimeProvider time, ILogger<CertificateWatch> log)
    {
        (_channels, _warningDays, _time, _log) = (channels, options.Value.CertificateWarningDays, time, log);
        meters.Create(OutboundMetrics.Name).CreateObservableGauge("mydatahub.outbound.certificate_days", Measure, "d", "Days until an operator's certificate ends.");
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_channels.CertificateEnds().All(one => CertificateLife.DaysLeft(one.Ends) > _warningDays)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded());

    /// <summary>Writes what is worth saying today.</summary>
    internal void Look()
    {
        foreach (var (client, ends) in _channels.CertificateEnds())
        {
            switch (ends, CertificateLife.DaysLeft(ends))
            {
                case (null, _):
                    LogUnreadable(client);
                    break;
                case ({ } end, <= 0):
                    LogOver(client, end);
                    break;
                case ({ } end, var days) when days <= _warningDays:
                    LogEnding(client, end, (int)days);
                    break;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            Look();
            await Task.Delay(Day, _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private IEnumerable<Measurement<double>> Measure() =>
        _channels.CertificateEnds().Select(one => new Measurement<double>(CertificateLife.DaysLeft(one.Ends), new KeyValuePair<string, object?>("operator", one.Operator)));

    [LoggerMessage(LogLevel.Warning, "The certificate of operator {Operator} ends on {Ends:u}, in {Days} days. Put the renewed files in its place; no restart is needed.")]
    private partial void LogEnding(string @operator, DateTimeOffset ends, int days);

    [LoggerMessage(LogLevel.Error, "The certificate of operator {Operator} cannot be read. No institution is called until it can; no consent is lost.")]
    private partial void LogUnreadable(string @operator);

    [LoggerMessage(LogLevel.Error, "The certificate of operator {Operator} ended on {Ends:u}. No institution is called until the renewed files are in its place; no consent is lost.")]
    private partial void LogOver(string @operator, DateTimeOffset ends);
}

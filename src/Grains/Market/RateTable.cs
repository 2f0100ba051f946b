using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Providers.Market;
using MyDataHub.Storage.Shared;
using Npgsql;

namespace MyDataHub.Grains.Market;

/// <summary>
/// Exchange rates of the latest days, the same for everybody: in memory, stored for a restart, and fetched on need for the days that are
/// missing. A day that is over is final; today's list is asked again while it is empty.
/// </summary>
internal sealed partial class RateTable(IExchangeRates source, SharedDocuments stored, TimeProvider clock, ILogger<RateTable> log) : IDisposable
{
    /// <summary>Days back: over any row of holidays (Seollal with its weekends).</summary>
    public const int Days = 10;

    private const string Kind = "exchange-rates";
    private static readonly TimeSpan AskTodayAgainAfter = TimeSpan.FromMinutes(30);
    private readonly ConcurrentDictionary<DateOnly, KnownDay> _days = new();
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>What is known, without waiting for anything.</summary>
    public RateHistory Recent()
    {
        var oldest = KoreanTime.Day(clock.GetUtcNow()).AddDays(-Days);
        return new(_days.Where(day => day.Key >= oldest && !day.Value.Rates.IsEmpty).ToImmutableSortedDictionary(day => day.Key, day => day.Value.Rates));
    }

    /// <summary>Fetches the missing days one after the other; a source that does not answer leaves them missing.</summary>
    public async Task FillAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var today = KoreanTime.Day(clock.GetUtcNow());
            await ReadStoredAsync(today.AddDays(-Days), today, ct);
            for (var day = today; day >= today.AddDays(-Days); day = day.AddDays(-1))
            {
                if (IsMissing(day, today) && !await FetchAsync(day, today, ct))
                {
                    return;
                }
            }

            foreach (var old in _days.Keys.Where(day => day < today.AddDays(-Days)))
            {
                _days.TryRemove(old, out _);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>As FillAsync; a database that is away leaves the days missing too.</summary>
    public async Task TryFillAsync(CancellationToken ct)
    {
        try
        {
            await FillAsync(ct);
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            LogUnavailable(KoreanTime.Day(clock.GetUtcNow()));
        }
    }

    public void Dispose() => _one.Dispose();

    private bool IsMissing(DateOnly day, DateOnly today) =>
        !_days.TryGetValue(day, out var known) || (day == today && known.Rates.IsEmpty && clock.GetUtcNow() - known.At >= AskTodayAgainAfter) || (day < today && !known.IsFinal);

    private async Task ReadStoredAsync(DateOnly from, DateOnly to, CancellationToken ct)
    {
        if (_days.Keys.Any(day => day >= from))
        {
            return;
        }

        foreach (var document in await stored.ReadAsync(Kind, Key(from), Key(to), ct))
        {
            var rates = JsonSerializer.Deserialize<ImmutableArray<StoredRate>>(document.Body.Span);
            var day = DateOnly.ParseExact(document.Key, "O", CultureInfo.InvariantCulture);
            _days[day] = new([.. rates.Select(rate => new ExchangeRate(new(rate.Currency), rate.Rate, rate.Unit))], document.StoredAt, KoreanTime.Day(document.StoredAt) > day || rates.Length > 0);
        }
    }

    private async Task<bool> FetchAsync(DateOnly day, DateOnly today, CancellationToken ct)
    {
        if (await source.OnAsync(day, ct) is not RatesOutcome.Published published)
        {
            LogUnavailable(day);
            return false;
        }

        var now = clock.GetUtcNow();
        _days[day] = new(published.Rates, now, day < today || !published.Rates.IsEmpty);
        var rates = published.Rates.Select(rate => new StoredRate(rate.Currency.Code, rate.Rate, rate.Unit)).ToArray();
        await stored.WriteAsync(new(Kind, Key(day), now, JsonSerializer.SerializeToUtf8Bytes(rates)), ct);
        return true;
    }

    private static string Key(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    [LoggerMessage(EventId = 3201, Level = LogLevel.Warning, Message = "Exchange rates of {Day} are unavailable. Amounts in foreign currency use the latest rates known.")]
    private partial void LogUnavailable(DateOnly day);

    private sealed record KnownDay(ImmutableArray<ExchangeRate> Rates, DateTimeOffset At, bool IsFinal);

    private sealed record StoredRate(string Currency, decimal Rate, int Unit);
}

using MyDataHub.Grains.Customers.Collecting;

namespace MyDataHub.Grains.Customers.Connections;

internal sealed partial record Connection
{
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromHours(12);

    /// <summary>An institution may ask to be left alone for up to a week (42901).</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(8);

    /// <summary>A run has ended. What it could not get stays due: sooner the first time, later each time after.</summary>
    public Connection Collected(InstitutionResult result, int assets, DateTimeOffset now)
    {
        var went = this with { LastTryAt = now, Assets = assets, Trouble = result.Trouble, Reason = result.Reason };
        return result.Trouble is null
            ? went with { LastSuccessAt = result.BegunAt, Failures = 0, NextTryAt = null, IsFirstCollectionDue = false }
            : went with { Failures = Failures + 1, NextTryAt = result.RetryAt ?? now + BackOff(Failures) };
    }

    /// <summary>As it would be had the clock never run ahead of now: otherwise nothing came due until it is that late again.</summary>
    public Connection NotAhead(DateTimeOffset now) => this with
    {
        LastSuccessAt = LastSuccessAt > now ? now : LastSuccessAt,
        LastTryAt = LastTryAt > now ? now : LastTryAt,
        TokensSince = TokensSince > now ? now : TokensSince,
        ExchangingSince = ExchangingSince > now ? now : ExchangingSince,
        NextTryAt = NextTryAt > now + LongestWait ? now : NextTryAt,
    };

    /// <summary>With the times that are kept apart, where there are any.</summary>
    public Connection AsOf(ConnectionTimes times) =>
        this with { LastSuccessAt = times.LastSuccessAt ?? LastSuccessAt, LastTryAt = times.LastTryAt ?? LastTryAt };

    /// <summary>What is stored of the connection itself.</summary>
    public Connection WithoutTimes() => this with { LastSuccessAt = null, LastTryAt = null };

    private static TimeSpan BackOff(int failures)
    {
        var grown = FirstBackOff * Math.Pow(2, Math.Min(failures, 10));
        return grown < LongestBackOff ? grown : LongestBackOff;
    }
}

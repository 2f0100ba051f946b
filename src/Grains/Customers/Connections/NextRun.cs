using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Providers.Directory;

namespace MyDataHub.Grains.Customers.Connections;

/// <summary>What is due next for a connection by itself, and when. Pure.</summary>
internal sealed record NextRun(DateTimeOffset At, NextRunKind Kind)
{
    private static readonly TimeSpan ResumeAfter = TimeSpan.FromMinutes(2);

    public static NextRun? Of(Connection connection, bool isDormant)
    {
        if (connection.ExchangingSince is { } since)
        {
            return new(since + ResumeAfter, NextRunKind.Exchange);
        }

        if (connection.InForce is null)
        {
            return null;
        }

        var first = connection.IsFirstCollectionDue ? new NextRun(connection.NextTryAt ?? connection.InForce.GivenAt!.Value, NextRunKind.FirstCollection) : null;
        return new[] { first, isDormant ? null : Transfer(connection), TokenRefresh(connection), TokenCheck(connection) }.OfType<NextRun>().MinBy(next => next.At);
    }

    /// <summary>The next week of the shorter cycle, in the institution's windows; after a failure as soon as trying again makes sense.</summary>
    private static NextRun? Transfer(Connection connection)
    {
        if (connection is not { InForce.Terms: { IsScheduled: true } terms, IsFirstCollectionDue: false, LastSuccessAt: { } last })
        {
            return null;
        }

        var weeks = Math.Min(terms.BasicCycleWeeks ?? 1, terms.AdditionalCycleWeeks ?? 4);
        var week = Cycle.WeekOf(last).AddDays(7 * weeks);
        var spread = Spread(connection, week);
        // Over six days of the week, so that the seventh is left for trying again.
        var at = Fit(KoreanTime.StartOf(week) + (TimeSpan.FromDays(6) * spread), connection.Windows, spread);
        return new(connection.NextTryAt is { } again && again > at ? Fit(again, connection.Windows, spread) : at, NextRunKind.Transfer);
    }

    private static NextRun? TokenRefresh(Connection connection) => connection is { Tokens: { } tokens, TokensSince: { } since }
        ? new(Later(TokenAge.RefreshAt(tokens, since), connection.NextTryAt), NextRunKind.TokenRefresh)
        : null;

    private static NextRun? TokenCheck(Connection connection) =>
        connection is { Tokens: not null, TokenInDoubtSince: { } since } ? new(Later(since, connection.NextTryAt), NextRunKind.TokenCheck) : null;

    /// <summary>The first moment within a window at or after the wanted one; somewhere inside it, not all at its beginning.</summary>
    internal static DateTimeOffset Fit(DateTimeOffset wanted, ImmutableArray<DayWindow> windows, double spread)
    {
        if (windows.IsDefaultOrEmpty)
        {
            return wanted;
        }

        var day = KoreanTime.Day(wanted);
        var openings = Enumerable.Range(-1, 3).SelectMany(offset => windows.Select(window => Opening(day.AddDays(offset), window)));
        var next = openings.Where(opening => opening.Ends > wanted).MinBy(opening => opening.Begins);
        return wanted >= next.Begins ? wanted : next.Begins + ((next.Ends - next.Begins) * 0.9 * spread);
    }

    private static (DateTimeOffset Begins, DateTimeOffset Ends) Opening(DateOnly day, DayWindow window)
    {
        var begins = KoreanTime.StartOf(day) + window.From.ToTimeSpan();
        var length = window.To.ToTimeSpan() - window.From.ToTimeSpan();
        return (begins, begins + (length > TimeSpan.Zero ? length : length + TimeSpan.FromDays(1)));
    }

    // Stable, so that a restart plans the same moment, and different for each customer and week.
    private static double Spread(Connection connection, DateOnly week) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{connection.Id}{connection.InForce!.GivenAt!.Value.UtcTicks}{week.DayNumber}"))) / (double)uint.MaxValue;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;
}

internal enum NextRunKind
{
    Exchange,
    FirstCollection,
    Transfer,
    TokenRefresh,
    TokenCheck,
}

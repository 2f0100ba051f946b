using System.Data.Common;
using System.Net.Sockets;
using MyDataHub.Grains.Customers.Storing;

namespace MyDataHub.Gateway.Http;

/// <summary>Failures that are nobody's bug: the database is away for a moment, or too much happens at once.</summary>
internal static class KnownFailures
{
    // SQLSTATE classes: connection, rollback, resources, operator intervention (such as a restart), system.
    private static readonly string[] Passing = ["08", "40", "53", "57", "58"];

    internal static Problem? Find(Exception failure) => failure switch
    {
        CannotServeException cannot => Problems.Refused(cannot.Refusal),
        DbException { IsTransient: true } => Problems.Unavailable(),
        DbException { SqlState: { } state } when Passing.Contains(state[..2]) => Problems.Unavailable(),
        DbException { InnerException: SocketException or IOException or TimeoutException } => Problems.Unavailable(),
        TimeoutException => Problems.Busy(),
        _ => null,
    };
}

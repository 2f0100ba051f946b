using System.Data.Common;
using System.Net.Sockets;

namespace MyDataHub.Gateway.Http;

/// <summary>Failures that are nobody's bug: the database is away for a moment.</summary>
internal static class KnownFailures
{
    internal static Problem? Find(Exception failure) => failure switch
    {
        DbException { IsTransient: true } => Problems.Unavailable(),
        DbException { InnerException: SocketException or IOException or TimeoutException } => Problems.Unavailable(),
        TimeoutException => Problems.Busy(),
        _ => null,
    };
}

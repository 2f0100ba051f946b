using Npgsql;

namespace MyDataHub.Storage;

/// <summary>
/// Tells a database that cannot serve at the moment (expected) from a statement that is wrong (a bug).
/// </summary>
internal static class Trouble
{
    // SQLSTATE classes: connection, transaction rollback, insufficient resources (disk full, too many connections),
    // operator intervention (shutdown), system error.
    private static readonly string[] Passing = ["08", "40", "53", "57", "58"];

    internal static bool IsUnavailability(Exception failure) => failure switch
    {
        PostgresException answered => Passing.Contains(answered.SqlState[..2]),
        NpgsqlException or TimeoutException or System.Net.Sockets.SocketException => true,
        _ => false,
    };

    /// <summary>For logs and health: the kind of trouble, never a value.</summary>
    internal static string Reason(Exception failure) =>
        failure is PostgresException answered ? $"PostgreSQL answered {answered.SqlState}" : "PostgreSQL did not answer";
}

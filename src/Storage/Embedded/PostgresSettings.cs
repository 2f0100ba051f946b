namespace MyDataHub.Storage.Embedded;

/// <summary>
/// The settings that the hub starts PostgreSQL with. On the command line, so that an edited file cannot open the
/// server.
/// </summary>
internal static class PostgresSettings
{
    internal static IEnumerable<string> Arguments(DataFolder folder, EmbeddedOptions options)
    {
        yield return "-D";
        yield return folder.Cluster;
        foreach (var setting in Settings(folder, options))
        {
            yield return "-c";
            yield return setting;
        }
    }

    private static string[] Settings(DataFolder folder, EmbeddedOptions options) =>
    [
        // A socket in a private folder and nothing else: no network port at all.
        "listen_addresses=",
        "port=5432",
        $"unix_socket_directories={folder.Socket}",
        "unix_socket_permissions=0700",
        "password_encryption=scram-sha-256",
        $"max_connections={options.MaxConnections}",
        $"shared_buffers={options.SharedBuffersMegabytes}MB",
        $"fsync={OnOff(options.Fsync)}",
        "synchronous_commit=on",
        $"full_page_writes={OnOff(options.Fsync)}",
        "idle_in_transaction_session_timeout=60s",
        "timezone=UTC",
        // A week of logs that overwrite themselves. Errors without statement, parameters or detail: these could quote a
        // row.
        "logging_collector=on",
        "log_filename=postgresql-%a.log",
        "log_truncate_on_rotation=on",
        "log_rotation_age=1d",
        "log_rotation_size=0",
        "log_error_verbosity=terse",
        "log_min_error_statement=panic",
        "log_statement=none",
        "log_parameter_max_length=0",
        "log_parameter_max_length_on_error=0",
    ];

    private static string OnOff(bool value) => value ? "on" : "off";
}

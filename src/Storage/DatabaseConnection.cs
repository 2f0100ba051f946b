using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using MyDataHub.Storage.Embedded;
using Npgsql;

namespace MyDataHub.Storage;

/// <summary>
/// Limits of the connections to PostgreSQL, embedded or not. What ConnectionStrings:Hub says itself comes first.
/// </summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    [Range(2, 500)] public int MaxConnections { get; set; } = 40;

    [Range(1, 300)] public int ConnectTimeoutSeconds { get; set; } = 15;

    [Range(1, 600)] public int CommandTimeoutSeconds { get; set; } = 30;
}

[OptionsValidator]
internal sealed partial class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>;

/// <summary>
/// Builds the data source. It connects on first use, so it may be built before the embedded server runs.
/// </summary>
internal static class DatabaseConnection
{
    internal static NpgsqlDataSource Build(string? configured, EmbeddedOptions embedded, DatabaseOptions limits)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            ApplicationName = "mydatahub",
            MaxPoolSize = limits.MaxConnections,
            Timeout = limits.ConnectTimeoutSeconds,
            CommandTimeout = limits.CommandTimeoutSeconds,
            // The same few statements over and over: parse them once per connection.
            MaxAutoPrepare = 64,
        };
        if (!string.IsNullOrEmpty(configured))
        {
            // Set last, so that it overrides the defaults above.
            settings.ConnectionString = $"{settings.ConnectionString};{configured}";
            return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
        }

        var folder = new DataFolder(embedded.DataFolder);
        settings.Host = folder.Socket;
        settings.Username = settings.Database = "hub";
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        builder.UsePasswordProvider(_ => folder.ReadPassword(), (_, _) => ValueTask.FromResult(folder.ReadPassword()));
        return builder.Build();
    }
}

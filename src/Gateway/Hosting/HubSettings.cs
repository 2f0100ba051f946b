using System.Text.Json;
using Microsoft.Extensions.Configuration.Memory;
using MyDataHub.Gateway.Http;

namespace MyDataHub.Gateway.Hosting;

/// <summary>Where the hub's settings come from. Later ones win: appsettings.json, --settings files, the environment, --Section:Key=value.</summary>
internal sealed record HubSettings(IReadOnlyList<string> Files, IReadOnlyList<string> Overrides)
{
    /// <summary>Null takes DOTNET_ENVIRONMENT or ASPNETCORE_ENVIRONMENT, and Production without them.</summary>
    internal string? EnvironmentName { get; init; }

    internal WebApplicationBuilder CreateBuilder(params string[] defaults)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = ContentRoot(), EnvironmentName = EnvironmentName });
        foreach (var file in Files)
        {
            AddFile(builder.Configuration, file);
        }

        builder.Configuration.AddEnvironmentVariables();
        builder.Configuration.AddCommandLine([.. defaults, .. Overrides]);
        AddDataFolders(builder.Configuration);
        return builder;
    }

    // One setting moves everything that is kept; each part can still be put elsewhere.
    private static void AddDataFolders(ConfigurationManager configuration)
    {
        var data = configuration["Gateway:DataPath"] is { Length: > 0 } path ? path : ".hub";
        configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData =
            [
                new("Embedded:DataFolder", Path.Combine(data, "postgres")),
                new("Keys:Folder", Path.Combine(data, "keys")),
            ],
        });
    }

    private static void AddFile(ConfigurationManager configuration, string file)
    {
        var path = Path.GetFullPath(file);
        if (!File.Exists(path))
        {
            throw new HostingException($"The settings file {path} does not exist.");
        }

        try
        {
            configuration.AddJsonFile(path, optional: false, reloadOnChange: false);
        }
        catch (Exception failure) when (failure is InvalidDataException or FormatException or JsonException or UnauthorizedAccessException)
        {
            throw new HostingException($"The settings file {path} cannot be read: {failure.InnerException?.Message ?? failure.Message}", failure);
        }
    }

    // Run from anywhere, the hub finds its own settings and pages.
    private static string? ContentRoot() =>
        Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") is { Length: > 0 } ? null : AppContext.BaseDirectory;
}

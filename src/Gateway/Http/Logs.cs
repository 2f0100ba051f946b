using Microsoft.Extensions.Logging.Console;

namespace MyDataHub.Gateway.Http;

/// <summary>Plain lines on the console. What the framework would log of requests holds whole addresses, with codes in their queries: never.</summary>
internal static class Logs
{
    internal static void AddLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.UseUtcTimestamp = true;
        });
        // Set here and for the provider, so that no settings file brings them back.
        foreach (var category in new[] { "Microsoft.AspNetCore", "System.Net.Http.HttpClient", "Microsoft.IdentityModel" })
        {
            builder.Logging.AddFilter<ConsoleLoggerProvider>(category, LogLevel.Warning);
        }

        // Exceptions are logged by ourselves, without their messages.
        builder.Logging.AddFilter<ConsoleLoggerProvider>("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Critical);
    }
}

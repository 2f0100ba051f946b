using Microsoft.Extensions.Logging.Console;

namespace MyDataHub.Gateway.Http;

/// <summary>Plain lines on the console. What the framework would log of requests holds whole addresses, with codes in their queries: never.</summary>
internal static class Logs
{
    // A rule for the whole name wins over every shorter one.
    private static readonly string[] Quiet =
    [
        "Microsoft.AspNetCore",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Http.Result.RedirectResult",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Server.Kestrel.BadRequests",
        "Microsoft.IdentityModel",
        "System.Net.Http.HttpClient",
    ];

    private const string Requests = "Microsoft.AspNetCore.Hosting.Diagnostics";

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
        foreach (var category in Quiet)
        {
            // Set here, after the settings and for the provider too, so that no settings file brings them back.
            builder.Logging.AddFilter(category, LogLevel.Warning);
            builder.Logging.AddFilter<ConsoleLoggerProvider>(category, LogLevel.Warning);
        }

        // It would make an activity and a scope for every request, only in case somebody logs; traces that are exported are made all the same.
        builder.Logging.AddFilter(Requests, LogLevel.None);
        builder.Logging.AddFilter<ConsoleLoggerProvider>(Requests, LogLevel.None);

        // Why a start failed is said in one sentence on stderr; the host would log the whole stack as well.
        builder.Logging.AddFilter<ConsoleLoggerProvider>("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
    }
}

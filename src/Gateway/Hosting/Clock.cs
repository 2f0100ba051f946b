using MyDataHub.Gateway.Http;

namespace MyDataHub.Gateway.Hosting;

/// <summary>Which time the hub goes by: the machine's, or in development one that a file moves.</summary>
internal static class Clock
{
    private const string Setting = "Clock:OffsetPath";
    private const string Distrust = "Scheduling:DistrustMinutes";

    /// <summary>Before every other part, which would take the machine's time.</summary>
    internal static void AddClock(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[Setting] is not { Length: > 0 } path)
        {
            builder.Services.AddSingleton(TimeProvider.System);
            return;
        }

        if (!builder.Environment.IsDevelopment())
        {
            throw new HostingException($"{Setting} moves the hub's clock and is for development only; this is {builder.Environment.EnvironmentName}.");
        }

        // Its jumps are meant: whoever makes a year pass wants to see what a year brings.
        builder.Configuration[Distrust] ??= "0";
        builder.Services.AddSingleton<TimeProvider>(_ => new MovedClock(path, TimeProvider.System));
    }
}

using Microsoft.Extensions.Options;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Settings;

namespace MyDataHub.Sandbox;

/// <summary>
/// A running sandbox. As a process of its own it is started by its program, inside a test by <see
/// cref="StartAsync(SandboxOptions, TimeProvider, CancellationToken)"/>.
/// </summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SandboxHost(WebApplication app) => _app = app;

    /// <summary>Where the controls are.</summary>
    public Uri Control => AddressOf(Parties.ControlCode);

    /// <summary>Where the pages for a person's browser are.</summary>
    public Uri Browser => AddressOf(Parties.BrowserCode);

    /// <summary>The file with the settings of this outside world.</summary>
    public string SettingsPath => _app.Services.GetRequiredService<IOptions<SandboxOptions>>().Value.SettingsPath;

    internal IServiceProvider Services => _app.Services;

    /// <summary>
    /// Starts with these options; <paramref name="time"/> is the clock that the sandbox moves on from.
    /// </summary>
    /// <exception cref="SandboxSetupException">It cannot start as it is set up.</exception>
    public static Task<SandboxHost> StartAsync(SandboxOptions options, TimeProvider time, CancellationToken ct) =>
        StartAsync(options, time, _ => { }, ct);

    /// <summary>Where a party listens, by org_code, or by name for register, prices and rates.</summary>
    public Uri AddressOf(string code) => _app.Services.GetRequiredService<Parties>().AddressOf(code);

    public Task WaitForShutdownAsync(CancellationToken ct) => _app.WaitForShutdownAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    internal static Task<SandboxHost> StartAsync(
        SandboxOptions options, TimeProvider time, Action<IServiceCollection> first, CancellationToken ct)
    {
        if (new SandboxOptionsValidator().Validate(null, options) is { Failed: true } invalid)
        {
            throw new SandboxSetupException(invalid.FailureMessage);
        }

        var builder = NewBuilder([]);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(Options.Create(options));
        first(builder.Services);
        return StartAsync(builder, time, ct);
    }

    /// <summary>
    /// A builder that takes nothing from the folder in which it is started, which may be another program's.
    /// </summary>
    internal static WebApplicationBuilder NewBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

        // Request lines would put people's CIs into the log; what stops the start is said in one sentence by the
        // program.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        return builder;
    }

    internal static async Task<SandboxHost> StartAsync(WebApplicationBuilder builder, TimeProvider time, CancellationToken ct)
    {
        builder.Services.AddSingleton<IValidateOptions<SandboxOptions>, SandboxOptionsValidator>();
        builder.Services.AddSandbox(time);
        var app = Build(builder);
        app.UseSandbox();
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException problem)
        {
            await app.DisposeAsync();
            throw new SandboxSetupException($"The sandbox cannot listen: {problem.Message}", problem);
        }

        var host = new SandboxHost(app);
        app.Services.GetRequiredService<OutsideWorld>().Write(host.SettingsPath);
        return host;
    }

    // The server's ports are options too, so that building it is what first reads and validates them.
    private static WebApplication Build(WebApplicationBuilder builder)
    {
        try
        {
            return builder.Build();
        }
        catch (OptionsValidationException invalid)
        {
            throw new SandboxSetupException(invalid.Message, invalid);
        }
    }
}

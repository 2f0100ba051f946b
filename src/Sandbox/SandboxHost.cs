using Microsoft.Extensions.Options;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Settings;

namespace MyDataHub.Sandbox;

/// <summary>A running sandbox. As a process of its own it is started by its program, inside a test by <see cref="StartAsync(SandboxOptions, TimeProvider, CancellationToken)"/>.</summary>
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

    /// <summary>Starts with these options; <paramref name="time"/> is the clock that the sandbox moves on from.</summary>
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
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(Options.Create(options));
        first(builder.Services);
        return StartAsync(builder, time, ct);
    }

    internal static async Task<SandboxHost> StartAsync(WebApplicationBuilder builder, TimeProvider time, CancellationToken ct)
    {
        builder.Services.AddSingleton<IValidateOptions<SandboxOptions>, SandboxOptionsValidator>();
        builder.Services.AddSandbox(time);
        var app = builder.Build();
        Validate(app);
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

    private static void Validate(WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<SandboxOptions>>();
        try
        {
            var result = app.Services.GetRequiredService<IValidateOptions<SandboxOptions>>().Validate(null, options.Value);
            if (result.Failed)
            {
                throw new SandboxSetupException(result.FailureMessage);
            }
        }
        catch (OptionsValidationException problem)
        {
            throw new SandboxSetupException(problem.Message, problem);
        }
    }
}

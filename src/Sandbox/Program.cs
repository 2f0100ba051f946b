using MyDataHub.Sandbox;

var builder = SandboxHost.NewBuilder(args);
builder.Services.AddOptions<SandboxOptions>().BindConfiguration(SandboxOptions.Section);

try
{
    await using var sandbox = await SandboxHost.StartAsync(builder, TimeProvider.System, CancellationToken.None);
    Console.WriteLine($"The sandbox listens. Settings: {sandbox.SettingsPath}. Controls: {sandbox.Control}control");
    await sandbox.WaitForShutdownAsync(CancellationToken.None);
    return 0;
}
catch (SandboxSetupException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}

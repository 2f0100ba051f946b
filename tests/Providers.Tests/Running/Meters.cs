using System.Diagnostics.Metrics;

namespace MyDataHub.Providers.Tests.Running;

internal sealed class Meters : IMeterFactory
{
    public Meter Create(MeterOptions options) => new(options);

    public void Dispose()
    {
    }
}

using System.Runtime;

namespace MyDataHub.Bench.Collecting;

/// <summary>A hub that runs has compiled what it runs. Works until little is compiled any more, so that a row measures the hub and not its start.</summary>
internal static class WarmUp
{
    private const int Fewest = 8;
    private const int Most = 250;
    private const int QuietRounds = 10;
    private const int FewMethods = 10;

    public static async Task UntilCompiledAsync(Func<Task> work, CancellationToken ct)
    {
        var quiet = 0;
        for (var round = 0; round < Fewest || (round < Most && quiet < QuietRounds); round++)
        {
            ct.ThrowIfCancellationRequested();
            var compiled = JitInfo.GetCompiledMethodCount();
            await work();
            quiet = JitInfo.GetCompiledMethodCount() - compiled < FewMethods ? quiet + 1 : 0;
        }
    }
}

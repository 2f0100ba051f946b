using MyDataHub.Domain;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Tests.Running;

namespace MyDataHub.Providers.Tests;

/// <summary>Answers that would be endless or huge end within their limits, and what they cost in memory is the limit's size and not theirs.</summary>
[Collection(Collection)]
public sealed class MemoryTests
{
    internal const string Collection = "alone";

    private const string Bank = "A1GAON0000";
    private const int Calls = 10;
    private const long Megabyte = 1024 * 1024;

    /// <summary>A body may have one megabyte: with its growing buffer, its copy and what the sandbox itself takes, a fraction of any of these answers.</summary>
    private const long MostAllocated = 10 * Megabyte;

    private const long MostKept = 8 * Megabyte;

    [Theory]
    [InlineData("oversized_body:20971520", typeof(FetchOutcome.Malformed))]
    [InlineData("gzip_bomb:100000000", typeof(FetchOutcome.Malformed))]
    [InlineData("endless_pages", typeof(FetchOutcome.Malformed))]
    [InlineData("hang:body", typeof(FetchOutcome.Unavailable))]
    [InlineData("slow_body:100", typeof(FetchOutcome.Unavailable))]
    [InlineData("redirect", typeof(FetchOutcome.Unavailable))]
    public async Task It_ends_within_its_limits_and_memory_stays_flat(string fault, Type expected)
    {
        await using var world = await OutsideWorld.StartAsync(
            ("Outbound:MaxBodyBytes", "1048576"), ("Outbound:MaxPages", "100"), ("Outbound:BodySeconds", "1"), ("Outbound:Retries", "0"), ("Outbound:CircuitMinimumCalls", "1000"));
        var tokens = await world.LinkAsync((await world.PeopleAsync())[0], Bank);
        var bank = await world.InstitutionAsync(Bank);
        var wanted = OutsideWorld.Wanted(world.Datasets.Of(Sector.Bank)[0], Bank, tokens[Bank].Access);
        await world.FaultAsync(Bank, fault, "/accounts");
        await AskAsync(); // what is made once, such as connections and their buffers, does not count

        var (kept, allocated) = (GC.GetTotalMemory(forceFullCollection: true), GC.GetTotalAllocatedBytes(precise: true));
        await AskAsync();
        var allocatedEach = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / Calls;
        var keptMore = GC.GetTotalMemory(forceFullCollection: true) - kept;

        Assert.InRange(allocatedEach, 0, MostAllocated);
        Assert.InRange(keptMore, long.MinValue, MostKept);
        await world.HealAsync(Bank);
        Assert.IsType<FetchOutcome.Fetched>(await bank.FetchAsync(wanted, CancellationToken.None));

        async Task AskAsync() =>
            Assert.All(await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => bank.FetchAsync(wanted, CancellationToken.None))), outcome => Assert.IsType(expected, outcome));
    }
}

/// <summary>Memory is the process's: nothing else runs beside these tests.</summary>
[CollectionDefinition(MemoryTests.Collection, DisableParallelization = true)]
public sealed class Alone;

using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Hosting;
using MyDataHub.Grains.Tests.Fakes;

namespace MyDataHub.Grains.Tests.Journeys;

/// <summary>A customer whom too many want at once, and one whom another node may have.</summary>
public sealed class CrowdedTests(SharedServer server) : GrainTest(server)
{
    [Fact]
    public async Task Too_many_turns_waiting_are_answered_with_busy()
    {
        var id = await Hub.EnterAsync();
        var activation = Hub.Get<CustomerActivations>().Enter(id);
        var hold = new TaskCompletionSource();
        var turn = activation.Customer.Turns.OwnAsync(async () => { await hold.Task; return true; }, default);
        var waiting = Enumerable.Range(0, 63).Select(_ => Hub.Customer(id).ConnectionsAsync(default)).ToList();

        Assert.Equal("busy", (await Hub.Customer(id).ConnectionsAsync(default)).Refusal?.Key);
        Assert.IsType<ViewAnswer.Busy>(await Hub.Customer(id).ViewAsync(default));

        hold.SetResult();
        await turn;
        Assert.All(await Task.WhenAll(waiting), answer => Assert.Null(answer.Refusal));
        activation.Leave();
    }

    [Fact]
    public async Task Losing_the_lease_ends_serving_from_memory_at_once()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_000m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        Assert.Equal(1_000m, (await Hub.ViewAsync(id)).BankTotal());
        using var lease = new CancellationTokenSource();
        Hub.Get<HeldOwnership>().Hold(lease.Token);
        await using (var other = await AnotherHub())
        {
            await other.Customer(id).WithdrawAsync(new(new(FakeWorld.Operator, FakeWorld.Bank), EraseData: true), default);
        }

        Assert.Equal(1_000m, (await Hub.ViewAsync(id)).BankTotal());
        await lease.CancelAsync();
        Assert.NotEqual(1_000m, (await Hub.ViewAsync(id)).BankTotal());
    }
}

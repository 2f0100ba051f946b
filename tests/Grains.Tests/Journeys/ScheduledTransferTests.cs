using MyDataHub.Grains.Scheduling;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Providers.Collecting;
using Npgsql;

namespace MyDataHub.Grains.Tests.Journeys;

/// <summary>Transfers without the customer present: when they run, for whom, and that one customer does not keep the others from theirs.</summary>
public sealed class ScheduledTransferTests(SharedServer server) : GrainTest(server)
{
    [Fact]
    public async Task A_scheduled_transfer_runs_once_a_week_and_its_calls_say_so()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_000m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        World[FakeWorld.Bank].Asked.Clear();
        Clock.Advance(TimeSpan.FromDays(3));
        await Hub.Get<DueConnections>().RoundAsync(default);
        Assert.Empty(World[FakeWorld.Bank].Asked);

        for (var day = 0; day < 8; day++)
        {
            Clock.Advance(TimeSpan.FromDays(1));
            await Hub.Get<DueConnections>().RoundAsync(default);
        }

        Assert.All(World[FakeWorld.Bank].Asked, asked => Assert.Equal(TransferKind.Scheduled, asked.Kind));
        Assert.Single(World[FakeWorld.Bank].Asked, asked => asked.Dataset.Id == "bank.accounts");
    }

    [Fact]
    public async Task After_six_months_without_a_visit_nothing_is_scheduled_until_the_customer_comes_back()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_000m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        Clock.Advance(TimeSpan.FromDays(186));
        World[FakeWorld.Bank].Asked.Clear();

        await WeekAsync();
        Assert.Empty(World[FakeWorld.Bank].Asked);
        Assert.Equal("paused", (await Hub.ViewAsync(id)).SourceState(FakeWorld.Bank));

        await Hub.Customer(id).VisitAsync(default);
        await WeekAsync();
        Assert.NotEmpty(World[FakeWorld.Bank].Asked);
    }

    [Fact]
    public async Task A_customer_whose_rows_are_damaged_does_not_keep_the_others_from_their_transfers()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_000m));
        var damaged = await Hub.EnterAsync();
        await LinkAsync(damaged, FakeWorld.Bank);
        var sound = await Hub.EnterAsync("ci-2");
        BankBook.At(World[FakeWorld.OtherBank], Clock, ("220-1", 2_000m));
        await LinkAsync(sound, FakeWorld.OtherBank);
        await using (var command = Hub.Get<NpgsqlDataSource>().CreateCommand("update connection set body = substr(body, 1, length(body) - 1) where customer_id = $1"))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = damaged.Value });
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        World[FakeWorld.OtherBank].Asked.Clear();
        await WeekAsync();
        await WeekAsync();

        Assert.NotEmpty(World[FakeWorld.OtherBank].Asked);
    }

    private async Task WeekAsync()
    {
        for (var day = 0; day < 8; day++)
        {
            Clock.Advance(TimeSpan.FromDays(1));
            await Hub.Get<DueConnections>().RoundAsync(default);
        }
    }
}

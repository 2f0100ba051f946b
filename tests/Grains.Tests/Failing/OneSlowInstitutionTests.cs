using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Grains.Tests.Journeys;

namespace MyDataHub.Grains.Tests.Failing;

/// <summary>Two hundred customers collect at once, and one institution of each does not answer.</summary>
public sealed class OneSlowInstitutionTests(SharedServer server) : GrainTest(server)
{
    private const int Customers = 200;
    private const int AtOnce = 50;

    protected override (string Key, string Value)[] Settings => [("Collecting:CollectionsAtOnce", $"{AtOnce}"), ("Collecting:CallsAtOnce", "1")];

    [Fact]
    public async Task It_keeps_nobody_from_the_others_and_all_complete_once_it_answers()
    {
        World[FakeWorld.Bank].HasManyCustomers = World[FakeWorld.OtherBank].HasManyCustomers = true;
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_000m));
        var other = BankBook.At(World[FakeWorld.OtherBank], Clock, ("220-1", 2_000m));
        var customers = await LinkedAsync();
        Clock.Advance(TimeSpan.FromHours(1));
        other.Pay("220-1", 500m, "t-1");
        var answers = new TaskCompletionSource();
        World[FakeWorld.Bank].FetchGate = answers.Task;

        var runs = await Task.WhenAll(customers.Select(async id => (Id: id, Run: (await Hub.Customer(id).CollectAsync(new(null), default)).RunId!)));
        var before = await Task.WhenAll(runs.Select(run => Hub.WatchAsync(run.Id, run.Run, one => IsDone(one, FakeWorld.OtherBank))));
        Assert.All(before, events => Assert.DoesNotContain(events, one => IsDone(one, FakeWorld.Bank)));
        await UntilAsync(async () => await Task.FromResult(World[FakeWorld.Bank].AtOnce), calls => calls == AtOnce);
        foreach (var id in customers)
        {
            await UntilAsync(() => Hub.ViewAsync(id), view => view.BankTotal() == 2_500m);
        }

        answers.SetResult();
        var all = await Task.WhenAll(runs.Select(run => Hub.WatchAsync(run.Id, run.Run)));
        Assert.All(all, events => Assert.Contains(events, one => IsDone(one, FakeWorld.Bank) && one.Outcome is "fetched" or "unchanged"));
        Assert.Equal(AtOnce, World[FakeWorld.Bank].MostAtOnce);
    }

    private async Task<List<CustomerId>> LinkedAsync()
    {
        var customers = new List<CustomerId>();
        for (var number = 0; number < Customers; number++)
        {
            var id = await Hub.EnterAsync($"ci-{number}");
            await LinkAsync(id, FakeWorld.Bank, FakeWorld.OtherBank);
            customers.Add(id);
        }

        return customers;
    }

    private static bool IsDone(ProgressEvent one, InstitutionId institution) => one.Kind == "institution-done" && one.Institution == institution.OrgCode;
}

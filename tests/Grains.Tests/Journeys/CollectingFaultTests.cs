using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Grains.Scheduling;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Providers.Collecting;
using Npgsql;

namespace MyDataHub.Grains.Tests.Journeys;

public sealed class CollectingFaultTests(SharedServer server) : GrainTest(server)
{
    [Fact]
    public async Task A_hanging_institution_does_not_delay_the_others_and_is_left_at_its_time()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_000m));
        var other = BankBook.At(World[FakeWorld.OtherBank], Clock, ("220-1", 2_000m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank, FakeWorld.OtherBank);
        Clock.Advance(TimeSpan.FromHours(1));
        other.Pay("220-1", 500m, "t-1");
        World[FakeWorld.Bank].FetchGate = new TaskCompletionSource().Task;

        var run = (await Hub.Customer(id).CollectAsync(new(null), default)).RunId!;
        await UntilAsync(() => Hub.ViewAsync(id), view => view.BankTotal() == 2_500m);
        Assert.False((await Hub.Customer(id).ProgressAsync(run, 0, default)).Done);
        await StopByTimeAsync(id, run);

        var view = await Hub.ViewAsync(id);
        Assert.Equal(("unavailable", "live"), (view.SourceState(FakeWorld.Bank), view.SourceState(FakeWorld.OtherBank)));
        Assert.Equal(2_500m, view.BankTotal());
    }

    [Fact]
    public async Task What_cannot_be_written_of_one_institution_does_not_touch_what_came_with_it()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_000m));
        var other = BankBook.At(World[FakeWorld.OtherBank], Clock, ("220-1", 2_000m));
        // A row before all time has no month before its own.
        var impossible = new Transaction(other.Key("220-1"), "t-0", DateTime.MinValue, TransactionKind.Deposit, Flow.Out, Money.Krw(1)) { HasTime = false };
        World[FakeWorld.OtherBank].Answer = request => request.Dataset.Id == "bank.deposit.transactions"
            ? new FetchOutcome.Fetched([], [impossible], null) { BilledCalls = 1 }
            : other.Answer(request);
        var id = await Hub.EnterAsync();

        var run = await LinkAsync(id, FakeWorld.Bank, FakeWorld.OtherBank);

        var done = (await Hub.WatchAsync(id, run)).Where(one => one.Kind == "institution-done").ToDictionary(one => one.Institution!, one => one.Reason);
        Assert.Equal("hub-failed", done[FakeWorld.OtherBank.OrgCode]);
        Assert.Null(done[FakeWorld.Bank.OrgCode]);
        Assert.Equal(1_000m, (await Hub.ViewAsync(id)).BankTotal());
    }

    [Fact]
    public async Task Institutions_that_answer_together_are_written_together()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_000m));
        BankBook.At(World[FakeWorld.OtherBank], Clock, ("220-1", 2_000m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank, FakeWorld.OtherBank);
        await using var postgres = NpgsqlDataSource.Create(ConnectionString);
        Clock.Advance(TimeSpan.FromHours(1));
        var gate = new TaskCompletionSource();
        World[FakeWorld.Bank].FetchGate = World[FakeWorld.OtherBank].FetchGate = gate.Task;
        var before = await VersionAsync(postgres);

        var run = (await Hub.Customer(id).CollectAsync(new(null), default)).RunId!;
        await UntilAsync(() => Hub.Customer(id).ProgressAsync(run, 0, default), all => all.Events.Count(one => one.Kind == "institution-started") == 2);
        gate.SetResult();
        await Hub.WatchAsync(id, run);

        Assert.Equal(before + 1, await VersionAsync(postgres));
    }

    private static async Task<long> VersionAsync(NpgsqlDataSource postgres)
    {
        await using var command = postgres.CreateCommand("select version from customer");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public static TheoryData<FetchOutcome, string> Troubles => new()
    {
        { new FetchOutcome.Busy("42901", null), "busy" },
        { new FetchOutcome.Unavailable("50001"), "unavailable" },
        { new FetchOutcome.Malformed("account_list[0].account_num", "missing"), "malformed" },
        { new FetchOutcome.OurFault("40002"), "our-fault" },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Trouble_keeps_what_was_known_and_says_why_and_the_next_good_answer_heals_it(FetchOutcome trouble, string outcome)
    {
        var book = BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_000m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        Clock.Advance(TimeSpan.FromHours(1));
        World[FakeWorld.Bank].Answer = _ => trouble;
        var run = (await Hub.Customer(id).CollectAsync(new(null), default)).RunId!;

        Assert.Contains(await Hub.WatchAsync(id, run), one => one.Kind == "institution-done" && one.Outcome == outcome);
        var view = await Hub.ViewAsync(id);
        Assert.Equal("unavailable", view.SourceState(FakeWorld.Bank));
        Assert.Equal(1_000m, view.BankTotal());

        World[FakeWorld.Bank].Answer = book.Answer;
        Clock.Advance(TimeSpan.FromHours(1));
        await CollectAsync(id);
        Assert.Equal("live", (await Hub.ViewAsync(id)).SourceState(FakeWorld.Bank));
    }

    [Fact]
    public async Task Not_before_the_time_an_institution_named_is_it_asked_again()
    {
        var book = BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_000m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        World[FakeWorld.Bank].Answer = _ => new FetchOutcome.Busy("40302", Clock.GetUtcNow().AddHours(2));
        Clock.Advance(TimeSpan.FromHours(1));
        await CollectAsync(id);
        World[FakeWorld.Bank].Asked.Clear();

        Clock.Advance(TimeSpan.FromMinutes(90));
        await CollectAsync(id);
        Assert.DoesNotContain(World[FakeWorld.Bank].Asked, asked => asked.Dataset.Id == "bank.accounts");
        Assert.Equal("unavailable", (await Hub.ViewAsync(id)).SourceState(FakeWorld.Bank));

        World[FakeWorld.Bank].Answer = book.Answer;
        Clock.Advance(TimeSpan.FromMinutes(90));
        await CollectAsync(id);
        Assert.Equal("live", (await Hub.ViewAsync(id)).SourceState(FakeWorld.Bank));
        Assert.Contains(World[FakeWorld.Bank].Asked, asked => asked.Dataset.Id == "bank.accounts");
    }

    [Fact]
    public async Task A_closed_account_is_not_asked_again_until_its_row_changes()
    {
        var book = BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_000m));
        World[FakeWorld.Bank].Answer = request => request.Subject is null ? book.Answer(request) : new FetchOutcome.AssetGone("40305");
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        Assert.Equal("live", (await Hub.ViewAsync(id)).SourceState(FakeWorld.Bank));
        World[FakeWorld.Bank].Asked.Clear();
        Clock.Advance(TimeSpan.FromDays(2));

        await CollectAsync(id);

        Assert.DoesNotContain(World[FakeWorld.Bank].Asked, asked => asked.Subject is not null);
    }

    [Fact]
    public async Task An_account_called_closed_by_mistake_is_asked_again_after_a_week()
    {
        var book = BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_000m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        World[FakeWorld.Bank].Answer = request => request.Subject is null ? book.Answer(request) : new FetchOutcome.AssetGone("40402");
        Clock.Advance(TimeSpan.FromDays(1));
        await CollectAsync(id);
        World[FakeWorld.Bank].Answer = book.Answer;
        book.Pay("110-1", 500m, "t-1");

        Clock.Advance(TimeSpan.FromDays(7));
        await CollectAsync(id);

        Assert.Equal(500m, (await Hub.ViewAsync(id)).BankTotal());
    }

    [Fact]
    public async Task A_hub_that_dies_while_collecting_begins_the_first_collection_again()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_000m));
        World[FakeWorld.Bank].FetchGate = new TaskCompletionSource().Task;
        var id = await Hub.EnterAsync();
        var begun = await Hub.Customer(id).BeginLinkAsync(Integrated(FakeWorld.Bank), default);
        World.IsSigned = true;
        await Hub.Customer(id).ContinueSigningAsync(begun.LinkId, default);
        await UntilAsync(() => Hub.Customer(id).LinkAsync(begun.LinkId, default), link => link.RunId is not null);

        await RestartAsync();
        World[FakeWorld.Bank].FetchGate = Task.CompletedTask;
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Hub.Get<DueConnections>().RoundAsync(default);

        Assert.All(World[FakeWorld.Bank].Asked, asked => Assert.Equal(TransferKind.UserConsent, asked.Kind));
        Assert.Equal(1_000m, (await Hub.ViewAsync(id)).BankTotal());
    }

    // Cancelling by time is the framework's own timer: the test's settings make it short.
    private async Task StopByTimeAsync(CustomerId id, string run) => await Hub.WatchAsync(id, run);

    protected override (string Key, string Value)[] Settings => [("Collecting:InstitutionSeconds", "5")];
}

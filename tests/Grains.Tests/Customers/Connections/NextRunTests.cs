using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Directory;

namespace MyDataHub.Grains.Tests.Customers.Connections;

public sealed class NextRunTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_is_due_without_a_consent() => Assert.Null(NextRun.Of(Drawn(), isDormant: false));

    [Fact]
    public void An_exchange_that_was_begun_is_looked_at_soon() =>
        Assert.Equal(new(Now.AddMinutes(2), NextRunKind.Exchange), NextRun.Of(Drawn() with { ExchangingSince = Now }, isDormant: false));

    [Fact]
    public void A_first_collection_is_due_from_the_consent_on() => Assert.Equal(new(Now, NextRunKind.FirstCollection), NextRun.Of(Given(), isDormant: false));

    [Fact]
    public void A_pair_in_doubt_is_looked_after_at_once()
    {
        var collected = Collected(weeks: 1);

        Assert.Equal(new(Now, NextRunKind.TokenCheck), NextRun.Of(collected.InDoubt(Now), isDormant: false));
        Assert.Equal(NextRun.Of(collected, isDormant: false), NextRun.Of(collected.InDoubt(Now).Refreshed(Tokens(), Now), isDormant: false));
    }

    [Fact]
    public void A_transfer_falls_into_the_next_week_of_the_cycle()
    {
        var next = NextRun.Of(Collected(weeks: 2), isDormant: false)!;

        Assert.Equal(NextRunKind.Transfer, next.Kind);
        Assert.Equal(new DateOnly(2026, 3, 15), Cycle.WeekOf(next.At));
    }

    [Fact]
    public void Dormancy_leaves_only_the_token_to_be_renewed() =>
        Assert.Equal(new(Now.AddDays(72), NextRunKind.TokenRefresh), NextRun.Of(Collected(weeks: 1), isDormant: true));

    [Fact]
    public void A_consent_without_schedule_only_renews_its_token() =>
        Assert.Equal(NextRunKind.TokenRefresh, NextRun.Of(Collected(weeks: null), isDormant: false)!.Kind);

    [Theory]
    [InlineData("2026-03-08T01:00", "2026-03-08T01:00")] // inside
    [InlineData("2026-03-08T12:00", "2026-03-08T22:54")] // before the window, then somewhere in it
    [InlineData("2026-03-08T23:30", "2026-03-08T23:30")]
    public void Scheduled_calls_fall_into_the_windows_of_the_institution(string wanted, string expected)
    {
        ImmutableArray<DayWindow> windows = [new(new(22, 0), new(2, 0))];

        Assert.Equal(Seoul(expected), NextRun.Fit(Seoul(wanted), windows, spread: 0.25));
    }

    private static DateTimeOffset Seoul(string local) => KoreanTime.Instant(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));

    private static Connection Drawn() => new Connection(new(FakeWorld.Operator, FakeWorld.Bank), "한빛은행", Sector.Bank).Draw(Terms(1), Now);

    private static Connection Given(int? weeks = 1) =>
        new Connection(new(FakeWorld.Operator, FakeWorld.Bank), "한빛은행", Sector.Bank).Draw(Terms(weeks), Now).Give(1, Tokens(), Now);

    private static Connection Collected(int? weeks) => Given(weeks).Collected(new(new(FakeWorld.Operator, FakeWorld.Bank), 1, default, Now), 1, Now);

    private static TokenSet Tokens() => new(new("a"), Now.AddDays(90), new("r"), Now.AddDays(365), ["bank.list"]);

    private static TransferTerms Terms(int? weeks) => new([new("bank.list", [])], "purpose", new(2027, 1, 1), new(9999, 12, 31))
    {
        IsScheduled = weeks is not null,
        BasicCycleWeeks = weeks,
        AdditionalCycleWeeks = weeks,
    };
}

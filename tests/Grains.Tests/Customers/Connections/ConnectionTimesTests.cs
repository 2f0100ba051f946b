using System.Collections.Immutable;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Tests.Fakes;

namespace MyDataHub.Grains.Tests.Customers.Connections;

public sealed class ConnectionTimesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 1, 0, 0, 123, TimeSpan.Zero);
    private static readonly AskKey Lists = new("bank.accounts");
    private static readonly AskKey Rows = new("bank.deposit.transactions", new(FakeWorld.Bank, Domain.Assets.AssetKind.Deposit, "110-1"));

    [Fact]
    public void Times_are_read_back_to_the_tick_as_they_were_written()
    {
        var times = new ConnectionTimes(Now.AddTicks(1), Now.AddTicks(2))
        {
            Asked = ImmutableDictionary<ulong, AskTime>.Empty.Add(7, new(Now.AddTicks(3), null)).Add(ulong.MaxValue, new(Now.AddDays(-3), new(2026, 3, 4))),
        };

        var read = ConnectionTimes.Read(times.Write());

        Assert.Equal((times.LastSuccessAt, times.LastTryAt), (read.LastSuccessAt, read.LastTryAt));
        Assert.Equal(times.Asked.OrderBy(one => one.Key), read.Asked.OrderBy(one => one.Key));
        Assert.Equal(times.Write(), read.Write());
    }

    [Fact]
    public void No_times_are_read_back_as_none() => Assert.Equal((null, null, 0), Parts(ConnectionTimes.Read(ConnectionTimes.None.Write())));

    [Fact]
    public void An_unknown_format_is_refused() => Assert.Throws<NotSupportedException>(() => ConnectionTimes.Read(new byte[] { 9, 0, 0, 0, 0 }));

    [Fact]
    public void An_answer_again_changes_times_only()
    {
        var written = AskLog.Of([new(Lists, Now), new(Rows, Now) { Facts = "f", KnownUntil = new(2026, 3, 4) }], ImmutableDictionary<ulong, AskTime>.Empty);

        var again = written.With(written[Rows]!.AsOf(new(Now.AddDays(1), new(2026, 3, 5))));

        Assert.False(again.SaysMore);
        Assert.Equal(new AskTime(Now.AddDays(1), new(2026, 3, 5)), Assert.Single(again.Times()).Value);
        Assert.True(again.With(again[Rows]! with { Facts = "g" }).SaysMore);
        Assert.True(again.With(new(new("bank.irp.accounts"), Now)).SaysMore);
    }

    [Fact]
    public void Times_since_the_writing_stand_also_when_the_clock_went_back()
    {
        var since = ImmutableDictionary<ulong, AskTime>.Empty.Add(AskTime.MarkOf(Lists), new(Now.AddDays(-1), null)).Add(AskTime.MarkOf(Rows), new(Now.AddDays(1), new(2026, 3, 5)));

        var log = AskLog.Of([new(Lists, Now), new(Rows, Now) { KnownUntil = new(2026, 3, 4) }, new(new("bank.irp.accounts"), Now)], since);

        Assert.Equal(Now.AddDays(-1), log[Lists]!.At);
        Assert.Equal((Now.AddDays(1), new DateOnly(2026, 3, 5)), (log[Rows]!.At, log[Rows]!.KnownUntil!.Value));
        Assert.Equal(Now, log[new("bank.irp.accounts")]!.At);
    }

    [Fact]
    public void Questions_about_different_assets_and_parts_have_different_marks()
    {
        AskKey[] keys = [Lists, Rows, Rows with { Subject = Rows.Subject! with { Number = "110-2" } }, Rows with { Subject = Rows.Subject! with { Seqno = "1" } }, Rows with { Part = "1" }];

        Assert.Equal(keys.Length, keys.Select(AskTime.MarkOf).Distinct().Count());
    }

    private static (DateTimeOffset?, DateTimeOffset?, int) Parts(ConnectionTimes times) => (times.LastSuccessAt, times.LastTryAt, times.Asked.Count);
}

using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Tests.Fakes;

namespace MyDataHub.Grains.Tests.Customers.Collecting;

public sealed class InstitutionSlotsTests
{
    [Fact]
    public async Task Who_finds_no_slot_in_time_is_told_so_and_other_institutions_have_their_own()
    {
        using var slots = new InstitutionSlots(1, TimeSpan.FromMilliseconds(20));
        var held = await slots.EnterAsync(FakeWorld.Bank, default);

        Assert.NotNull(held);
        Assert.Null(await slots.EnterAsync(FakeWorld.Bank, default));
        using var other = await slots.EnterAsync(FakeWorld.OtherBank, default);
        Assert.NotNull(other);

        held.Dispose();
        using var again = await slots.EnterAsync(FakeWorld.Bank, default);
        Assert.NotNull(again);
    }
}

using MyDataHub.Domain.Assets.Driving;
using MyDataHub.Domain.Policies;
using MyDataHub.Domain.Tests.Vectors;

namespace MyDataHub.Domain.Tests.Assets.Driving;

public class InspectionTests
{
    [Theory]
    [InlineData("VE-10a")]
    [InlineData("VE-10b")]
    [InlineData("VE-10c")]
    [InlineData("VE-10d")]
    public void The_first_inspection_depends_on_the_day_of_registration(string vector)
    {
        var expected = Vector.Expected(vector);

        var first = Inspection.First(PolicyTable.Korea, Day(Vector.Input(vector).GetProperty("registered").GetString()!));

        Assert.Equal(
            (Day(expected.GetProperty("expiry").GetString()!), Day(expected.GetProperty("open").GetString()!), Day(expected.GetProperty("close").GetString()!)),
            (first.Expiry, first.Opens, first.Closes));
    }

    [Fact]
    public void After_the_first_it_is_every_second_year() => Assert.Equal(
        new DateOnly(2027, 3, 9), Inspection.Next(PolicyTable.Korea, new(2017, 3, 10), new(2026, 11, 22)).Expiry);

    [Fact]
    public void A_window_that_is_still_open_is_the_one_shown() => Assert.Equal(
        new DateOnly(2027, 5, 31), Inspection.Next(PolicyTable.Korea, new(2023, 6, 1), new(2027, 7, 1)).Expiry);

    [Fact]
    public void Being_late_costs_by_steps_of_three_days() => Assert.Equal(
        Vector.Numbers(Vector.Expected("VE-11")),
        Vector.Numbers(Vector.Input("VE-11")).Select(days => Inspection.LateFine(PolicyTable.Korea.Inspection.On(new(2026, 1, 1))!.Value, (int)days)));

    private static DateOnly Day(string text) => DateOnly.Parse(text, null);
}

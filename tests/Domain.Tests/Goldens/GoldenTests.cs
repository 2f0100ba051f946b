using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MyDataHub.Domain.Tests.Assets;
using MyDataHub.Domain.Tests.Assets.Views;

namespace MyDataHub.Domain.Tests.Goldens;

/// <summary>
/// Whole households to whole views. The expected files were checked by hand against the sums that stand beside each builder; the sums
/// are asserted here too, so that a file cannot be replaced without them.
/// </summary>
public class GoldenTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static TheoryData<string> Names() => [.. GoldenHouseholds.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_household_gives_the_view_that_was_worked_out(string name)
    {
        var golden = GoldenHouseholds.All[name]();
        var view = golden.Household.View(golden.Inputs, golden.Owner);

        Assert.Equal((golden.Assets, golden.Liabilities), (view.NetWorth.Assets.Krw, view.NetWorth.Liabilities.Krw));
        Assert.Equal(golden.Spent, view.CashFlow.LastOrDefault()?.Spent ?? 0);
        Assert.Equal(Expected(name), JsonSerializer.Serialize(view, Json).ReplaceLineEndings("\n"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_household_gives_the_same_view_however_its_pages_arrive(string name)
    {
        var golden = GoldenHouseholds.All[name]();
        var whole = golden.Household.View(golden.Inputs, golden.Owner);
        var pieces = golden.Household.Deliveries().Reverse().SelectMany(delivery =>
            delivery.Transactions.Reverse().Select(row => delivery with { Facts = [], Transactions = [row] })
                .Concat(delivery.Facts.Reverse().Select(fact => delivery with { Facts = [fact], Transactions = [] })));

        Assert.Equal(JsonSerializer.Serialize(whole, Json), JsonSerializer.Serialize(Library.Of(pieces, golden.Owner).View(golden.Inputs), Json));
    }

    private static string Expected(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Goldens", $"{name}.json")).ReplaceLineEndings("\n").TrimEnd();
}

using System.Globalization;
using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households;

namespace MyDataHub.Sandbox.Tests.Running;

/// <summary>Two people with next to nothing, so that a test can say exactly what there is.</summary>
internal sealed class SmallHouseholds : IHouseholdData, IExchangeRateSeries
{
    public const string Account = "11012345678901";
    public const string Other = "11098765432109";
    public const string Closed = "11000000000000";

    public static readonly Person Haneul = new(CiOf('A'), "haneul", "김하늘", new DateOnly(1990, 3, 1), "+821012345678", "월급을 받는 사람");
    public static readonly Person Junho = new(CiOf('B'), "junho", "이준호", new DateOnly(1985, 7, 9), "+821087654321", "프리랜서");
    public static readonly Person Young = new(CiOf('C'), "young", "한어린", new DateOnly(2010, 1, 2), "+821011112222", "열여섯 살");

    public List<HeldAsset> Held { get; } =
    [
        new("bank.deposit", Account, null, false, "입출금통장"),
        new("bank.deposit", Other, null, false, "저축예금"),
        new("bank.deposit", Closed, null, true, "해지한 통장"),
    ];

    public int Transactions { get; set; } = 3;

    public DateTimeOffset ChangedAt { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public int Reads { get; private set; }

    public IReadOnlyList<Person> People => [Haneul, Junho, Young];

    public IReadOnlyList<HeldAsset> Assets(string orgCode, string ci, DateTimeOffset now) => ci switch
    {
        _ when orgCode == "C1HNBT0000" => [new("card.card", "card-1", null, false, "한빛 신용카드")],
        _ when orgCode != "A1GAON0000" => [],
        _ when ci == Haneul.Ci || ci == Young.Ci => Held,
        _ => [],
    };

    public HeldRows? Read(string orgCode, string resource, string ci, IReadOnlyDictionary<string, string> args, DateTimeOffset now)
    {
        Reads++;
        return resource switch
        {
            "/accounts" => new HeldRows(new JsonObject { ["reg_date"] = "20200101" }, "account_list", [.. Held.Select(Listed)], ChangedAt),
            "/accounts/deposit/basic" => new HeldRows([], "basic_list", [new JsonObject { ["saving_method"] = "01", ["issue_date"] = "20200101" }], ChangedAt),
            "/accounts/deposit/transactions" => new HeldRows([], "trans_list", [.. Enumerable.Range(0, Transactions).Select(Transaction)], ChangedAt),
            "/cards/{card_id}" => new HeldRows(new JsonObject { ["card_brand"] = "I01", ["annual_fee"] = "10000" }, null, [], ChangedAt),
            "/cards/{card_id}/approval-domestic" => new HeldRows([], "approved_list", [Approval()], ChangedAt),
            "/bills" => new HeldRows([], "bill_list", [], ChangedAt),
            "/vehicles" => new HeldRows([], "vehicle_list", [new JsonObject { ["vin"] = "KMHXX00XXXX000001", ["displacement_cc"] = 1598 }], ChangedAt),
            "/prices" when args["vin"] == "KMHXX00XXXX000001" => new HeldRows(new JsonObject { ["vin"] = args["vin"], ["retail_amt"] = 18000000 }, null, [], ChangedAt),
            _ => null,
        };
    }

    public IReadOnlyList<ExchangeRate> Rates(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? [] : [new("USD", "미국 달러", 1385.5m), new("JPY(100)", "일본 옌", 920.13m)];

    private static string CiOf(char letter) => new string(letter, 86) + "==";

    private static JsonObject Listed(HeldAsset asset) =>
        new() { ["account_num"] = asset.Number, ["prod_name"] = asset.Name, ["account_type"] = "1001", ["account_status"] = "01" };

    private static JsonObject Transaction(int index) => new()
    {
        ["trans_dtime"] = "20260105" + (235959 - index).ToString(CultureInfo.InvariantCulture),
        ["trans_no"] = $"T{index:D5}",
        ["trans_type"] = "03",
        ["trans_class"] = "인터넷",
        ["trans_amt"] = "1000",
        ["balance_amt"] = "5000",
        ["trans_memo"] = "급여",
    };

    private static JsonObject Approval() => new()
    {
        ["approved_dtime"] = "20260105120000",
        ["approved_num"] = "12345678",
        ["status"] = "01",
        ["pay_type"] = "01",
        ["merchant_name"] = "㈜가게",
        ["merchant_regno"] = "123-45-67890",
        ["approved_amt"] = "12000",
    };
}

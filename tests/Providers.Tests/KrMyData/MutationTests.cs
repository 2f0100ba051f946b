using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.KrMyData.Datasets;
using MyDataHub.Providers.Tests.Running;

namespace MyDataHub.Providers.Tests.KrMyData;

/// <summary>Answers broken at random: none throws, and none makes an amount that was not sent.</summary>
public sealed class MutationTests
{
    private static readonly string?[] Replacements =
    [
        null, "\"\"", "\"abc\"", "\"-5\"", "\"1,000\"", "\"1e3\"", "1e3", "1E400", "\"0x10\"", "\"NaN\"", "\"99999999999999999999999999999\"", "true", "[]", "{}",
        "[[[[1]]]]", "\"20261399\"", "\"99991231\"", "\"00000000\"", "12.5", "-7", "\"\\ud800\"", "\"\\u0000\"", "\" 42 \"", "\"١٢٣\"", "\"+8\"", "\"USDX\"", "\"krw\"",
    ];

    // Sums and units: what these two make of an amount is checked by its own test.
    private static readonly string[] Derived = ["insu.loan.transactions", "bank.prepaid.cards", "card.prepaid.cards"];

    private static readonly KrDataset[] Datasets = [.. Samples.Datasets];

    [Property(MaxTest = 6000)]
    public void A_member_replaced_anywhere_never_makes_a_wrong_amount(PositiveInt which, PositiveInt where, PositiveInt what, PositiveInt where2, PositiveInt what2)
    {
        var dataset = Datasets[which.Get % Datasets.Length];
        var body = Replace(Replace(Samples.Of(dataset).ToJsonString(), where.Get, what.Get), where2.Get, what2.Get);

        var outcome = Read(dataset, Encoding.UTF8.GetBytes(body));

        if (outcome is FetchOutcome.Fetched fetched && !Derived.Contains(dataset.Id))
        {
            Assert.Empty(Amounts(fetched).Except(Sent(body)));
        }
    }

    [Property(MaxTest = 3000)]
    public void Bytes_changed_anywhere_never_throw(PositiveInt which, PositiveInt where, byte value, PositiveInt length)
    {
        var dataset = Datasets[which.Get % Datasets.Length];
        var body = Encoding.UTF8.GetBytes(Samples.Of(dataset).ToJsonString());
        body[where.Get % body.Length] = value;

        Read(dataset, body);
        Read(dataset, body.AsSpan(0, length.Get % body.Length).ToArray());
    }

    private static FetchOutcome Read(KrDataset dataset, byte[] body)
    {
        var bank = new Scripted { Profile = new() { GeneralPolicyPath = "/general/basic" }, Entry = new(new(Scripted.OrgCode), "", dataset.Sector, new("https://x.example")) };
        bank.Answer = (_, _) => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(body) });
        return bank.FetchAsync(dataset.Id).GetAwaiter().GetResult();
    }

    private static IEnumerable<decimal> Amounts(FetchOutcome.Fetched fetched) =>
        fetched.Facts.SelectMany(fact => Values.AmountsOf(fact.Value)).Concat(fetched.Transactions.SelectMany(row => Values.AmountsOf(row)))
            .Where(amount => amount != 0)
            .Select(Math.Abs);

    private static HashSet<decimal> Sent(string body)
    {
        using var document = JsonDocument.Parse(body);
        return [.. Leaves(document.RootElement).Select(text => decimal.TryParse(text.Trim(), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? Math.Abs(value) : 0)];
    }

    private static IEnumerable<string> Leaves(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Leaves(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Leaves),
        JsonValueKind.String => [Text(element)],
        _ => [element.GetRawText()],
    };

    private static string Text(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    // The sample's members are one line of "name":value pairs; one value is exchanged, or its member left out.
    private static string Replace(string body, int where, int what)
    {
        JsonNode root;
        try
        {
            root = JsonNode.Parse(body)!;
        }
        catch (JsonException)
        {
            return body;
        }

        var marker = "\"\\u0001mark\"";
        var objects = Objects(root).ToArray();
        var row = objects[where % objects.Length];
        var names = row.Select(member => member.Key).Where(name => name != "rsp_code").ToArray();
        if (names.Length == 0)
        {
            return body;
        }

        var name = names[where / objects.Length % names.Length];
        if (Replacements[what % Replacements.Length] is not { } replacement)
        {
            row.Remove(name);
            return root.ToJsonString();
        }

        row[name] = JsonNode.Parse(marker);
        return root.ToJsonString().Replace(marker, replacement, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject row => row.SelectMany(member => Objects(member.Value)).Prepend(row),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };
}

using System.Net;
using System.Text.Json.Nodes;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.ThirdParties;

/// <summary>A third party and a whole hub: what is granted is read, what the customer takes back is gone at once.</summary>
public sealed class OpenApiTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task A_customer_lets_a_third_party_read_and_an_institution_taken_back_is_gone_at_once(bool usesDpop, int which)
    {
        var person = hub.People[which];
        using var customer = await hub.SignInAsync(person);
        await customer.LinkAsync(hub, person, await customer.AllInstitutionsAsync());
        using var words = await hub.RunAsync("client-token");
        using var party = await ThirdParty.RegisterAsync(hub.SecureAddress, hub.MtlsAddress, words.Written.Trim(), usesDpop);
        await party.LinkAsync(person, Consent());

        var before = await JsonAsync(party, "/open/v1/view");
        var institution = (string)before["institutions"]![0]!["institution"]!;
        Assert.NotEmpty(before["accounts"]!.AsArray());
        Assert.Null(before["policies"]);
        var changes = await JsonAsync(party, "/open/v1/transactions/changes?limit=500");
        Assert.NotEmpty(changes["added"]!.AsArray());

        await WithdrawAsync(customer, institution);

        var after = await JsonAsync(party, "/open/v1/view");
        Assert.DoesNotContain(institution, after.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await party.GetAsync("/open/v1/policies")).StatusCode);
    }

    private static JsonObject Consent() => new()
    {
        ["type"] = "mydata_consent",
        ["domains"] = new JsonArray("bank", "card", "investment", "loan"),
        ["detail"] = new JsonArray("totals", "balances", "transactions", "holdings"),
        ["history_from"] = KoreanToday().AddMonths(-6).ToString("yyyy-MM-dd", null),
        ["purpose"] = new JsonObject { ["code"] = "personal-finance", ["text"] = "Monthly budget" },
        ["recurring"] = true,
        ["ends_on"] = KoreanToday().AddMonths(6).ToString("yyyy-MM-dd", null),
    };

    private static DateOnly KoreanToday() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(9)).DateTime);

    private static async Task WithdrawAsync(HubClient customer, string institution)
    {
        var consents = (await customer.GetAsync("/api/consents"))["consents"]!.AsArray();
        var connection = consents.Select(one => one!["connection"]!).First(one => (string?)one["institution"] == institution);
        await customer.PostAsync($"/api/consents/{connection["operator"]}/{connection["institution"]}/withdraw", new { erase = false });
    }

    private static async Task<JsonNode> JsonAsync(ThirdParty party, string path)
    {
        var answer = await party.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }
}

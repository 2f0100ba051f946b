using System.Text.Json.Nodes;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.Linking;

/// <summary>개별인증: the browser goes to the institution and comes back with a code.</summary>
public sealed class IndividualTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Bank = "A1GAON0000";

    [Fact]
    public async Task A_customer_signs_in_at_the_bank_and_comes_back_linked()
    {
        var person = hub.People[0];
        using var customer = await hub.SignInAsync(person);
        var link = await BeginAsync(customer);

        var callback = await hub.Sandbox.ApproveAsync(PageOf(link), person.Ci);
        var page = await customer.RedirectAsync(callback);

        Assert.Equal($"/link/{link["linkId"]}", page.OriginalString);
        link = await customer.UntilAsync($"/api/links/{link["linkId"]}", answer => (string?)answer["steps"]![0]!["state"] == "linked");
        await customer.WatchAsync((string)link["runId"]!);
        Assert.NotEmpty((await customer.GetAsync("/api/view"))["bank"]!["items"]!.AsArray());
        Assert.Equal(1, await hub.Sandbox.TokensAsync(Bank, person.Ci));
    }

    [Fact]
    public async Task Refusing_at_the_bank_links_nothing()
    {
        var person = hub.People[1];
        using var customer = await hub.SignInAsync(person);
        var link = await BeginAsync(customer);

        await customer.RedirectAsync(await hub.Sandbox.ApproveAsync(PageOf(link), person.Ci, refuse: true));

        link = await customer.GetAsync($"/api/links/{link["linkId"]}");
        Assert.Equal("refused", (string?)link["steps"]![0]!["state"]);
        Assert.Equal(0, await hub.Sandbox.TokensAsync(Bank, person.Ci));
    }

    [Fact]
    public async Task A_code_of_somebody_else_at_the_bank_is_refused()
    {
        using var customer = await hub.SignInAsync(hub.People[2]);
        var link = await BeginAsync(customer);

        // The person at the bank's page is not the one whose CI the hub sent (unauthorized_user).
        await customer.RedirectAsync(await hub.Sandbox.ApproveAsync(PageOf(link), hub.People[3].Ci));

        link = await customer.GetAsync($"/api/links/{link["linkId"]}");
        Assert.Equal("refused", (string?)link["steps"]![0]!["state"]);
        Assert.Equal(0, await hub.Sandbox.TokensAsync(Bank, hub.People[3].Ci));
    }

    private static Task<JsonNode> BeginAsync(HubClient customer) => customer.PostAsync("/api/links", new
    {
        method = "individual",
        targets = new[] { new { institution = Bank } },
        terms = CustomerSteps.Terms(),
    });

    private static Uri PageOf(JsonNode link) => new((string)link["steps"]![0]!["nextPage"]!);
}

using System.Net;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.Withdrawing;

public sealed class WithdrawalTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Operator = "D1AAAU0000";
    private const string Bank = "A1GAON0000";
    private const string Card = "C1HNBT0000";

    [Fact]
    public async Task Withdrawing_with_erasure_takes_the_bank_out_of_the_view_and_its_token_away()
    {
        var person = hub.People[0];
        using var customer = await hub.SignInAsync(person);
        await customer.LinkAsync(hub, person, Bank, Card);

        var receipt = await customer.PostAsync($"/api/consents/{Operator}/{Bank}/withdraw", new { erase = true });

        Assert.NotEmpty((string)receipt["receiptId"]!);
        await customer.UntilAsync("/api/view", view => view["bank"]!["items"]!.AsArray().Count == 0);
        Assert.NotEmpty((await customer.GetAsync("/api/view"))["card"]!["items"]!.AsArray());
        await customer.UntilAsync("/api/consents", consents => consents["consents"]!.AsArray()
            .Any(consent => (string?)consent!["connection"]!["institution"] == Bank && (string?)consent["state"] == "withdrawn"));
        Assert.Equal(0, await hub.Sandbox.TokensAsync(Bank, person.Ci));
        Assert.Equal(1, await hub.Sandbox.TokensAsync(Card, person.Ci));
    }

    [Fact]
    public async Task Withdrawing_while_the_bank_is_down_stops_here_at_once_and_there_as_soon_as_it_answers()
    {
        var person = hub.People[3];
        using var customer = await hub.SignInAsync(person);
        await customer.LinkAsync(hub, person, Bank);
        await hub.Sandbox.BreakAsync(Bank, new { resource = "*", kind = "close_connection" });

        var receipt = await customer.PostAsync($"/api/consents/{Operator}/{Bank}/withdraw", new { erase = false });

        Assert.Equal("pending", (string?)receipt["revocation"]);
        Assert.NotEmpty((await customer.GetAsync("/api/view"))["bank"]!["items"]!.AsArray());
        await hub.Sandbox.MendAsync(Bank);
        await customer.UntilAsync("/api/consents", consents => (string?)consents["consents"]![0]!["state"] == "withdrawn");
        Assert.Equal(0, await hub.Sandbox.TokensAsync(Bank, person.Ci));
    }

    [Fact]
    public async Task Leaving_revokes_everything_and_leaves_no_way_back_in()
    {
        var person = hub.People[4];
        using var customer = await hub.SignInAsync(person);
        await customer.LinkAsync(hub, person, Bank, Card);

        var receipt = await customer.PostAsync("/api/leave", new { confirm = "leave" });

        Assert.NotEmpty((string)receipt["receiptId"]!);
        Assert.Equal(HttpStatusCode.Unauthorized, await customer.StatusAsync("/api/view"));
        Assert.Equal(0, await hub.Sandbox.TokensAsync(Bank, person.Ci));
        Assert.Equal(0, await hub.Sandbox.TokensAsync(Card, person.Ci));
        using var back = hub.NewClient();
        Assert.Equal(HttpStatusCode.Unauthorized, await back.TrySignInAsync(person));
    }
}

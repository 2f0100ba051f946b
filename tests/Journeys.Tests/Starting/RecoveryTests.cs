using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.Starting;

/// <summary>After kill -9 the next start recovers by itself and has lost nothing that was acknowledged.</summary>
public sealed class RecoveryTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_killed_hub_comes_back_with_the_same_session_connections_and_view()
    {
        using var customer = await LinkedAsync(hub.People[0]);
        var view = await FactsAsync(customer);
        var connections = await customer.GetAsync("/api/connections");

        await hub.KillGatewayAsync();
        await hub.StartGatewayAsync();

        Assert.Equal(view, await FactsAsync(customer));
        Assert.Equal(connections.ToJsonString(), (await customer.GetAsync("/api/connections")).ToJsonString());
        await TheAuditHoldsAsync();
    }

    [Fact]
    public async Task A_hub_killed_while_it_collects_leaves_no_half_and_collects_again()
    {
        var person = hub.People[1];
        using var customer = await LinkedAsync(person);
        var (net, active) = (await NetAsync(customer), await ActiveAsync(customer));
        foreach (var institution in active.Where(IsInTheSandbox))
        {
            await hub.Sandbox.BreakAsync(institution, new { kind = "delay_ms:1500" });
        }

        await customer.PostAsync("/api/collections", new { });
        await Task.Delay(TimeSpan.FromSeconds(2));
        await hub.KillGatewayAsync();
        foreach (var institution in active.Where(IsInTheSandbox))
        {
            await hub.Sandbox.MendAsync(institution);
        }

        await hub.StartGatewayAsync();

        Assert.Equal(active, await ActiveAsync(customer));
        Assert.Equal(net, await NetAsync(customer));
        await customer.CollectAsync();
        Assert.Equal(active, await ActiveAsync(customer));
        Assert.Equal(net, await NetAsync(customer));
        await TheAuditHoldsAsync();
    }

    [Fact]
    public async Task Consents_outlive_a_restart_of_the_outside_world()
    {
        var person = hub.People[3];
        using var customer = await LinkedAsync(person);
        var institution = (await ActiveAsync(customer))[0];
        var tokens = await hub.Sandbox.TokensAsync(institution, person.Ci);
        Assert.NotEqual(0, tokens);
        var active = await ActiveAsync(customer);

        await hub.RestartSandboxAsync();

        Assert.Equal(tokens, await hub.Sandbox.TokensAsync(institution, person.Ci));
        await customer.CollectAsync();
        Assert.Equal(active, await ActiveAsync(customer));
    }

    private async Task<HubClient> LinkedAsync(DemoCustomer person)
    {
        var customer = await hub.SignInAsync(person);
        await customer.LinkAsync(hub, person, await customer.AllInstitutionsAsync());
        Assert.NotEmpty(await ActiveAsync(customer));
        return customer;
    }

    /// <summary>The institutions that are connected; a person is not known at every one.</summary>
    private static async Task<string[]> ActiveAsync(HubClient customer) =>
    [
        .. (await customer.GetAsync("/api/connections"))["connections"]!.AsArray()
            .Where(connection => (string?)connection!["state"] == "active")
            .Select(connection => (string)connection!["id"]!["institution"]!)
            .Order(StringComparer.Ordinal),
    ];

    // The register is a party of another kind there.
    private static bool IsInTheSandbox(string institution) => institution != "REGISTER00";

    /// <summary>The view without the moment when it was put together from the book.</summary>
    private static async Task<string> FactsAsync(HubClient customer)
    {
        var view = (await customer.GetAsync("/api/view")).AsObject();
        Assert.True(view.Remove("builtAt"));
        return view.ToJsonString();
    }

    private static async Task<decimal> NetAsync(HubClient customer) => (decimal)(await customer.GetAsync("/api/view"))["netWorth"]!["net"]!["krw"]!;

    private async Task TheAuditHoldsAsync()
    {
        using var verify = await hub.RunAsync("audit", "verify");
        Assert.True(verify.ExitCode == 0, verify.Written);
    }
}

using System.Net;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.Linking;

/// <summary>The main job, end to end, over real HTTP, mTLS, OAuth and PostgreSQL.</summary>
public sealed class WholeViewTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private static readonly string[] Domains = ["bank", "card", "investment", "vehicle", "insurance"];

    [Fact]
    public async Task A_new_customer_links_everything_at_once_and_sees_all_five_domains()
    {
        var person = hub.People[0];
        using var customer = await hub.SignInAsync(person);

        var link = await customer.LinkAsync(hub, person, await customer.AllInstitutionsAsync());

        Assert.All(link["steps"]!.AsArray(), step => Assert.Equal("linked", (string?)step!["state"]));
        var view = await customer.GetAsync("/api/view");
        Assert.All(Domains, domain => Assert.NotEmpty(view[domain]!["items"]!.AsArray()));
        var worth = view["netWorth"]!;
        Assert.Equal((decimal)worth["assets"]!["krw"]! - (decimal)worth["liabilities"]!["krw"]!, (decimal)worth["net"]!["krw"]!);
    }

    [Fact]
    public async Task Nobody_sees_anything_without_signing_in()
    {
        using var stranger = hub.NewClient();

        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.StatusAsync("/api/view"));
    }
}

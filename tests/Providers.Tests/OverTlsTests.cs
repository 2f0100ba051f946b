using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Directory;
using MyDataHub.Providers.Market;
using MyDataHub.Providers.Tests.Running;

namespace MyDataHub.Providers.Tests;

/// <summary>What only a real connection shows, against one sandbox.</summary>
public sealed class OverTlsTests
{
    private const string Bank = "A1GAON0000";

    [Fact]
    public async Task Individual_authentication_goes_from_the_login_page_to_revoked_tokens()
    {
        await using var world = await OutsideWorld.StartAsync();
        var ci = (await world.PeopleAsync())[0];
        var bank = await world.InstitutionAsync(Bank);

        var page = Assert.IsType<AuthorizeOutcome.Redirect>(await bank.AuthorizeAsync(ci, "state1", CancellationToken.None)).LoginPage;
        using var approval = await world.Control.PostAsJsonAsync("control/individual/approve", new { login_url = page, ci });
        approval.EnsureSuccessStatusCode();
        var callback = new Uri((await approval.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("redirect_url").GetString()!);
        var query = System.Web.HttpUtility.ParseQueryString(callback.Query);
        Assert.Equal("state1", query["state"]);

        var first = Assert.IsType<TokenOutcome.Issued>(await bank.ExchangeAsync(new Secret(query["code"]!), CancellationToken.None)).Tokens;
        Assert.IsType<TokenOutcome.Refused>(await bank.ExchangeAsync(new Secret(query["code"]!), CancellationToken.None));

        var bankAgain = Assert.IsType<AuthorizeOutcome.Redirect>(await bank.AuthorizeAsync(ci, "state2", CancellationToken.None));
        Assert.NotEqual(page, bankAgain.LoginPage);
        Assert.Contains("bank.list", first.Scopes);
    }

    [Fact]
    public async Task Tokens_are_refreshed_and_revoked_and_then_refused()
    {
        await using var world = await OutsideWorld.StartAsync();
        var ci = (await world.PeopleAsync())[0];
        var tokens = (await world.LinkAsync(ci, Bank))[Bank];
        var bank = await world.InstitutionAsync(Bank);
        var list = world.Datasets.Of(Sector.Bank)[0];

        var fresh = Assert.IsType<TokenOutcome.Issued>(await bank.RefreshAsync(tokens.Refresh, reissue: true, CancellationToken.None)).Tokens;
        Assert.IsType<FetchOutcome.Fetched>(await bank.FetchAsync(OutsideWorld.Wanted(list, Bank, fresh.Access), CancellationToken.None));
        Assert.Equal(new RevokeOutcome.Revoked(false), await bank.RevokeAsync(fresh.Access, RevokeType.ByUser, CancellationToken.None));
        Assert.Equal(new RevokeOutcome.Revoked(true), await bank.RevokeAsync(fresh.Access, RevokeType.ByUser, CancellationToken.None));
        Assert.IsType<FetchOutcome.TokenRefused>(await bank.FetchAsync(OutsideWorld.Wanted(list, Bank, fresh.Access), CancellationToken.None));
    }

    [Fact]
    public async Task A_strangers_certificate_is_refused_and_an_expired_server_is_not_trusted()
    {
        await using var stranger = await OutsideWorld.StartAsync(
            ("Operators:0:ClientCertificatePath", TestCertificates.PathOf("stranger.pem")), ("Operators:0:ClientKeyPath", TestCertificates.PathOf("stranger.key")));
        Assert.Empty((await stranger.Services.GetRequiredService<IInstitutionDirectory>().ListAsync(CancellationToken.None)).Where(entry => entry.AllowsIntegrated));

        await using var world = await OutsideWorld.StartAsync();
        var ci = (await world.PeopleAsync())[0];
        var tokens = (await world.LinkAsync(ci, Bank))[Bank];
        await world.FaultAsync(Bank, "expired_certificate");
        var bank = await world.InstitutionAsync(Bank);
        var outcome = await bank.FetchAsync(OutsideWorld.Wanted(world.Datasets.Of(Sector.Bank)[0], Bank, tokens.Access), CancellationToken.None);
        Assert.Equal("unreachable", Assert.IsType<FetchOutcome.Unavailable>(outcome).Reason);
    }

    [Fact]
    public async Task A_renewed_client_certificate_is_used_without_a_restart()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("renewal").FullName;
        var (pem, key) = (Path.Combine(folder, "client.pem"), Path.Combine(folder, "client.key"));
        Copy("stranger");
        var clock = new SteppedClock();
        var options = new Providers.Http.OperatorOptions { OrgCode = "D1AAAU0000", ClientCertificatePath = pem, ClientKeyPath = key };
        var identities = new Providers.Http.ClientIdentities(clock, TimeSpan.FromMinutes(1));
        var before = identities.Of(options).Certificate.TargetCertificate.Subject;
        await Task.Delay(20);
        Copy("operator");
        Assert.Equal(before, identities.Of(options).Certificate.TargetCertificate.Subject);

        clock.Now += TimeSpan.FromMinutes(2);
        var after = identities.Of(options);
        Assert.NotEqual(before, after.Certificate.TargetCertificate.Subject);

        File.WriteAllText(key, "no key");
        clock.Now += TimeSpan.FromMinutes(2);
        Assert.Same(after.Certificate, identities.Of(options).Certificate);

        Copy("stranger");
        clock.Now -= TimeSpan.FromDays(1);
        Assert.Equal(before, identities.Of(options).Certificate.TargetCertificate.Subject);

        void Copy(string name)
        {
            File.Copy(TestCertificates.PathOf(name + ".pem"), pem, overwrite: true);
            File.Copy(TestCertificates.PathOf(name + ".key"), key, overwrite: true);
            File.SetLastWriteTimeUtc(key, File.GetLastWriteTimeUtc(key).AddMilliseconds(name.Length));
        }
    }

    [Theory]
    [InlineData("truncated_json", typeof(FetchOutcome.Malformed))]
    [InlineData("wrong_types", typeof(FetchOutcome.Malformed))]
    [InlineData("repeated_cursor", typeof(FetchOutcome.Malformed))]
    [InlineData("endless_pages", typeof(FetchOutcome.Malformed))]
    [InlineData("missing_tran_id_echo", typeof(FetchOutcome.Malformed))]
    [InlineData("oversized_body:6000000", typeof(FetchOutcome.Malformed))]
    [InlineData("close_connection", typeof(FetchOutcome.Unavailable))]
    [InlineData("close_connection:body", typeof(FetchOutcome.Unavailable))]
    [InlineData("hang", typeof(FetchOutcome.Unavailable))]
    [InlineData("hang:body", typeof(FetchOutcome.Unavailable))]
    [InlineData("maintenance", typeof(FetchOutcome.Busy))]
    [InlineData("native_types", typeof(FetchOutcome.Fetched))]
    [InlineData("unknown_members", typeof(FetchOutcome.Fetched))]
    public async Task Every_fault_of_the_sandbox_has_its_outcome_and_passes(string fault, Type expected)
    {
        await using var world = await OutsideWorld.StartAsync(
            ("Outbound:OnDemandAnswerSeconds", "4"), ("Outbound:BodySeconds", "2"), ("Outbound:MaxPages", "5"), ("Outbound:RetryDelayMilliseconds", "1"));
        var ci = (await world.PeopleAsync())[0];
        var tokens = (await world.LinkAsync(ci, Bank))[Bank];
        var bank = await world.InstitutionAsync(Bank);
        var wanted = OutsideWorld.Wanted(world.Datasets.Of(Sector.Bank)[0], Bank, tokens.Access);
        Assert.IsType<FetchOutcome.Fetched>(await bank.FetchAsync(wanted, CancellationToken.None));

        await world.FaultAsync(Bank, fault, "*/accounts");
        Assert.IsType(expected, await bank.FetchAsync(wanted, CancellationToken.None));

        await world.HealAsync(Bank);
        Assert.IsType<FetchOutcome.Fetched>(await bank.FetchAsync(wanted, CancellationToken.None));
    }

    [Fact]
    public async Task Two_hundred_calls_to_one_that_hangs_stay_within_its_limits_and_leave_the_others_alone()
    {
        const string Other = "C1HNBT0000";
        await using var world = await OutsideWorld.StartAsync(("Outbound:ConcurrentCalls", "4"), ("Outbound:QueuedCalls", "60"), ("Outbound:RetryDelayMilliseconds", "1"));
        var tokens = await world.LinkAsync((await world.PeopleAsync())[0], Bank, Other);
        var (bank, other) = (await world.InstitutionAsync(Bank), await world.InstitutionAsync(Other));
        var wanted = OutsideWorld.Wanted(world.Datasets.Of(Sector.Bank)[0], Bank, tokens[Bank].Access);
        await bank.FetchAsync(wanted, CancellationToken.None);
        await world.FaultAsync(Bank, "hang", "/accounts");

        var calls = Enumerable.Range(0, 200).Select(_ => bank.FetchAsync(wanted, CancellationToken.None)).ToList();
        while (calls.Count(call => call.IsCompleted) < 200 - 64 || await AtOnceAsync(world) != (4, 4))
        {
            await Task.Delay(5);
        }

        Assert.All(calls.Where(call => call.IsCompleted), call => Assert.Equal("overloaded", Assert.IsType<FetchOutcome.Busy>(call.Result).Code));
        var fromOther = await other.FetchAsync(OutsideWorld.Wanted(world.Datasets.Of(Sector.Card)[0], Other, tokens[Other].Access), CancellationToken.None);
        Assert.IsType<FetchOutcome.Fetched>(fromOther);
        Assert.Equal(200 - 64, calls.Count(call => call.IsCompleted));

        await world.HealAsync(Bank);
        Assert.Equal(64, (await Task.WhenAll(calls)).Count(outcome => outcome is FetchOutcome.Fetched));
        Assert.Equal(4, (await AtOnceAsync(world)).Most);
    }

    private static async Task<(int Now, int Most)> AtOnceAsync(OutsideWorld world)
    {
        var all = await world.Control.GetFromJsonAsync<JsonElement>("control/calls/at-once");
        var bank = all.EnumerateArray().Single(one => one.GetProperty("org").GetString() == Bank);
        return (bank.GetProperty("now").GetInt32(), bank.GetProperty("most").GetInt32());
    }

    [Fact]
    public async Task The_list_of_institutions_outlives_the_portal()
    {
        await using var world = await OutsideWorld.StartAsync();
        var directory = world.Services.GetRequiredService<IInstitutionDirectory>();
        var before = await directory.ListAsync(CancellationToken.None);
        await world.FaultAsync("P1PORT0000", "close_connection");

        Assert.Equal(before.AsEnumerable(), await directory.ListAsync(CancellationToken.None));
        Assert.Contains(before, entry => entry.Sector == Sector.VehicleRegister);
        Assert.NotNull(await directory.FindAsync(new(Bank), CancellationToken.None));
        Assert.Null(await directory.FindAsync(new("NOBODY0000"), CancellationToken.None));
    }

    [Fact]
    public async Task Rates_of_a_day_are_published_or_say_why_not()
    {
        await using var world = await OutsideWorld.StartAsync();
        var rates = world.Services.GetRequiredService<IExchangeRates>();
        var day = KoreanTime.Day(TimeProvider.System.GetUtcNow());

        var published = Enumerable.Range(1, 7).Select(back => rates.OnAsync(day.AddDays(-back), CancellationToken.None));
        Assert.Contains((await Task.WhenAll(published)).OfType<RatesOutcome.Published>(), answer => answer.Rates.Any(rate => rate.Currency == new Currency("USD")));

        await world.FaultAsync("rates", "close_connection");
        Assert.IsType<RatesOutcome.Unavailable>(await rates.OnAsync(day, CancellationToken.None));
    }

    [Fact]
    public async Task Nothing_personal_is_logged()
    {
        await using var world = await OutsideWorld.StartAsync();
        var ci = (await world.PeopleAsync())[0];
        var tokens = (await world.LinkAsync(ci, Bank))[Bank];
        var collected = await world.CollectAsync(Bank, tokens.Access);
        await world.CollectAsync("REGISTER00", null, ci);
        var numbers = collected.Select(call => call.Outcome).OfType<FetchOutcome.Fetched>().SelectMany(fetched => fetched.Facts)
            .Select(fact => fact.Value).OfType<AssetList>().SelectMany(list => list.Assets).Select(asset => asset.Key.Number).ToArray();

        Assert.NotEmpty(numbers);
        Assert.Contains("BA01", world.Logs.All, StringComparison.Ordinal);
        Assert.All([ci, tokens.Access.Value, tokens.Refresh.Value, .. numbers], secret => Assert.DoesNotContain(secret, world.Logs.All, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Settings_that_are_wrong_are_named_at_the_start()
    {
        await using var world = await OutsideWorld.StartAsync(("Operators:0:OrgCode", "short"), ("Portal:Address", "http://portal"), ("Outbound:PageRows", "501"));
        var problems = new List<string>();
        foreach (var validate in world.Services.GetServices<IStartupValidator>())
        {
            problems.AddRange(Assert.Throws<AggregateException>(validate.Validate).InnerExceptions.Select(problem => problem.Message));
        }

        Assert.Contains(problems, problem => problem.Contains("OrgCode", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("Portal:Address", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("PageRows", StringComparison.Ordinal));
    }
}

using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Domain;
using MyDataHub.Grains.Customers;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Enrolling;
using MyDataHub.Grains.Hosting;
using MyDataHub.Grains.Institutions;
using MyDataHub.Providers;
using MyDataHub.Providers.Collecting;
using MyDataHub.Sandbox;
using MyDataHub.Storage;
using MyDataHub.Storage.Starting;
using Xunit.Abstractions;

namespace MyDataHub.Grains.Tests.WholeWorld;

/// <summary>A sandbox person, over real TLS and OAuth, through the real adapters into the real store.</summary>
[Collection(SharedServer.Collection)]
public sealed class WholePersonTests(SharedServer server, ITestOutputHelper output)
{
    private const string ReturnUrl = "http://localhost:8080/api/link/signed";

    [Fact]
    public async Task Every_dataset_has_a_rule_for_asking_it_again()
    {
        await using var services = new ServiceCollection().AddLogging().AddProviders(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var catalogue = services.GetRequiredService<IDatasetCatalogue>();

        var without = Enum.GetValues<Sector>().SelectMany(sector => catalogue.Of(sector)).Where(dataset => ReAskRules.Named(dataset.Id) is null);

        Assert.Empty(without.Select(dataset => dataset.Id));
    }

    [Fact]
    public async Task A_person_is_linked_everywhere_by_one_signature_and_a_second_collection_costs_little()
    {
        var folder = Directory.CreateTempSubdirectory("whole").FullName;
        var sandboxOptions = new SandboxOptions { CertificatesPath = TestCertificates.Folder, SettingsPath = Path.Combine(folder, "outside.json") };
        sandboxOptions.OperatorRedirectUris.Add("http://localhost:8080/api/link/callback");
        await using var sandbox = await SandboxHost.StartAsync(sandboxOptions, TimeProvider.System, CancellationToken.None);
        using var control = new HttpClient { BaseAddress = sandbox.Control };
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(sandbox.SettingsPath)
            .AddInMemoryCollection([new("ConnectionStrings:Hub", await server.Throwaway.CreateHubDatabaseAsync()), new("Keys:Folder", Path.Combine(folder, "keys"))])
            .Build();
        await using var services = new ServiceCollection().AddLogging().AddStorage(configuration).AddProviders(configuration).AddGrains(configuration).BuildServiceProvider();
        await services.GetRequiredService<StorageStart>().OpenAsync(default);
        services.GetRequiredService<HeldOwnership>().Hold(default);
        var ci = (await control.GetFromJsonAsync<JsonElement>("control/people"))[0].GetProperty("ci").GetString()!;
        using var signed = await control.PostAsJsonAsync("control/ca/auto-sign", new { ci });
        var id = await services.GetRequiredService<IEnrolment>().EnterAsync(new(ci, "홍길동", null), default);
        var customer = services.GetRequiredService<IGrains>().Customer(id);
        var institutions = await services.GetRequiredService<IInstitutionList>().ListAsync(default);

        var watch = Stopwatch.StartNew();
        var terms = new LinkTerms(true, 1, KoreanTime.Day(TimeProvider.System.GetUtcNow()).AddYears(1), true, true, true);
        var command = new BeginLink("integrated", [.. institutions.Institutions.Select(one => new LinkTarget(one.Institution, []))], terms, new(ReturnUrl));
        var begun = await customer.BeginLinkAsync(command with { Authority = institutions.Authorities[0].OrgCode }, default);
        Assert.Null(begun.Refusal);
        await customer.ContinueSigningAsync(begun.LinkId, default);
        var linked = await GrainTest.UntilAsync(() => customer.LinkAsync(begun.LinkId, default), link => link.Steps.All(step => step.State is not ("exchanging" or "waiting-for-signature")));
        output.WriteLine($"linked after {watch.Elapsed}: {string.Join(", ", linked.Steps.Select(step => $"{step.InstitutionName} {step.State} {step.Reason}"))}");
        var first = await WatchAsync(customer, linked.RunId!);
        output.WriteLine($"collected after {watch.Elapsed}: {Calls(first)} calls");
        foreach (var trouble in first.Where(one => one.Kind == "dataset" && one.Outcome is not ("fetched" or "unchanged")))
        {
            output.WriteLine($"{trouble.InstitutionName} {trouble.Dataset} {trouble.Outcome} {trouble.Reason}");
        }

        watch.Restart();
        var again = await customer.CollectAsync(new(null), default);
        var second = await WatchAsync(customer, again.RunId!);
        output.WriteLine($"again in {watch.Elapsed}: {Calls(second)} calls: {string.Join(", ", second.Where(one => one.Kind == "dataset").Select(one => one.Dataset).GroupBy(one => one).Select(one => $"{one.Key} {one.Count()}"))}");

        var view = Assert.IsType<ViewAnswer.Ready>(await customer.ViewAsync(default));
        using var json = JsonDocument.Parse(view.Utf8Json);
        output.WriteLine($"view {view.Utf8Json.Length} bytes; net {json.RootElement.GetProperty("netWorth").GetProperty("net").GetProperty("krw")}; rows {(await customer.TransactionsAsync(new(200), default)).Rows.Length}");
        Assert.Contains(linked.Steps, step => step.State == "linked");
        Assert.DoesNotContain(first, one => one is { Kind: "institution-done", Outcome: not ("fetched" or "unchanged") });
        Assert.All(json.RootElement.GetProperty("sources").EnumerateArray(), source => Assert.Equal("live", source.GetProperty("state").GetString()));
        Assert.NotEqual(JsonValueKind.Null, json.RootElement.GetProperty("netWorth").GetProperty("net").GetProperty("krw").ValueKind);
        Assert.InRange(Calls(second), 1, Calls(first) * 0.4);
        await AssertFiveYearsAsync(customer);
        Directory.Delete(folder, recursive: true);
    }

    // One item of each domain that has rows, in the order and lengths that the institutions check.
    private async Task AssertFiveYearsAsync(ICustomerGrain customer)
    {
        var oldest = HistoryWindow.Oldest(KoreanTime.Day(TimeProvider.System.GetUtcNow()));
        foreach (var domain in (string[])["bank", "card", "investment", "insurance", "loan", "wallet", "telecom"])
        {
            if ((await customer.TransactionsAsync(new(1) { Domain = domain }, default)).Rows is not [{ ItemId: var item }])
            {
                continue;
            }

            var begun = await customer.CollectAsync(new(null) { History = new(item, oldest) }, default);
            Assert.Null(begun.Refusal);
            var events = await WatchAsync(customer, begun.RunId!);
            var ended = Assert.Single(events, one => one.Kind == "institution-done");
            var known = (await customer.TransactionsAsync(new(1) { ItemId = item }, default)).CollectedFrom;
            output.WriteLine($"{domain} back to {known:yyyy-MM-dd}: {ended.Outcome} {ended.Reason}, {ended.Rows} rows, {ended.Done} calls");
            Assert.True(ended.Outcome is "fetched" or "unchanged", $"{domain}: {ended.Outcome} {ended.Reason}");
            Assert.Equal(oldest, known);
        }
    }

    private static int Calls(IEnumerable<ProgressEvent> events) => events.Count(one => one.Kind == "dataset");

    private static async Task<List<ProgressEvent>> WatchAsync(ICustomerGrain customer, string runId)
    {
        var events = new List<ProgressEvent>();
        while (true)
        {
            var answer = await customer.ProgressAsync(runId, events.Count == 0 ? 0 : events[^1].Sequence, default);
            events.AddRange(answer.Events);
            if (answer.Done)
            {
                return events;
            }
        }
    }
}

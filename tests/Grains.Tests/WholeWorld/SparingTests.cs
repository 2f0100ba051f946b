using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Domain;
using MyDataHub.Grains.Customers;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Enrolling;
using MyDataHub.Grains.Hosting;
using MyDataHub.Grains.Institutions;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Providers;
using MyDataHub.Sandbox;
using MyDataHub.Storage;
using MyDataHub.Storage.Starting;
using Xunit.Abstractions;

namespace MyDataHub.Grains.Tests.WholeWorld;

/// <summary>What a later collection leaves out, against a hub that has just collected everything from the same institutions.</summary>
[Collection(SharedServer.Collection)]
public sealed class SparingTests(SharedServer server, ITestOutputHelper output)
{
    // Ids are each hub's own, times say when something was asked, and a hub that has just begun remembers no past days.
    private static readonly HashSet<string> NotFigures = ["itemId", "itemIds", "id", "version", "builtAt", "at", "asOf", "history", "sources"];

    [Fact]
    public async Task After_days_of_sparing_calls_every_figure_is_what_a_full_collection_says()
    {
        var folder = Directory.CreateTempSubdirectory("sparing").FullName;
        var clock = new ManualClock(new(2026, 3, 4, 1, 0, 0, TimeSpan.Zero));
        var options = new SandboxOptions { CertificatesPath = TestCertificates.Folder, SettingsPath = Path.Combine(folder, "outside.json") };
        options.OperatorRedirectUris.Add("http://localhost:8080/api/link/callback");
        await using var sandbox = await SandboxHost.StartAsync(options, clock, CancellationToken.None);
        using var control = new HttpClient { BaseAddress = sandbox.Control };
        var ci = (await control.GetFromJsonAsync<JsonElement>("control/people"))[0].GetProperty("ci").GetString()!;
        using var signed = await control.PostAsJsonAsync("control/ca/auto-sign", new { ci });
        await using var sparing = await OpenAsync(sandbox, clock, Path.Combine(folder, "one"));
        var customer = await LinkAsync(sparing, clock, ci);
        foreach (var later in (TimeSpan[])[TimeSpan.FromHours(6), TimeSpan.FromHours(25)])
        {
            clock.Advance(later);
            var run = await customer.CollectAsync(new(null), default);
            var events = await WatchAsync(customer, run.RunId!);
            output.WriteLine($"after {later}: {events.Count(one => one.Kind == "dataset")} calls");
            Assert.DoesNotContain(events, one => one is { Kind: "institution-done", Outcome: not ("fetched" or "unchanged") });
        }

        // A first collection reaches twelve months back: of the month in which it ends, who began earlier knows more days.
        var edge = KoreanTime.Day(clock.GetUtcNow()).AddMonths(-12).ToString("yyyyMM", CultureInfo.InvariantCulture);
        var spared = await FiguresAsync(customer, edge);
        await using var full = await OpenAsync(sandbox, clock, Path.Combine(folder, "other"));
        var asked = await FiguresAsync(await LinkAsync(full, clock, ci), edge);

        Assert.NotEmpty(asked);
        Assert.Equal(asked.Order(StringComparer.Ordinal), spared.Order(StringComparer.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    private async Task<ServiceProvider> OpenAsync(SandboxHost sandbox, TimeProvider clock, string folder)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(sandbox.SettingsPath)
            .AddInMemoryCollection([new("ConnectionStrings:Hub", await server.Throwaway.CreateHubDatabaseAsync()), new("Keys:Folder", Path.Combine(folder, "keys"))])
            .Build();
        var hub = new ServiceCollection().AddLogging().AddSingleton(clock).AddStorage(configuration).AddProviders(configuration).AddGrains(configuration).BuildServiceProvider();
        await hub.GetRequiredService<StorageStart>().OpenAsync(default);
        hub.GetRequiredService<HeldOwnership>().Hold(default);
        return hub;
    }

    private static async Task<ICustomerGrain> LinkAsync(ServiceProvider hub, TimeProvider clock, string ci)
    {
        var customer = hub.GetRequiredService<IGrains>().Customer(await hub.GetRequiredService<IEnrolment>().EnterAsync(new(ci, "홍길동", null), default));
        var institutions = await hub.GetRequiredService<IInstitutionList>().ListAsync(default);
        var terms = new LinkTerms(true, 1, KoreanTime.Day(clock.GetUtcNow()).AddYears(1), true, true, true);
        var targets = institutions.Institutions.Select(one => new LinkTarget(one.Institution, []));
        var command = new BeginLink("integrated", [.. targets], terms, new("http://localhost:8080/api/link/signed")) { Authority = institutions.Authorities[0].OrgCode };
        var begun = await customer.BeginLinkAsync(command, default);
        await customer.ContinueSigningAsync(begun.LinkId, default);
        var linked = await GrainTest.UntilAsync(() => customer.LinkAsync(begun.LinkId, default), link => link.Steps.All(step => step.State == "linked"));
        await WatchAsync(customer, linked.RunId!);
        return customer;
    }

    /// <summary>Path and value of everything in the view that says something of the assets.</summary>
    private static async Task<List<string>> FiguresAsync(ICustomerGrain customer, string edge)
    {
        var view = Assert.IsType<ViewAnswer.Ready>(await customer.ViewAsync(default));
        var figures = new List<string>();
        Gather(JsonNode.Parse(view.Utf8Json.Span), "", edge, figures);
        return figures;
    }

    private static void Gather(JsonNode? node, string path, string edge, List<string> figures)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.Where(member => !NotFigures.Contains(member.Key)))
                {
                    Gather(value, $"{path}.{name}", edge, figures);
                }

                break;
            case JsonArray items:
                // Whatever the order: equal amounts may stand either way round.
                foreach (var item in items.Where(item => !IsOfMonth(item, edge)))
                {
                    Gather(item, $"{path}[]", edge, figures);
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text) && IsItemId(text):
                break;
            default:
                figures.Add($"{path} = {node?.ToJsonString()}");
                break;
        }
    }

    private static bool IsItemId(string text) => text.Length == 20 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));

    private static bool IsOfMonth(JsonNode? node, string month) => node is JsonObject item && ((string?)item["month"])?.Replace("-", "", StringComparison.Ordinal) == month;

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

using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Consents;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Collecting;
using MyDataHub.Sandbox;

namespace MyDataHub.Providers.Tests.Running;

/// <summary>The sandbox in this process, and the adapters set up by nothing but the settings file it writes.</summary>
internal sealed class OutsideWorld : IAsyncDisposable
{
    public static readonly OperatorId Operator = new("D1AAAU0000");

    private OutsideWorld(SandboxHost sandbox, ServiceProvider services, LogLines logs)
    {
        Sandbox = sandbox;
        Services = services;
        Logs = logs;
        Control = new HttpClient { BaseAddress = sandbox.Control };
    }

    public SandboxHost Sandbox { get; }

    public ServiceProvider Services { get; }

    public LogLines Logs { get; }

    public HttpClient Control { get; }

    public IDatasetCatalogue Datasets => Services.GetRequiredService<IDatasetCatalogue>();

    public IInstitutions Institutions => Services.GetRequiredService<IInstitutions>();

    public static async Task<OutsideWorld> StartAsync(params (string Key, string Value)[] settings)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("outside").FullName;
        var options = new SandboxOptions { CertificatesPath = TestCertificates.Folder, SettingsPath = Path.Combine(folder, "outside.json") };
        options.OperatorRedirectUris.Add("http://localhost:8080/api/link/callback");
        var sandbox = await SandboxHost.StartAsync(options, TimeProvider.System, CancellationToken.None);
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(sandbox.SettingsPath)
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        var logs = new LogLines();
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(logs).SetMinimumLevel(LogLevel.Trace))
            .AddProviders(configuration)
            .BuildServiceProvider();
        return new(sandbox, services, logs);
    }

    public async Task<IInstitution> InstitutionAsync(string org) =>
        await Institutions.FindAsync(Operator, new(org), CancellationToken.None) ?? throw new InvalidOperationException($"{org} is not known.");

    public async Task<string[]> PeopleAsync()
    {
        var people = await Control.GetFromJsonAsync<JsonElement>("control/people");
        return [.. people.EnumerateArray().Select(person => person.GetProperty("ci").GetString()!)];
    }

    public async Task FaultAsync(string org, string kind, string? resource = null, string? parameter = null, int? times = null)
    {
        using var answer = await Control.PutAsJsonAsync($"control/institutions/{org}/faults", new[] { new { resource, kind, parameter, times } });
        answer.EnsureSuccessStatusCode();
    }

    public async Task HealAsync(string org)
    {
        using var answer = await Control.DeleteAsync($"control/institutions/{org}/faults");
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Links a person to institutions by one signature (통합인증), for every scope the sector has.</summary>
    public async Task<ImmutableDictionary<string, TokenSet>> LinkAsync(string ci, params string[] orgs)
    {
        using var signed = await Control.PostAsJsonAsync("control/ca/auto-sign", new { ci });
        signed.EnsureSuccessStatusCode();
        var signing = Services.GetRequiredService<IConsentSigning>();
        var institutions = await Task.WhenAll(orgs.Select(InstitutionAsync));
        var request = new SigningRequest(
            Operator, signing.Authorities[0].OrgCode, ci, null, "전송요구", new("http://localhost:8080/signed"),
            [.. institutions.Select(institution => new ConsentToSign(institution.Entry.Id, Everything(institution.Entry.Sector)))]);
        var begun = Assert.IsType<SigningOutcome.Begun>(await signing.BeginAsync(request, CancellationToken.None));
        var completed = Assert.IsType<SigningResult.Completed>(await signing.ResultAsync(begun.Ticket, CancellationToken.None));
        var tokens = ImmutableDictionary.CreateBuilder<string, TokenSet>();
        foreach (var (institution, consent) in institutions.Zip(completed.Consents))
        {
            var outcome = await institution.ExchangeAsync(consent, ci, CancellationToken.None);
            if (outcome is TokenOutcome.Issued issued)
            {
                tokens[institution.Entry.Id.OrgCode] = issued.Tokens;
            }
            else
            {
                Assert.Equal(new TokenOutcome.Refused("unauthorized_user"), outcome); // not a customer there
            }
        }

        return tokens.ToImmutable();
    }

    public TransferTerms Everything(Sector sector)
    {
        var today = KoreanTime.Day(TimeProvider.System.GetUtcNow());
        var scopes = Datasets.Of(sector).Select(dataset => dataset.Scope).Distinct().Select(scope => new ScopeSelection(scope, []));
        return new([.. scopes], "통합조회 서비스", today.AddYears(1), new DateOnly(9999, 12, 31))
        {
            IsScheduled = true,
            BasicCycleWeeks = 1,
            AdditionalCycleWeeks = 2,
            WithMemo = true,
            WithMerchant = true,
            WithCategory = true,
        };
    }

    public static FetchRequest Wanted(Dataset dataset, string org, Secret? token, AssetKey? subject = null, string? part = null)
    {
        var today = KoreanTime.Day(TimeProvider.System.GetUtcNow());
        return new(dataset, new(Operator, new(org)), TransferKind.UserConsent, token)
        {
            Subject = subject,
            Part = part,
            Period = dataset.Period == PeriodKind.None ? null : new DayRange(today.AddMonths(-12).AddDays(1), today),
        };
    }

    /// <summary>All there is of a person at one institution: lists first, then every dataset for every asset it fits.</summary>
    public async Task<List<(FetchRequest Request, FetchOutcome Outcome)>> CollectAsync(string org, Secret? token, string? ci = null)
    {
        var institution = await InstitutionAsync(org);
        var collected = new List<(FetchRequest Request, FetchOutcome Outcome)>();
        var assets = new List<ListedAsset>();
        var facts = new List<StampedFact>();
        foreach (var dataset in Datasets.Of(institution.Entry.Sector))
        {
            foreach (var request in Requests(dataset, org, token, assets, facts))
            {
                var wanted = ci is null ? request : request with { Ci = new(ci) };
                var outcome = await institution.FetchAsync(wanted, CancellationToken.None);
                collected.Add((wanted, outcome));
                if (outcome is FetchOutcome.Fetched fetched)
                {
                    facts.AddRange(fetched.Facts);
                    assets.AddRange(fetched.Facts.Select(fact => fact.Value).OfType<AssetList>().SelectMany(list => list.Assets));
                }
            }
        }

        return collected;
    }

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        await Services.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    private static FetchRequest[] Requests(Dataset dataset, string org, Secret? token, List<ListedAsset> assets, List<StampedFact> facts)
    {
        if (dataset.Subjects.IsEmpty)
        {
            return Parts(dataset, facts, null).Select(part => Wanted(dataset, org, token, part: part)).ToArray();
        }

        return assets
            .Where(asset => dataset.Subjects.Contains(asset.Key.Kind) && (dataset.TypeCodes.IsEmpty || dataset.TypeCodes.Contains(asset.TypeCode)))
            .Where(asset => !dataset.IsForOverdrafts || asset.IsMinus)
            .SelectMany(asset => Parts(dataset, facts, asset.Key).Select(part => Wanted(dataset, org, token, asset.Key, part)))
            .ToArray();
    }

    private static IEnumerable<string?> Parts(Dataset dataset, List<StampedFact> facts, AssetKey? subject) => dataset.PartSource switch
    {
        PartSource.None => [null],
        PartSource.InsuredPeople => facts.Where(fact => fact.Key.Subject == subject).Select(fact => fact.Value).OfType<PolicyTerms>()
            .SelectMany(terms => terms.Insured).Select(person => person.Number),
        PartSource.CoveredCars => facts.Where(fact => fact.Key.Subject == subject).Select(fact => fact.Value).OfType<CarCovers>()
            .SelectMany(covers => covers.Rows).Select(cover => cover.Plate).Distinct(),
        PartSource.BilledMonths => facts.Where(fact => fact.Value is CardBill).Select(fact => fact.Key.Part),
        _ => throw new ArgumentOutOfRangeException(nameof(dataset)),
    };
}

using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Directory;
using MyDataHub.Providers.Tests.Running;

namespace MyDataHub.Providers.Tests;

/// <summary>Every institution of the sandbox, over TLS with certificates, by the settings it writes.</summary>
public sealed class WholeWorldTests
{
    [Fact]
    public async Task Every_dataset_of_every_institution_is_fetched_for_a_linked_person()
    {
        await using var world = await OutsideWorld.StartAsync();
        var ci = (await world.PeopleAsync())[0];
        var entries = await ((IInstitutionDirectory)world.Services.GetService(typeof(IInstitutionDirectory))!).ListAsync(CancellationToken.None);
        var orgs = entries.Where(entry => entry.AllowsIntegrated).Select(entry => entry.Id.OrgCode).ToArray();
        var tokens = await world.LinkAsync(ci, orgs);

        var problems = new List<string>();
        var fetched = 0;
        foreach (var entry in entries.Where(entry => tokens.ContainsKey(entry.Id.OrgCode) || !entry.AllowsIntegrated))
        {
            var token = tokens.GetValueOrDefault(entry.Id.OrgCode)?.Access;
            foreach (var (request, outcome) in await world.CollectAsync(entry.Id.OrgCode, token, ci))
            {
                fetched++;
                if (outcome is not FetchOutcome.Fetched { BilledCalls: > 0 } && request.Dataset.Id != "insu.general.terms")
                {
                    problems.Add($"{entry.Id} {request.Dataset.Id}: {outcome}");
                }
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.True(fetched > 150, $"Only {fetched} calls were made.");
    }
}

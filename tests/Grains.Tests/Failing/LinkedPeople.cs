using System.Collections.Immutable;
using System.Text.Json;
using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Tests.WholeWorld;
using MyDataHub.Storage.Embedded;

namespace MyDataHub.Grains.Tests.Failing;

/// <summary>One of the sandbox's people, and the institutions where only this one has some of the datasets.</summary>
internal sealed record LinkedPerson(CustomerId Id, string Ci, ImmutableArray<InstitutionId> Institutions);

/// <summary>The sandbox's people, all linked everywhere and collected once without a fault. Together they have every dataset that the sandbox plays.</summary>
public sealed class LinkedPeople : IAsyncLifetime
{
    /// <summary>Nothing is repeated and no circuit opens, so that every call meets its fault; waits and sizes are the smallest that a good answer keeps.</summary>
    private static readonly (string, string)[] Limits =
    [
        ("Outbound:Retries", "0"), ("Outbound:CircuitMinimumCalls", "10000"), ("Outbound:OnDemandAnswerSeconds", "3"), ("Outbound:BodySeconds", "3"),
        ("Outbound:ConcurrentCalls", "400"), ("Collecting:CallsAtOnce", "64"), ("Outbound:MaxPages", "10"), ("Outbound:MaxBodyBytes", "1000000"),
    ];

    private ThrowawayServer _server = null!;

    internal SandboxHub Hub { get; private set; } = null!;

    internal ImmutableArray<LinkedPerson> People { get; private set; } = [];

    /// <summary>Every dataset that somebody has somewhere.</summary>
    internal ImmutableHashSet<string> Datasets { get; private set; } = [];

    /// <summary>Org codes with the names that the sandbox's controls know the parties by.</summary>
    internal ImmutableSortedDictionary<string, string> Parties { get; private set; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What each of them saw after that first collection, and the rows of history in each book.</summary>
    internal JsonElement[] Clean { get; private set; } = [];

    internal int[] CleanRows { get; private set; } = [];

    public async Task InitializeAsync()
    {
        _server = await ThrowawayServer.StartAsync();
        Hub = await SandboxHub.StartAsync(await _server.CreateHubDatabaseAsync(), Limits);
        foreach (var ci in await Hub.PeopleAsync())
        {
            var id = await Hub.EnterAsync(ci);
            var answered = await AllAsync(id, await Hub.LinkAsync(id));
            var unseen = answered.Where(one => !Datasets.Contains(one.Dataset!)).ToList();
            if (unseen.Count > 0)
            {
                People = People.Add(new(id, ci, [.. unseen.Select(one => new InstitutionId(one.Institution!)).Distinct()]));
                Datasets = Datasets.Union(unseen.Select(one => one.Dataset!));
            }
        }

        Parties = People.SelectMany(person => person.Institutions).Select(one => one.OrgCode).Distinct()
            .ToImmutableSortedDictionary(org => org, org => org == "REGISTER00" ? "register" : org, StringComparer.Ordinal);
        (Clean, CleanRows) = (await ViewsAsync(), await RowsAsync());
    }

    public async Task DisposeAsync()
    {
        await Hub.DisposeAsync();
        await _server.DisposeAsync();
    }

    /// <summary>What was asked until everything had a good answer: on a busy machine one may take longer than the tests' short limits.</summary>
    private async Task<List<ProgressEvent>> AllAsync(CustomerId id, List<ProgressEvent> first)
    {
        var answered = first.Where(one => one.Kind == "dataset").ToList();
        for (var last = answered; last.Exists(one => one.Outcome is not ("fetched" or "unchanged"));)
        {
            Assert.True(answered.Count < 10 * first.Count, "The sandbox does not come to answer everything.");
            last = [.. (await Hub.CollectAsync(id)).Where(one => one.Kind == "dataset")];
            answered.AddRange(last);
        }

        return answered;
    }

    /// <summary>Everybody collects, side by side, from the institutions they are here for, a second later than whatever was before.</summary>
    internal async Task<List<ProgressEvent>[]> CollectAsync()
    {
        Hub.Clock.Advance(TimeSpan.FromSeconds(1));
        return await Task.WhenAll(People.Select(person => Hub.CollectAsync(person.Id, person.Institutions)));
    }

    internal async Task<JsonElement[]> ViewsAsync() => await Task.WhenAll(People.Select(person => Hub.ViewAsync(person.Id)));

    /// <summary>The hub forgets what it asked these institutions for, so that the next collection asks for all of it again.</summary>
    internal async Task ForgetAskedAsync(IReadOnlySet<string> institutions)
    {
        foreach (var person in People)
        {
            await Hub.TurnAsync(person.Id, (file, edit) =>
            {
                foreach (var connection in file.Connections.Keys.Where(one => institutions.Contains(one.Institution.OrgCode)))
                {
                    edit.Delete(DocumentNames.Asked(connection));
                }

                return Task.FromResult(true);
            });
        }
    }

    /// <summary>How many rows of history each person's book holds.</summary>
    internal async Task<int[]> RowsAsync() => await Task.WhenAll(People.Select(person =>
        Hub.TurnAsync(person.Id, async (file, _) => (await file.BookAsync(default)).Chunks.Values.Sum())));

    internal async Task MendAsync()
    {
        foreach (var party in Parties.Values)
        {
            await Hub.MendAsync(party);
        }
    }
}

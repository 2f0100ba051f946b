namespace MyDataHub.Grains.Tests.Failing;

/// <summary>Faults that an institution has as a whole.</summary>
[Collection(LinkedPeopleTests.Collection)]
public sealed class WholeInstitutionFaultTests(LinkedPeople people) : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => people.MendAsync();

    [Fact]
    public async Task An_institution_that_shows_an_expired_certificate_is_not_asked_and_its_figures_are_carried()
    {
        var hit = people.Parties.Where((_, index) => index % 2 == 0).ToDictionary();
        foreach (var party in hit.Values)
        {
            await people.Hub.BreakAsync(party, ("expired_certificate", "*"));
        }

        var events = await people.CollectAsync();
        var views = await people.ViewsAsync();
        await people.MendAsync();
        await people.CollectAsync();
        var after = await people.ViewsAsync();

        var done = events.SelectMany(one => one).Where(one => one.Kind == "institution-done").ToList();
        Assert.All(done, one => Assert.Equal(hit.ContainsKey(one.Institution!), one is { Outcome: "unavailable", Reason: "unreachable" }));
        Assert.All(people.Clean.Zip(views), pair => Assert.Equal([], ShownView.Differences(pair.First, pair.Second)));
        Assert.All(people.Clean.Zip(after), pair => Assert.Equal([], ShownView.Differences(pair.First, pair.Second)));
        Assert.All(after, view => Assert.Empty(view.NamedUnavailable()));
    }
}

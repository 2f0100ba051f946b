using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Hosting;

namespace MyDataHub.Grains.Tests.Journeys;

/// <summary>Readers of a grant never stop while it is revoked: none that begins after the answer to the revocation sees anything.</summary>
public sealed class RevocationUnderLoadTests(SharedServer server) : GrantTest(server)
{
    private const int Readers = 16;

    [Fact]
    public async Task No_read_that_began_after_the_revocation_was_acknowledged_succeeds()
    {
        var id = await LinkedAsync();
        for (var round = 0; round < 200; round++)
        {
            var grant = await ActiveAsync(id);
            var seen = await RoundAsync(Hub, Hub, id, grant);

            Assert.True(seen.Before > 0, $"Nobody read in round {round}.");
            Assert.Equal(0, seen.After);
        }
    }

    [Fact]
    public async Task Nor_does_one_on_another_node()
    {
        var id = await LinkedAsync();
        await using var other = await AnotherHub();
        Hub.Get<HeldOwnership>().Release();
        other.Get<HeldOwnership>().Release();
        for (var round = 0; round < 20; round++)
        {
            var grant = await ActiveAsync(id);

            Assert.Equal(0, (await RoundAsync(other, Hub, id, grant)).After);
        }
    }

    private static async Task<(int Before, int After)> RoundAsync(Hub readers, Hub revoker, CustomerId id, Grant grant)
    {
        var revoked = new Revocation();
        var reading = Enumerable.Range(0, Readers).Select(reader => Task.Run(() => ReadAsync(readers, id, grant, revoked, isEager: reader == 0))).ToList();
        await revoked.FirstRead.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Null((await revoker.Customer(id).RevokeGrantAsync(new(grant.Id, "customer"), default)).Refusal);
        revoked.IsAcknowledged = true;
        await Task.WhenAll(reading);
        return (revoked.Before, revoked.After);
    }

    private static async Task ReadAsync(Hub hub, CustomerId id, Grant grant, Revocation revoked, bool isEager)
    {
        for (var more = 2; more > 0;)
        {
            // Noted before the read begins: only then must it see the end.
            var isAfter = revoked.IsAcknowledged;
            var answer = await hub.Customer(id).OpenAsync(new(grant.Id), OpenQuery.Part.View, default);
            revoked.Note(isAfter, answer is OpenAnswer.Ready);
            more -= isAfter ? 1 : 0;
            if (!isEager)
            {
                // One reader without a pause is enough to be there in every moment; sixteen leave the revocation no time to be written.
                await Task.Delay(1);
            }
        }
    }

    private sealed class Revocation
    {
        private volatile bool _isAcknowledged;
        private int _before;
        private int _after;

        public TaskCompletionSource FirstRead { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsAcknowledged
        {
            get => _isAcknowledged;
            set => _isAcknowledged = value;
        }

        public int Before => _before;

        public int After => _after;

        public void Note(bool isAfter, bool isRead)
        {
            if (isRead)
            {
                Interlocked.Increment(ref isAfter ? ref _after : ref _before);
                FirstRead.TrySetResult();
            }
        }
    }
}

using System.Net;
using System.Text.Json.Nodes;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.ThirdParties;

/// <summary>Sixteen readers of the open API of a whole hub, who do not stop while the customer ends the grant.</summary>
public sealed class RevokedWhileReadingTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const int Readers = 16;
    private const int Rounds = 200;

    private volatile bool _isAcknowledged;
    private int _before;
    private int _after;

    [Fact]
    public async Task No_read_that_began_after_the_revocation_was_acknowledged_succeeds()
    {
        hub.Settings = [.. hub.Settings, "--RateLimits:Writes=100000", "--RateLimits:PerSession=1000000", "--RateLimits:PerAddress=1000000", "--AuthorizationServer:CallsPerClient=1000000"];
        await hub.StopGatewayAsync();
        await hub.StartGatewayAsync();
        var person = hub.People[7];
        using var customer = await hub.LinkedOnceAsync(person);
        using var words = await hub.RunAsync("client-token");
        using var party = await ThirdParty.RegisterAsync(hub.SecureAddress, hub.MtlsAddress, words.Written.Trim(), usesDpop: false);
        for (var round = 0; round < Rounds; round++)
        {
            (_isAcknowledged, _before, _after) = (false, 0, 0);
            await party.LinkAsync(person, Consent());
            var reading = Enumerable.Range(0, Readers).Select(_ => Task.Run(() => ReadAsync(party))).ToList();
            while (Volatile.Read(ref _before) < Readers && !reading.TrueForAll(reader => reader.IsCompleted))
            {
                await Task.Delay(1);
            }

            await customer.PostAsync($"/api/grants/{party.GrantId}/revoke", new { });
            _isAcknowledged = true;
            await Task.WhenAll(reading);

            Assert.True(_before >= Readers, $"Hardly anybody read in round {round}.");
            Assert.Equal(0, _after);
        }
    }

    private async Task ReadAsync(ThirdParty party)
    {
        for (var more = 2; more > 0;)
        {
            // Noted before the read begins: only then must it see the end.
            var isAfter = _isAcknowledged;
            using var answer = await party.GetAsync("/open/v1/view");
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests, $"{answer.StatusCode}");
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                Interlocked.Increment(ref isAfter ? ref _after : ref _before);
            }

            more -= isAfter ? 1 : 0;
            // So that a slow machine does not reach the limit of a grant's calls before the revocation is written.
            await Task.Delay(isAfter ? 0 : 20);
        }
    }

    private static JsonObject Consent() => new()
    {
        ["type"] = "mydata_consent",
        ["domains"] = new JsonArray("bank"),
        ["detail"] = new JsonArray("totals", "balances"),
        ["purpose"] = new JsonObject { ["code"] = "personal-finance", ["text"] = "Monthly budget" },
        ["recurring"] = true,
    };
}

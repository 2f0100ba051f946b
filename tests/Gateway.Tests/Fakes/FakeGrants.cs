using System.Collections.Concurrent;
using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Messages;
using Npgsql;

namespace MyDataHub.Gateway.Tests.Fakes;

/// <summary>One customer's grants, kept by the real life cycle in memory; the directory in the database knows whose they are.</summary>
internal sealed class FakeGrants(TimeProvider clock, string database)
{
    internal const string Salary = "itemsalary";
    internal const string Savings = "itemsavings";
    internal const string Card = "itemcard";
    internal const string Broker = "itembroker";
    private readonly ConcurrentDictionary<GrantId, Grant> _grants = new();

    /// <summary>What is asked for and not the customer's own to give.</summary>
    internal Refusal? Refusal { get; set; }

    internal ImmutableArray<PreviewItem> Items { get; set; } =
    [
        new(Salary, "bank", "월급통장", "A1GAON0000", "가온은행") { MaskedNumber = "····4821", Figure = Won(3_482_100), Transactions = 214 },
        new(Savings, "bank", "여행 <적금>", "A1GAON0000", "가온은행") { MaskedNumber = "····0077", Figure = Won(5_000_000), Transactions = 12 },
        new(Card, "card", "한빛 체크카드", "C1HNBT0000", "한빛카드") { MaskedNumber = "····1101", Figure = Won(482_930), Transactions = 96 },
        new(Broker, "investment", "종합위탁계좌", "S1DALB0000", "달빛증권") { MaskedNumber = "····3390", Figure = Won(12_750_400), Holdings = 7 },
    ];

    internal IEnumerable<Grant> All => _grants.Values;

    internal Grant Of(GrantId id) => _grants[id];

    internal void Put(Grant grant) => _grants[grant.Id] = grant;

    internal PreviewAnswer Preview(MyDataConsent asked)
    {
        var items = Items
            .Where(item => ConsentWords.Domains.Single(domain => domain.Word == item.Domain) is var (_, value) && asked.Domains.HasFlag(value))
            .Where(item => asked.Institutions.Covers(item.Institution) && asked.Accounts.Covers(item.Id))
            .ToImmutableArray();
        var institutions = items.Select(item => new PreviewInstitution(item.Institution, item.InstitutionName)).Distinct().ToImmutableArray();
        var linked = Items.Select(item => item.Institution).ToHashSet();
        return new(new GrantPreview(asked with { Institutions = Selection.Of(institutions.Select(one => one.OrgCode)) }, KoreanTime.Day(clock.GetUtcNow()))
        {
            Items = items,
            Institutions = institutions,
            NotLinked = [.. asked.Institutions.Ids.Where(code => !linked.Contains(code))],
        });
    }

    internal async Task<GrantAnswer> GiveAsync(CustomerId customer, GiveGrant command)
    {
        if (Refusal is { } refusal)
        {
            return new(null, refusal);
        }

        var now = clock.GetUtcNow();
        if (command.Change is { } change)
        {
            return _grants.TryGetValue(change.Grant, out var known) && known.Client == command.Client && known.State == GrantState.Active
                ? Keep(GrantLifecycle.Agree(known, change.Merges ? known.Consent.Merge(command.Granted)! : command.Granted, command.Scope, now))
                : new(null, new Refusal("unknown-grant", "There is no such grant."));
        }

        var grant = new Grant(new GrantId(Guid.NewGuid()), command.Client, GrantState.Given, command.Granted, $"subject of {command.Client}", command.Scope)
        {
            ClientName = command.ClientName,
            RequestedAt = command.RequestedAt ?? now,
            GivenAt = now,
        };
        await NoteAsync(customer, grant);
        return Keep(grant);
    }

    internal GrantAnswer Claim(GrantId id)
    {
        if (!_grants.TryGetValue(id, out var grant) || GrantLifecycle.IsOver(grant.State))
        {
            return new(null, new Refusal("grant-over", "The grant is over."));
        }

        return Keep(GrantLifecycle.Claim(grant, clock.GetUtcNow()));
    }

    internal GrantAnswer Find(GrantId id) =>
        _grants.TryGetValue(id, out var grant) ? new(grant) : new(null, new Refusal("unknown-grant", "There is no such grant."));

    internal RevokeGrantAnswer Revoke(RevokeGrant command)
    {
        if (_grants.TryGetValue(command.Grant, out var grant) && !GrantLifecycle.IsOver(grant.State))
        {
            Keep(GrantLifecycle.Revoke(grant, command.Reason, clock.GetUtcNow()));
        }

        return new("receipt-4");
    }

    private GrantAnswer Keep(Grant grant) => new(_grants[grant.Id] = grant);

    private async Task NoteAsync(CustomerId customer, Grant grant)
    {
        await using var postgres = NpgsqlDataSource.Create(database);
        await using var connection = await postgres.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(
            "insert into customer_grant (customer_id, grant_id, client_id, state, ends_on, version, body) values ($1, $2, $3, 'Given', $4, 1, '')", connection);
        command.Parameters.Add(new() { Value = customer.Value });
        command.Parameters.Add(new() { Value = grant.Id.Value });
        command.Parameters.Add(new() { Value = grant.Client.Value });
        command.Parameters.Add(new() { Value = grant.Consent.EndsOn });
        await command.ExecuteNonQueryAsync();
    }

    private static Figure Won(decimal amount) => new(amount, "KRW", amount, FigureState.Live);
}

using System.Collections.Concurrent;
using MyDataHub.Providers;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Directory;

namespace MyDataHub.Grains.Tests.Fakes;

/// <summary>One institution: issues tokens, knows which are alive, answers as it is told to, and remembers what it was asked.</summary>
internal sealed class FakeInstitution(InstitutionEntry entry, TimeProvider clock) : IInstitution
{
    private readonly ConcurrentDictionary<string, bool> _usedCodes = new();
    private int _issued;

    public InstitutionEntry Entry { get; set; } = entry;

    public ConcurrentQueue<FetchRequest> Asked { get; } = new();

    public ConcurrentDictionary<string, bool> Alive { get; } = new();

    public List<RevokeType> Revoked { get; } = [];

    /// <summary>Tokens of one do not end another's: it does not tell its customers apart.</summary>
    public bool HasManyCustomers { get; set; }

    public int Refreshes { get; private set; }

    public int Exchanges { get; private set; }

    /// <summary>What it answers to a living token.</summary>
    public Func<FetchRequest, FetchOutcome> Answer { get; set; } = _ => new FetchOutcome.Unchanged { BilledCalls = 1 };

    /// <summary>Every fetch waits for this first.</summary>
    public Task FetchGate { get; set; } = Task.CompletedTask;

    public Func<Task> TokenGate { get; set; } = () => Task.CompletedTask;

    /// <summary>The reply is lost on its way although the token was issued.</summary>
    public int LoseTokenReplies { get; set; }

    public RevokeOutcome? RevokeAnswer { get; set; }

    public TokenOutcome? RefreshAnswer { get; set; }

    private readonly Lock _counting = new();

    public int AtOnce { get; private set; }

    public int MostAtOnce { get; private set; }

    public Task<AuthorizeOutcome> AuthorizeAsync(string ci, string state, CancellationToken ct)
    {
        LastState = state;
        return Task.FromResult<AuthorizeOutcome>(new AuthorizeOutcome.Redirect(new Uri($"https://{Entry.Id}.example/login?state={state}")));
    }

    public string? LastState { get; private set; }

    /// <summary>The code good always works, good-1 and its like once: used again, what it gave is taken back (RFC 6749, 4.1.2).</summary>
    public Task<TokenOutcome> ExchangeAsync(Secret code, CancellationToken ct)
    {
        if (code.Value.StartsWith("good-", StringComparison.Ordinal) && !_usedCodes.TryAdd(code.Value, true))
        {
            Alive.Clear();
            return IssueAsync(isRight: false);
        }

        return IssueAsync(code.Value.StartsWith("good", StringComparison.Ordinal));
    }

    public Task<TokenOutcome> ExchangeAsync(SignedConsent consent, string ci, CancellationToken ct) => IssueAsync(consent.Institution == Entry.Id);

    public async Task<TokenOutcome> RefreshAsync(Secret refresh, bool reissue, CancellationToken ct)
    {
        Refreshes++;
        await TokenGate();
        if (RefreshAnswer is { } answer)
        {
            return answer;
        }

        return Alive.ContainsKey(refresh.Value) ? Issue() : new TokenOutcome.Refused("invalid_grant");
    }

    public Task<RevokeOutcome> RevokeAsync(Secret access, RevokeType type, CancellationToken ct)
    {
        if (RevokeAnswer is { } answer)
        {
            return Task.FromResult(answer);
        }

        Revoked.Add(type);
        var wasAlive = Alive.TryRemove(access.Value, out _);
        if (wasAlive)
        {
            Alive.Clear();
        }

        return Task.FromResult<RevokeOutcome>(new RevokeOutcome.Revoked(!wasAlive));
    }

    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken ct)
    {
        Count(1);
        try
        {
            await FetchGate.WaitAsync(ct);
            Asked.Enqueue(request);
            return request.Token is { } token && !Alive.ContainsKey(token.Value) ? new FetchOutcome.TokenRefused() : Answer(request);
        }
        finally
        {
            Count(-1);
        }
    }

    private void Count(int calls)
    {
        lock (_counting)
        {
            AtOnce += calls;
            MostAtOnce = Math.Max(MostAtOnce, AtOnce);
        }
    }

    private async Task<TokenOutcome> IssueAsync(bool isRight)
    {
        Exchanges++;
        await TokenGate();
        if (!isRight)
        {
            return new TokenOutcome.Refused("invalid_grant");
        }

        var issued = Issue();
        return LoseTokenReplies-- > 0 ? new TokenOutcome.Unavailable("reply-lost") : issued;
    }

    // One pair a person: a new one ends the old silently (section 4.1).
    private TokenOutcome.Issued Issue()
    {
        if (!HasManyCustomers)
        {
            Alive.Clear();
        }

        var number = Interlocked.Increment(ref _issued);
        var now = clock.GetUtcNow();
        var tokens = new TokenSet(
            new($"access-{Entry.Id}-{number}"), now.AddDays(90), new($"refresh-{Entry.Id}-{number}"), now.AddDays(365),
            [.. new TestCatalogue().Of(Entry.Sector).Select(dataset => dataset.Scope).Distinct()]);
        Alive[tokens.Access.Value] = true;
        Alive[tokens.Refresh.Value] = true;
        return new(tokens);
    }
}

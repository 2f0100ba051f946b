using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Domain;
using MyDataHub.Providers;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Directory;

namespace MyDataHub.Bench.Collecting;

/// <summary>
/// Stands between the grains and the real adapters: lists further institutions beside those of the portal, and writes down which datasets were
/// asked for, in how many pages.
/// </summary>
internal sealed class InstitutionLog : IInstitutionDirectory, IInstitutions
{
    private readonly ConcurrentDictionary<InstitutionId, InstitutionEntry> _further = new();
    private readonly ConcurrentQueue<Asked> _asked = new();
    private Func<IInstitutionDirectory>? _directory;
    private Func<IInstitutions>? _institutions;

    /// <summary>Takes the place of the adapters in front of the grains.</summary>
    public void Join(IServiceCollection services)
    {
        var directory = services.Last(service => service.ServiceType == typeof(IInstitutionDirectory)).ImplementationType!;
        var institutions = services.Last(service => service.ServiceType == typeof(IInstitutions)).ImplementationType!;
        services.AddSingleton(directory).AddSingleton(institutions);
        services.AddSingleton<IInstitutionDirectory>(provider =>
        {
            _directory = () => (IInstitutionDirectory)provider.GetRequiredService(directory);
            return this;
        });
        services.AddSingleton<IInstitutions>(provider =>
        {
            _institutions = () => (IInstitutions)provider.GetRequiredService(institutions);
            return this;
        });
    }

    public void Add(InstitutionEntry entry) => _further[entry.Id] = entry;

    /// <summary>Everything asked for since the last time.</summary>
    public IReadOnlyList<Asked> TakeAsked()
    {
        var taken = new List<Asked>();
        while (_asked.TryDequeue(out var one))
        {
            taken.Add(one);
        }

        return taken;
    }

    public async Task<System.Collections.Immutable.ImmutableArray<InstitutionEntry>> ListAsync(CancellationToken ct) => await _directory!().ListAsync(ct);

    public async Task<InstitutionEntry?> FindAsync(InstitutionId id, CancellationToken ct) =>
        _further.TryGetValue(id, out var entry) ? entry : await _directory!().FindAsync(id, ct);

    public async Task<IInstitution?> FindAsync(OperatorId operatorId, InstitutionId institution, CancellationToken ct) =>
        await _institutions!().FindAsync(operatorId, institution, ct) is { } found ? new Logged(found, _asked) : null;

    /// <summary>One dataset that was asked for. Billed is the number of its successful calls: its pages.</summary>
    internal sealed record Asked(InstitutionId Institution, FetchRequest Request, int Billed, bool IsGood);

    private sealed class Logged(IInstitution inner, ConcurrentQueue<Asked> asked) : IInstitution, IConsentInquiry
    {
        public InstitutionEntry Entry => inner.Entry;

        public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken ct)
        {
            var outcome = await inner.FetchAsync(request, ct);
            asked.Enqueue(new(Entry.Id, request, outcome.BilledCalls, outcome is FetchOutcome.Fetched or FetchOutcome.Unchanged or FetchOutcome.AssetGone));
            return outcome;
        }

        public Task<AuthorizeOutcome> AuthorizeAsync(string ci, string state, CancellationToken ct) => inner.AuthorizeAsync(ci, state, ct);

        public Task<TokenOutcome> ExchangeAsync(Secret code, CancellationToken ct) => inner.ExchangeAsync(code, ct);

        public Task<TokenOutcome> ExchangeAsync(SignedConsent consent, string ci, CancellationToken ct) => inner.ExchangeAsync(consent, ci, ct);

        public Task<TokenOutcome> RefreshAsync(Secret refresh, bool reissue, CancellationToken ct) => inner.RefreshAsync(refresh, reissue, ct);

        public Task<ConsentOutcome> ReadConsentAsync(TokenSet tokens, CancellationToken ct) => ((IConsentInquiry)inner).ReadConsentAsync(tokens, ct);

        public Task<RevokeOutcome> RevokeAsync(Secret access, RevokeType type, CancellationToken ct) => inner.RevokeAsync(access, type, ct);
    }
}

using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Directory;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.KrMyData.Authorizing;
using MyDataHub.Providers.KrMyData.Datasets;

namespace MyDataHub.Providers.KrMyData;

/// <summary>An institution that speaks the standard, as one operator reaches it.</summary>
internal sealed class KrMyDataInstitution(
    KrChannel to, ApiCatalogues catalogues, OutboundOptions limits, OutboundMetrics metrics, TimeProvider time) : IInstitution, IConsentInquiry
{
    private static readonly FetchOutcome NotOffered = new FetchOutcome.Fetched([], [], null);

    private readonly TokenEndpoint _tokens = new(to, time);

    public InstitutionEntry Entry => to.Entry;

    public Task<AuthorizeOutcome> AuthorizeAsync(string ci, string state, CancellationToken ct) => new AuthorizeEndpoint(to).AskAsync(ci, state, ct);

    public Task<TokenOutcome> ExchangeAsync(Secret code, CancellationToken ct) => _tokens.ExchangeAsync(code, ct);

    public Task<TokenOutcome> ExchangeAsync(SignedConsent consent, string ci, CancellationToken ct) => _tokens.ExchangeAsync(consent, ci, ct);

    public Task<TokenOutcome> RefreshAsync(Secret refresh, bool reissue, CancellationToken ct) => _tokens.RefreshAsync(refresh, reissue, ct);

    public Task<RevokeOutcome> RevokeAsync(Secret access, RevokeType type, CancellationToken ct) => _tokens.RevokeAsync(access, type, ct);

    public async Task<ConsentOutcome> ReadConsentAsync(TokenSet tokens, CancellationToken ct) =>
        await new ConsentsEndpoint(to, (await catalogues.OfAsync(to, ct)).Version).ReadAsync(tokens, ct);

    /// <summary>What the institution does not offer is not asked for: nothing is fetched, nothing is billed, nothing known is replaced.</summary>
    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken ct)
    {
        var dataset = request.Dataset as KrDataset ?? throw new ArgumentException($"{request.Dataset.Id} is not a dataset of the standard.", nameof(request));
        var catalogue = await catalogues.OfAsync(to, ct);
        if (!catalogue.Offers(dataset) || (dataset.Path == Insurance.GeneralPath && to.Profile.GeneralPolicyPath is null))
        {
            return NotOffered;
        }

        return await new DatasetFetch(to, limits, metrics, time, catalogue.Version, dataset, request).RunAsync(ct);
    }
}

using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Directory;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.KrMyData;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.VehicleRegister;

/// <summary>The vehicle register as an institution: asked by CI under the operator's certificate. It issues no tokens, so none can be had or revoked.</summary>
internal sealed class RegisterInstitution(InstitutionEntry entry, OutboundChannel channel, OutboundOptions limits, TimeProvider time) : IInstitution
{
    private const string NoTokens = "no_tokens";

    public InstitutionEntry Entry => entry;

    public Task<AuthorizeOutcome> AuthorizeAsync(string ci, string state, CancellationToken ct) =>
        Task.FromResult<AuthorizeOutcome>(new AuthorizeOutcome.Refused(NoTokens));

    public Task<TokenOutcome> ExchangeAsync(Secret code, CancellationToken ct) => Refused();

    public Task<TokenOutcome> ExchangeAsync(SignedConsent consent, string ci, CancellationToken ct) => Refused();

    public Task<TokenOutcome> RefreshAsync(Secret refresh, bool reissue, CancellationToken ct) => Refused();

    /// <summary>Nothing is held there, so nothing is left to end.</summary>
    public Task<RevokeOutcome> RevokeAsync(Secret access, RevokeType type, CancellationToken ct) =>
        Task.FromResult<RevokeOutcome>(new RevokeOutcome.Revoked(WasAlreadyDead: true));

    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken ct)
    {
        var ci = request.Ci ?? throw new ArgumentException("The register is asked by CI.", nameof(request));
        var askedAt = time.GetUtcNow();
        using var message = new HttpRequestMessage(
            HttpMethod.Get, new Uri(entry.Address.AbsoluteUri.TrimEnd('/') + "/v1/vehicles" + KrRequests.Query([("ci", ci.Value)])));
        var call = new OutboundCall(RegisterDataset.Instance.ApiCode, request.Kind) { IsRepeatable = true };
        var answer = await channel.SendAsync(message, call, ct);
        return new AnswerOutcome(request.Kind, entry, limits, time.GetUtcNow()).Of(answer)
            ?? Read(((OutboundAnswer.Answered)answer).Body, request, askedAt);
    }

    private static FetchOutcome Read(ReadOnlyMemory<byte> body, FetchRequest request, DateTimeOffset askedAt)
    {
        try
        {
            using var document = WireDocument.Parse(body);
            var facts = RegisterRows.Read(new WireObject(document.RootElement, new WireNotes()), request.Connection, askedAt);
            return new FetchOutcome.Fetched(facts, [], null) { BilledCalls = 1 };
        }
        catch (WireFormatException exception)
        {
            return new FetchOutcome.Malformed(exception.Path, exception.Problem);
        }
    }

    private static Task<TokenOutcome> Refused() => Task.FromResult<TokenOutcome>(new TokenOutcome.Refused(NoTokens));
}

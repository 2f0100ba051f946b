using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Directory;
using MyDataHub.Providers.Market;

namespace MyDataHub.Grains.Tests.Fakes;

/// <summary>Everything outside the hub: institutions, their directory, a certificate authority, prices and rates.</summary>
internal sealed class FakeWorld(TimeProvider clock) : IInstitutions, IInstitutionDirectory, IConsentSigning, IExchangeRates, IVehiclePrices
{
    internal static readonly OperatorId Operator = new("OPERATOR01");
    internal static readonly InstitutionId Bank = new("BANK000001");
    internal static readonly InstitutionId OtherBank = new("BANK000002");
    internal static readonly InstitutionId Register = new("REGISTER00");

    private readonly Dictionary<InstitutionId, FakeInstitution> _institutions = new[]
    {
        new InstitutionEntry(Bank, "한빛은행", Sector.Bank, new("https://bank.example")) { AllowsIndividual = true },
        new InstitutionEntry(OtherBank, "가람은행", Sector.Bank, new("https://other.example")) { AllowsIndividual = true },
        new InstitutionEntry(Register, "자동차등록원부", Sector.VehicleRegister, new("https://register.example")) { AllowsIntegrated = false },
    }.ToDictionary(entry => entry.Id, entry => new FakeInstitution(entry, clock));

    public FakeInstitution this[InstitutionId id] => _institutions[id];

    /// <summary>One more, before anybody asks which there are.</summary>
    public FakeInstitution Add(InstitutionEntry entry) => _institutions[entry.Id] = new(entry, clock);

    public bool IsSigned { get; set; }

    public int SigningRounds { get; private set; }

    public int PriceAsks { get; private set; }

    public Task SigningGate { get; set; } = Task.CompletedTask;

    public SigningOutcome? SigningAnswer { get; set; }

    public ImmutableArray<CertificateAuthorityEntry> Authorities { get; } = [new("CERTAUTH01", "공동인증")];

    public Task<IInstitution?> FindAsync(OperatorId operatorId, InstitutionId institution, CancellationToken ct) =>
        Task.FromResult<IInstitution?>(operatorId == Operator ? _institutions.GetValueOrDefault(institution) : null);

    public Task<ImmutableArray<InstitutionEntry>> ListAsync(CancellationToken ct) => Task.FromResult(_institutions.Values.Select(one => one.Entry).ToImmutableArray());

    public Task<InstitutionEntry?> FindAsync(InstitutionId id, CancellationToken ct) => Task.FromResult(_institutions.GetValueOrDefault(id)?.Entry);

    public async Task<SigningOutcome> BeginAsync(SigningRequest request, CancellationToken ct)
    {
        SigningRounds++;
        await SigningGate;
        return SigningAnswer ?? new SigningOutcome.Begun(new(
            request.Operator, request.AuthorityOrgCode, "sign-1", "cert-1", new("https://ca.example/sign"),
            [.. request.Consents.Select(consent => new PreparedConsent(consent.Institution, $"tx-{consent.Institution}", "{}"))]));
    }

    public Task<SigningResult> ResultAsync(SigningTicket ticket, CancellationToken ct) => Task.FromResult<SigningResult>(IsSigned
        ? new SigningResult.Completed([.. ticket.Consents.Select(consent => new SignedConsent(consent.Institution, consent.TxId, ticket.AuthorityOrgCode, ticket.CertTxId, consent.Text, new("signature")))])
        : new SigningResult.NotYet());

    public Task<RatesOutcome> OnAsync(DateOnly day, CancellationToken ct) =>
        Task.FromResult<RatesOutcome>(new RatesOutcome.Published(day, day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? [] : [new(new Currency("USD"), 1_400m, 1)]));

    public Task<PriceOutcome> OfAsync(string vin, CancellationToken ct)
    {
        PriceAsks++;
        return Task.FromResult<PriceOutcome>(new PriceOutcome.Quoted(new VehiclePrice(new(2026, 1, 1), Currency.Krw, 9_000_000, 10_000_000)));
    }
}

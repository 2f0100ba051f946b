using MyDataHub.Domain;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Directory;

namespace MyDataHub.Providers;

/// <summary>One operator's channel to one institution. Every method answers with a closed record; only bugs and cancellation throw.</summary>
public interface IInstitution
{
    InstitutionEntry Entry { get; }

    /// <summary>개별인증-001, called server to server. State is at most 40 letters and digits.</summary>
    Task<AuthorizeOutcome> AuthorizeAsync(string ci, string state, CancellationToken ct);

    /// <summary>개별인증-002.</summary>
    Task<TokenOutcome> ExchangeAsync(Secret code, CancellationToken ct);

    /// <summary>통합인증-002.</summary>
    Task<TokenOutcome> ExchangeAsync(SignedConsent consent, string ci, CancellationToken ct);

    /// <summary>개별인증-003; reissue also rotates the refresh token.</summary>
    Task<TokenOutcome> RefreshAsync(Secret refresh, bool reissue, CancellationToken ct);

    /// <summary>개별인증-004; ends both tokens.</summary>
    Task<RevokeOutcome> RevokeAsync(Secret access, RevokeType type, CancellationToken ct);

    /// <summary>One dataset, all its pages, as one outcome.</summary>
    Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken ct);
}

/// <summary>Finds channels; null when the directory does not know the institution or the operator is not configured.</summary>
public interface IInstitutions
{
    Task<IInstitution?> FindAsync(OperatorId operatorId, InstitutionId institution, CancellationToken ct);
}

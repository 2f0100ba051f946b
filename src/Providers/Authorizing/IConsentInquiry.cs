using MyDataHub.Domain.Consents;

namespace MyDataHub.Providers.Authorizing;

/// <summary>
/// 정보제공-공통-002: what the customer agreed to, as the institution keeps it. After individual authentication this is the only way to know,
/// because the choice was made on the institution's page (section 4.3).
/// </summary>
public interface IConsentInquiry
{
    Task<ConsentOutcome> ReadConsentAsync(TokenSet tokens, CancellationToken ct);
}

public abstract record ConsentOutcome
{
    private ConsentOutcome()
    {
    }

    /// <summary>Scopes are those of the token; which assets are in them, the list APIs say (is_consent).</summary>
    public sealed record Held(TransferTerms Terms) : ConsentOutcome;

    /// <summary>40101, 40104, 40106, 40403: there is no consent to read.</summary>
    public sealed record Gone(string Code) : ConsentOutcome;

    public sealed record Unavailable(string Reason) : ConsentOutcome;
}

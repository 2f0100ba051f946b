using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Open;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Serving;
using MyDataHub.Grains.Customers.Storing;

namespace MyDataHub.Grains.Customers.Opening;

/// <summary>Makes what a grant shares from the stored book.</summary>
internal sealed class SharedViewBuilding(ViewBuilding building, OpenScopes scopes)
{
    // Figures grow stale while the book stays the same.
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    public async Task<SharedView> BuildAsync(CustomerFile file, Grant grant, CancellationToken ct)
    {
        var cut = await CutAsync(file, grant.Consent, ct);
        var view = OpenFold.Build(cut, await file.ChunksAsync(OpenFold.Needed(cut), ct));
        return new(Told(file, grant, view.Today), grant, view, file.Stored.Version, FreshUntil(grant, cut.Now, view.Today));
    }

    /// <summary>The book as far as the consent shares it.</summary>
    public async Task<BookCut> CutAsync(CustomerFile file, MyDataConsent consent, CancellationToken ct)
    {
        var book = await file.BookAsync(ct);
        var inputs = await building.InputsAsync(file, ct);
        var logs = await file.AskLogsAsync(ct);
        var scope = scopes.Of(consent, file.Connections.Values, book, logs, inputs.Today);
        return new(Freshness.Stamp(book, logs.Values), scope, inputs);
    }

    private static OpenGrant Told(CustomerFile file, Grant grant, DateOnly today) => new(
        grant.Id.ToString(), grant.Subject, grant.Scope, MyDataConsentWriting.Write(grant.Consent),
        [.. OpenScopes.InForce(grant.Consent, file.Connections.Values, today).Select(connection => connection.Id.Institution.OrgCode).Distinct().Order(StringComparer.Ordinal)],
        grant.Version)
    {
        GivenAt = grant.GivenAt,
        EndsOn = grant.Consent.EndsOn,
        ReadUntil = grant.Consent.IsRecurring ? null : GrantPolicy.Standard.OnceUntil(grant),
    };

    // At midnight the day's figures, the grant's last day and the end of a transfer request change.
    private static DateTimeOffset FreshUntil(Grant grant, DateTimeOffset now, DateOnly today)
    {
        var until = Earlier(now + FreshFor, KoreanTime.StartOf(today.AddDays(1)));
        return grant.Consent.IsRecurring ? until : Earlier(until, GrantPolicy.Standard.OnceUntil(grant));
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

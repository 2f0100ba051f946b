using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Open;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Storage.Audit;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>
/// Narrows every grant that depends on a transfer request in the same commit that ends or lessens the request, whoever did it and why.
/// It stays narrowed when the institution is linked again: only the customer widens, with a new grant.
/// </summary>
internal sealed class GrantFollowing(GrantRecording recording, UpstreamAssets upstream, TimeProvider clock)
{
    public const string Reason = "upstream";
    public const string NothingLeft = "nothing-left";

    public async Task FollowAsync(CustomerFile file, CustomerEdit edit, CancellationToken ct)
    {
        if (!edit.ChangesConnections || Open(edit).IsEmpty)
        {
            return;
        }

        var inForce = Upstream.InForce(edit.Connections, KoreanTime.Day(clock.GetUtcNow()));
        foreach (var grant in Open(edit).Where(grant => !Covers(inForce, grant)))
        {
            NarrowOrEnd(edit, grant, grant.Consent with { Institutions = inForce });
        }

        if (edit.Connections.Any(connection => HasOtherTerms(file, connection)))
        {
            await FollowAssetsAsync(file, edit, ct);
        }
    }

    private static ImmutableArray<Grant> Open(CustomerEdit edit) => [.. edit.Grants.Where(grant => !GrantLifecycle.IsOver(grant.State))];

    private static bool Covers(Selection inForce, Grant grant) =>
        grant.Consent.Institutions.IsWithin(inForce) && (grant.Update is null || grant.Update.Consent.Institutions.IsWithin(inForce));

    private static bool HasOtherTerms(CustomerFile file, Connection connection) =>
        connection.InForce is { } now && file.Connections.GetValueOrDefault(connection.Id)?.InForce is { } before && now.Version != before.Version;

    private async Task FollowAssetsAsync(CustomerFile file, CustomerEdit edit, CancellationToken ct)
    {
        var book = edit.Book ?? await file.BookAsync(ct);
        var dropped = upstream.Withheld(book, edit.Connections).Except(upstream.Withheld(book, file.Connections.Values));
        if (dropped.IsEmpty)
        {
            return;
        }

        var salt = (await file.ProfileAsync(ct)).ItemIdSalt;
        var kept = Selection.Of(UpstreamAssets.Known(book).Where(asset => !dropped.Contains(asset)).Select(asset => ItemId.Of(salt, asset)));
        foreach (var grant in Open(edit).Where(grant => dropped.Any(asset => Shares(grant, asset, ItemId.Of(salt, asset)))))
        {
            NarrowOrEnd(edit, grant, grant.Consent with { Accounts = kept });
        }
    }

    private static bool Shares(Grant grant, AssetKey asset, string itemId) =>
        Shares(grant.Consent, asset, itemId) || (grant.Update is { } update && Shares(update.Consent, asset, itemId));

    private static bool Shares(MyDataConsent consent, AssetKey asset, string itemId) =>
        (consent.Domains & OpenDomains.Of(asset.Kind)) != 0 && consent.Institutions.Covers(asset.Institution.OrgCode) && consent.Accounts.Covers(itemId);

    private void NarrowOrEnd(CustomerEdit edit, Grant grant, MyDataConsent chosen)
    {
        var now = clock.GetUtcNow();
        var narrowed = GrantLifecycle.Narrow(grant, chosen);
        if (narrowed.Consent.IsEmpty)
        {
            recording.End(edit, grant, open => GrantLifecycle.Revoke(open, NothingLeft, now), AuditActor.Hub, NothingLeft, now);
        }
        else
        {
            recording.Narrow(edit, narrowed, AuditActor.Hub, Reason, now);
        }
    }
}

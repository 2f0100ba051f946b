using System.Collections.Concurrent;
using MyDataHub.Domain.Assets.Open;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Customers.Opening;

/// <summary>
/// What one grant shares, as of one version of the customer, with its answers made once. Version and FreshUntil say how long it may be
/// served: a later version, the end of the grant and the end of the Korean day all end it.
/// </summary>
internal sealed class SharedView(OpenGrant told, Grant grant, OpenView view, long version, DateTimeOffset freshUntil)
{
    private readonly ConcurrentDictionary<OpenPart, OpenAnswer> _parts = new();
    private readonly ConcurrentDictionary<string, OpenAnswer> _accounts = new(StringComparer.Ordinal);

    public long Version => version;

    public DateTimeOffset FreshUntil => freshUntil;

    /// <summary>Null when the grant's one reading must begin first.</summary>
    public OpenAnswer? Answer(OpenQuery query) => query switch
    {
        OpenQuery.Part part => Answer(part),
        OpenQuery.Account account => Answer(account),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private OpenAnswer? Answer(OpenQuery.Part part)
    {
        if (_parts.TryGetValue(part.Kind, out var ready))
        {
            return ready;
        }

        return PartRules.Check(grant.Consent, part) is { } refused ? refused
            : IsUnopened && part.Kind is not OpenPart.Grant ? null
            : _parts.GetOrAdd(part.Kind, Make(part));
    }

    private OpenAnswer? Answer(OpenQuery.Account account)
    {
        if (_accounts.TryGetValue(account.Id, out var ready))
        {
            return ready;
        }

        if (PartRules.Check(grant.Consent, account) is { } refused)
        {
            return refused;
        }

        return IsUnopened ? null
            : view.Accounts!.FirstOrDefault(one => one.Id == account.Id) is { } found
            ? _accounts.GetOrAdd(account.Id, OpenJson.Ready(grant, found, PartRules.DomainsOf(account), 1))
            : new OpenAnswer.NotFound();
    }

    private bool IsUnopened => grant is { Consent.IsRecurring: false, FirstReadAt: null };

    private OpenAnswer.Ready Make(OpenQuery.Part part) => part.Kind switch
    {
        OpenPart.View => Ready(part, view, Items(view)) with { Domains = grant.Consent.Domains },
        OpenPart.Accounts => Ready(part, new OpenAccounts(view.Accounts!), view.Accounts!.Count),
        OpenPart.Holdings => Ready(part, new OpenHoldings(view.Holdings!), view.Holdings!.Count),
        OpenPart.Policies => Ready(part, new OpenPolicies(view.Policies!), view.Policies!.Count),
        OpenPart.Vehicles => Ready(part, new OpenVehicles(view.Vehicles!), view.Vehicles!.Count),
        OpenPart.Cards => Ready(part, new OpenCards(view.Cards!), view.Cards!.Count),
        OpenPart.Bills => Ready(part, view.Bills!, view.Bills!.Dues.Count + (view.Bills.Bills?.Count ?? 0)),
        OpenPart.Grant => Ready(part, told, 0),
    };

    private OpenAnswer.Ready Ready<T>(OpenQuery.Part part, T content, int items) => OpenJson.Ready(grant, content, PartRules.DomainsOf(part), items);

    private static int Items(OpenView view) =>
        (view.Accounts?.Count ?? 0) + (view.Cards?.Count ?? 0) + (view.Vehicles?.Count ?? 0) + (view.Policies?.Count ?? 0) + (view.Holdings?.Count ?? 0);
}

/// <summary>The views of a customer that third parties read at the moment.</summary>
internal sealed class SharedViews
{
    /// <summary>More grants than this are seldom read side by side; the rest is built anew.</summary>
    private const int Limit = 16;

    private readonly ConcurrentDictionary<OpenAccess, SharedView> _views = new();

    public SharedView? Find(OpenAccess access) => _views.GetValueOrDefault(access);

    public void Keep(OpenAccess access, SharedView view)
    {
        if (_views.Count >= Limit && !_views.ContainsKey(access))
        {
            _views.Clear();
        }

        _views[access] = view;
    }

    public void Forget() => _views.Clear();
}

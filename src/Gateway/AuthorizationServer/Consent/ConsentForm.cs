using System.Globalization;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Parameters;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.AuthorizationServer.Consent;

/// <summary>What is ticked and typed on the consent page. At first nothing is ticked: a default is not a decision.</summary>
internal sealed record ConsentForm(IReadOnlySet<string> Items, ConsentDetails Details, DateOnly? EndsOn, DateOnly? HistoryFrom)
{
    internal const string ItemPrefix = "item.";
    internal const string DetailPrefix = "detail.";
    internal const string EndField = "ends_on";
    internal const string HistoryField = "history_from";
    internal const string ActField = "act";
    internal const string Allow = "allow";
    internal const string Refuse = "refuse";
    internal const string TickAll = "tick-all";
    internal const string MoreTime = "more-time";

    /// <summary>The dates that were asked for, so that they can be seen; nothing ticked.</summary>
    internal static ConsentForm Empty(GrantPreview preview) =>
        new(new HashSet<string>(), ConsentDetails.None, preview.Most.EndsOn, preview.Most.HistoryFrom);

    internal static ConsentForm Read(FormParameters form) => new(
        form.Names.Where(name => name.StartsWith(ItemPrefix, StringComparison.Ordinal)).Select(name => name[ItemPrefix.Length..]).ToHashSet(StringComparer.Ordinal),
        ConsentWords.Details.Where(detail => form.Has(DetailPrefix + detail.Word)).Aggregate(ConsentDetails.None, (all, one) => all | one.Value),
        Day(form[EndField]),
        Day(form[HistoryField]));

    /// <summary>Everything that is asked for is ticked, because the customer said so; the dates stay.</summary>
    internal ConsentForm WithAll(GrantPreview preview) => this with
    {
        Items = preview.Items.Select(item => item.Id).ToHashSet(StringComparer.Ordinal),
        Details = preview.Most.Details,
    };

    /// <summary>What the customer grants: what is on the page and ticked, never more than was asked (RFC 9396 7).</summary>
    internal MyDataConsent Of(GrantPreview preview)
    {
        var items = preview.Items.Where(item => Items.Contains(item.Id)).ToArray();
        var domains = ConsentWords.Domains.Where(domain => items.Any(item => item.Domain == domain.Word)).Aggregate(ConsentDomains.None, (all, one) => all | one.Value);
        return preview.Most.Narrow(preview.Most with
        {
            Domains = domains,
            Details = Details,
            Institutions = Selection.Of(items.Select(item => item.Institution).Distinct()),
            Accounts = Selection.Of(items.Select(item => item.Id)),
            EndsOn = EndsOn ?? preview.Most.EndsOn,
            HistoryFrom = HistoryFrom ?? preview.Most.HistoryFrom,
        });
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

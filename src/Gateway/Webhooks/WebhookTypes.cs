using System.Collections.Immutable;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Gateway.Webhooks;

/// <summary>What a third party can ask to be told of.</summary>
internal static class WebhookTypes
{
    internal static readonly ImmutableArray<string> All =
    [
        ThirdPartyEvent.GrantCreated, ThirdPartyEvent.GrantNarrowed, ThirdPartyEvent.GrantUpdated,
        ThirdPartyEvent.GrantExpiring, ThirdPartyEvent.GrantRevoked, ThirdPartyEvent.DataUpdated,
    ];
}

using System.Collections.Immutable;
using MyDataHub.Domain;

namespace MyDataHub.Storage.Webhooks;

/// <summary>Where a third party wants to be told. No types means all of them.</summary>
public sealed record WebhookEndpoint(ClientId Client, Guid Id, Uri Url, ImmutableArray<string> Types, DateTimeOffset CreatedAt);

using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Customers.Serving;

/// <summary>
/// A view as ready bytes. The answer is made once, so that a warm read allocates nothing. FreshUntil is when a rebuild would say
/// something else although the book is the same: the Korean day ends or a figure grows stale.
/// </summary>
internal sealed record ReadyView(ViewAnswer.Ready Answer, long ViewVersion, DateTimeOffset FreshUntil);

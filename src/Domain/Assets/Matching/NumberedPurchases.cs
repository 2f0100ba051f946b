namespace MyDataHub.Domain.Assets.Matching;

/// <summary>The approvals of some rows by their numbers, and the purchases among them that name one of these.</summary>
internal sealed class NumberedPurchases
{
    // Two cards seldom have an approval of one number: each number with the first card, and what more there is by itself.
    private readonly Dictionary<string, AssetKey> _cards;
    private readonly HashSet<(AssetKey, string)> _further = [];

    internal NumberedPurchases(Transaction[] approvals, Transaction[] purchases)
    {
        _cards = new(approvals.Length, StringComparer.Ordinal);
        foreach (var approval in approvals)
        {
            var number = approval.Card!.ApprovalNumber;
            if (!_cards.TryAdd(number, approval.Account) && _cards[number] != approval.Account)
            {
                _further.Add((approval.Account, number));
            }
        }

        Naming = Array.FindAll(purchases, IsNaming);
        Others = Naming.Length == 0 ? purchases : Array.FindAll(purchases, row => !IsNaming(row));
    }

    /// <summary>Purchases that name an approval of these rows.</summary>
    internal Transaction[] Naming { get; }

    /// <summary>The other purchases.</summary>
    internal Transaction[] Others { get; }

    internal bool IsNaming(Transaction purchase) => purchase.Card?.OriginalApproval is { Length: > 0 } number
        && _cards.TryGetValue(number, out var card)
        && (card == purchase.Account || _further.Contains((purchase.Account, number)));
}

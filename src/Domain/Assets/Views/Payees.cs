using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Matching;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>Whom a standing order pays: one of the customer's own accounts by name, else the institution and the number's tail.</summary>
internal static class Payees
{
    internal static string NameOf(ViewScope scope, StandingOrder order)
    {
        var digits = LedgerGround.Digits(order.PayeeAccount);
        var own = scope.Assets.FirstOrDefault(asset => digits.Length > 5 && LedgerGround.Digits(asset.Key.Number) == digits);
        var tail = digits.Length > 4 ? "····" + digits[^4..] : "";
        return own is not null
            ? own.Row.Name
            : order.PayeeOrg is { Length: > 0 } org
            ? $"{InstitutionName(scope, org)} {tail}".Trim()
            : tail;
    }

    /// <summary>The 8-character code inside data is the org code without its first two characters.</summary>
    private static string InstitutionName(ViewScope scope, string org) => scope.Inputs.InstitutionNames
        .Where(pair => pair.Key.OrgCode.EndsWith(org, StringComparison.Ordinal))
        .Select(pair => pair.Value)
        .FirstOrDefault() ?? org;
}

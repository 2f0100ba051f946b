using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households.Banking;

/// <summary>Numbers of accounts and contracts: the same for the same person, institution and name.</summary>
internal static class AccountNumbers
{
    public static string Of(Household home, string orgCode, string name, int ordinal = 1, int digits = 14)
    {
        var prefix = (Randomness.Dice.Hash(0, orgCode) % 900) + 100;
        return prefix + home.Dice(orgCode + name, ordinal).Digits(digits - 3);
    }
}

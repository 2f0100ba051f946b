using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Carding;

/// <summary>A purchase in instalments: equal whole-won parts, the remainder in the first one.</summary>
internal static class Instalments
{
    internal static ImmutableArray<decimal> Parts(decimal amount, int count)
    {
        var part = Math.Floor(amount / count);
        return [amount - (part * (count - 1)), .. Enumerable.Repeat(part, count - 1)];
    }

    /// <summary>Fee of each month: balance before its part × yearly rate (a share) ÷ 12.</summary>
    internal static ImmutableArray<decimal> Fees(decimal amount, int count, decimal yearlyRate)
    {
        var fees = ImmutableArray.CreateBuilder<decimal>(count);
        var balance = amount;
        foreach (var part in Parts(amount, count))
        {
            fees.Add(balance * yearlyRate / 12);
            balance -= part;
        }

        return fees.MoveToImmutable();
    }
}

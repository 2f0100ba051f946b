using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Facts;

/// <summary>전금-002, 선불-002. Rewards are points, kept apart from charged money.</summary>
public sealed record WalletBalance(Currency Currency, decimal Total, decimal? Charged, decimal? Rewards, decimal? Withdrawable) : Fact
{
    public decimal? RewardsDue { get; init; }

    public decimal? Expiring { get; init; }
}

/// <summary>전금-003.</summary>
public sealed record AutoCharges(ImmutableArray<AutoCharge> Rows) : Fact;

public sealed record AutoCharge(string? FundingOrg, string? FundingKey, string OptionCode, string? Day, decimal? Threshold, decimal? Amount);

/// <summary>전금-102.</summary>
public sealed record PaymentMethods(ImmutableArray<PaymentMethod> Rows) : Fact;

public sealed record PaymentMethod(string? Org, string? TypeCode, string? Key, bool IsPrimary);

/// <summary>통신-002, one fact a month; key part: YYYYMM.</summary>
public sealed record TelecomBill(string Month, decimal Amount, DateOnly? DueOn) : Fact;

/// <summary>통신-003, one fact a month; key part: YYYYMM.</summary>
public sealed record TelecomPayment(string Month, decimal Amount, string MethodCode) : Fact;

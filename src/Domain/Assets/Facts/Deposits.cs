using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Facts;

/// <summary>은행-002, one row per currency.</summary>
public sealed record DepositTerms(ImmutableArray<DepositTermsRow> Rows) : Fact;

public sealed record DepositTermsRow(
    Currency Currency, string SavingMethod, DateOnly? IssuedOn, DateOnly? MaturesOn, decimal? Committed, decimal? MonthlyPayIn);

/// <summary>은행-003, one row per currency. Rate is per cent a year.</summary>
public sealed record DepositBalances(ImmutableArray<DepositBalance> Rows) : Fact;

public sealed record DepositBalance(Money Balance, decimal Withdrawable, decimal Rate, int? LastPaidInCount);

/// <summary>은행-014 and 금투-006.</summary>
public sealed record StandingOrders(ImmutableArray<StandingOrder> Orders) : Fact;

/// <summary>CycleCode and DayCode are scheduled_cycle and scheduled_date of section 9.3. PayeeOrg is the 8-character code.</summary>
public sealed record StandingOrder(
    string? PayeeOrg, string PayeeAccount, Money Amount, string CycleCode, string? DayCode, string? Memo);

/// <summary>숨은금융-002.</summary>
public sealed record DormantBalance(Money Balance, DateOnly? DormantSince) : Fact;

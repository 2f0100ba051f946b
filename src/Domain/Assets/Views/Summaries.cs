using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>What every item of a domain says: an opaque id for URLs, a name, the institution, and a masked number.</summary>
public abstract record Item(string Id, string Name, string Institution, string InstitutionName)
{
    public string? MaskedNumber { get; init; }

    public string TypeCode { get; init; } = "";

    public bool IsClosed { get; init; }

    public DateOnly? OpenedOn { get; init; }
}

public sealed record BankSummary(Figure Total, ImmutableArray<BankItem> Items)
{
    public ImmutableArray<ProtectedDeposits> Protection { get; init; } = [];
}

/// <summary>A deposit, wallet, prepaid card or dormant deposit. Kind: demand, time, instalment, other, wallet, prepaid, dormant.</summary>
public sealed record BankItem(string Id, string Name, string Institution, string InstitutionName, string Kind, Figure Balance)
    : Item(Id, Name, Institution, InstitutionName)
{
    /// <summary>One per currency for a multi-currency deposit; Balance is their sum in won.</summary>
    public ImmutableArray<Figure> Balances { get; init; } = [];

    public decimal? Withdrawable { get; init; }

    public decimal? Rate { get; init; }

    public DateOnly? MaturesOn { get; init; }

    public decimal? MonthlyPayIn { get; init; }

    public bool IsOverdraft { get; init; }

    /// <summary>Earned points, beside the balance.</summary>
    public decimal? Rewards { get; init; }

    public ImmutableArray<StandingOrderItem> StandingOrders { get; init; } = [];
}

public sealed record StandingOrderItem(string Payee, decimal Amount, string Currency, string CycleCode, string? DayCode, string? Memo);

/// <summary>Deposit protection per legal institution: principal and interest up to the limit in force that day.</summary>
public sealed record ProtectedDeposits(string Institution, string InstitutionName, decimal Total, decimal Protected, decimal Excess, decimal Limit);

public sealed record CardSummary(Figure SpentThisMonth, Figure SpentLastMonth, Figure Payable, ImmutableArray<CardItem> Items)
{
    public ImmutableArray<CardDueItem> Dues { get; init; } = [];

    public ImmutableArray<CardBillItem> Bills { get; init; } = [];

    public ImmutableArray<CategorySpend> ByCategory { get; init; } = [];

    public ImmutableArray<MonthSpend> ByMonth { get; init; } = [];

    public ImmutableArray<PointItem> Points { get; init; } = [];

    /// <summary>Instalment principal left after the bills that are already issued.</summary>
    public decimal InstalmentsLeft { get; init; }
}

public sealed record CardItem(string Id, string Name, string Institution, string InstitutionName, string CardType, Figure SpentThisMonth)
    : Item(Id, Name, Institution, InstitutionName)
{
    public bool IsFamily { get; init; }

    public decimal? AnnualFee { get; init; }

    public string? Brand { get; init; }

    public decimal SpentLastMonth { get; init; }
}

public sealed record CardDueItem(
    string Institution, string InstitutionName, DateOnly DueOn, decimal Amount, decimal LumpSum, decimal Instalment, decimal Loans, decimal Revolving, decimal Other);

public sealed record CardBillItem(string Institution, string InstitutionName, string Month, decimal Amount, DateOnly? PaidOn);

/// <summary>Category keys are those of the expenditure divisions: groceries, dining, transport, …, uncategorised.</summary>
public sealed record CategorySpend(string Category, decimal Amount, int Count, decimal LastMonth);

public sealed record MonthSpend(string Month, decimal Amount, int Count);

public sealed record PointItem(string Institution, string InstitutionName, string Name, decimal Remaining, decimal Expiring);

public sealed record InvestmentSummary(Figure Total, Figure? Gain, ImmutableArray<InvestmentItem> Items)
{
    public ImmutableArray<Share> ByClass { get; init; } = [];

    public ImmutableArray<Share> ByCurrency { get; init; } = [];
}

/// <summary>Kind: securities, fund, trust, isa, irp, dc, db, pension.</summary>
public sealed record InvestmentItem(string Id, string Name, string Institution, string InstitutionName, string Kind, Figure Value)
    : Item(Id, Name, Institution, InstitutionName)
{
    public Figure? Cost { get; init; }

    public decimal? Gain { get; init; }

    public ImmutableArray<Figure> Cash { get; init; } = [];

    public Figure? Borrowed { get; init; }

    public ImmutableArray<HoldingItem> Holdings { get; init; } = [];

    public bool IsPension { get; init; }

    public bool IsTaxFavoured { get; init; }

    public DateOnly? MaturesOn { get; init; }
}

public sealed record HoldingItem(string Name, string? Code, string Class, Figure Value)
{
    public decimal? Quantity { get; init; }

    public decimal? Cost { get; init; }

    public decimal? Gain { get; init; }

    public decimal? GainRate { get; init; }
}

/// <summary>Percentages by largest remainder: they add up to exactly 100.0.</summary>
public sealed record Share(string Key, decimal Amount, decimal Percent);

public sealed record InsuranceSummary(int Policies, Figure MonthlyPremium, ImmutableArray<PolicyItem> Items)
{
    public ImmutableArray<RiskCover> Risks { get; init; } = [];
}

/// <summary>Kind: life, health, indemnity, car, property, pension, savings, surety, other. Role: holder, insured.</summary>
public sealed record PolicyItem(string Id, string Name, string Institution, string InstitutionName, string Kind, string StatusCode)
    : Item(Id, Name, Institution, InstitutionName)
{
    public string Role { get; init; } = "holder";

    public Figure? SumInsured { get; init; }

    public Figure? Premium { get; init; }

    public string? PremiumCycle { get; init; }

    public decimal? MonthlyPremium { get; init; }

    public DateOnly? EndsOn { get; init; }

    public DateOnly? PremiumsEndOn { get; init; }

    public bool IsRenewable { get; init; }

    public ImmutableArray<RiderItem> Riders { get; init; } = [];

    public ImmutableArray<CoverageItem> Coverages { get; init; } = [];

    public ImmutableArray<CarCoverItem> Cars { get; init; } = [];

    /// <summary>Always missing with reason "not-sent": the standard has no surrender value.</summary>
    public Figure SurrenderValue { get; init; } = Figure.Missing("KRW", "not-sent");
}

public sealed record RiderItem(string Name, string StatusCode, DateOnly? EndsOn, decimal SumInsured, string Currency, bool IsMain);

public sealed record CoverageItem(string Code, string? Name, decimal Amount, string StatusCode, DateOnly? EndsOn);

public sealed record CarCoverItem(string? Plate, string? CarName, DateOnly StartsOn, DateOnly EndsOn, bool HasOwnDamage, string? AgeRider, string? DriverRider);

/// <summary>Cover for one risk line (domain-wide, section coverage codes): sum over policies in force.</summary>
public sealed record RiskCover(string Risk, decimal Amount, int Policies);

public sealed record VehicleSummary(Figure Total, ImmutableArray<VehicleItem> Items);

/// <summary>One car, joined: registration, value, what is owed on it or leased, its policy, its dates. Net = value − loan.</summary>
public sealed record VehicleItem(string Id, string Name, string Institution, string InstitutionName, string? Plate, Figure Value, Figure Net)
    : Item(Id, Name, Institution, InstitutionName)
{
    public string VinTail { get; init; } = "";

    /// <summary>customer, market, retail, wholesale, curve.</summary>
    public string ValueBasis { get; init; } = "";

    public DateOnly? FirstRegisteredOn { get; init; }

    public int? ModelYear { get; init; }

    public int? DisplacementCc { get; init; }

    public string? Fuel { get; init; }

    public VehicleDebt? Loan { get; init; }

    public VehicleLease? Lease { get; init; }

    public VehiclePolicy? Policy { get; init; }

    public ImmutableArray<VehicleDueDate> DueDates { get; init; } = [];

    public int Mortgages { get; init; }

    public int Seizures { get; init; }

    public decimal? YearlyTax { get; init; }
}

/// <summary>Link confidence 0–1 with the rule that found it; below 0.85 it is a suggestion and not subtracted.</summary>
public sealed record VehicleDebt(string ItemId, string Name, Figure Balance, decimal? LoanToValue, decimal Confidence, string Rule, bool IsSuggestion);

public sealed record VehicleLease(string ItemId, string Name, DateOnly? EndsOn, decimal? MonthlyPayment, decimal Confidence, string Rule, bool IsSuggestion);

public sealed record VehiclePolicy(string ItemId, string Name, DateOnly StartsOn, DateOnly EndsOn, bool HasOwnDamage, decimal Confidence, string Rule);

/// <summary>Kind: insurance-end, inspection, tax, loan-payment, lease-end.</summary>
public sealed record VehicleDueDate(string Kind, DateOnly On, DateOnly? WindowFrom, DateOnly? WindowTo, decimal? Amount);

/// <summary>Kind: mortgage, jeonse, unsecured, deposit, policy, car, card-short, card-long, overdraft, margin, lease-finance, lending, claim, other.</summary>
public sealed record LoanItem(string Id, string Name, string Institution, string InstitutionName, string Kind, Figure Balance)
    : Item(Id, Name, Institution, InstitutionName)
{
    public decimal? Principal { get; init; }

    public decimal? Rate { get; init; }

    public string? RepayMethod { get; init; }

    public DateOnly? MaturesOn { get; init; }

    public DateOnly? NextPaymentOn { get; init; }

    /// <summary>Null when no schedule can be computed honestly.</summary>
    public decimal? NextPayment { get; init; }

    /// <summary>Item id of the car, card or policy it belongs to.</summary>
    public string? AttachedTo { get; init; }
}

using MyDataHub.Domain.Assets.Views;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>
/// An account, wallet, investment or loan. Kind of bank: demand, time, instalment, other, wallet, prepaid, dormant; of investment:
/// securities, fund, trust, isa, irp, dc, pension; of loan: mortgage, jeonse, unsecured, deposit, policy, car, card-short, card-long,
/// overdraft, margin, lease-finance, lending, claim, other. The id is stable, also across a renewed consent.
/// </summary>
public sealed record OpenAccount(string Id, string Domain, string Kind, string Name, string Institution, string InstitutionName, Figure Balance)
{
    public string? MaskedNumber { get; init; }

    public bool IsClosed { get; init; }

    public DateOnly? OpenedOn { get; init; }

    public DateOnly? MaturesOn { get; init; }

    /// <summary>Per cent a year.</summary>
    public decimal? Rate { get; init; }

    public OpenDeposit? Deposit { get; init; }

    public OpenInvestment? Investment { get; init; }

    public OpenLoan? Loan { get; init; }
}

public sealed record OpenDeposit
{
    /// <summary>One per currency of a multi-currency account; its balance is their sum in won.</summary>
    public IReadOnlyList<Figure>? Balances { get; init; }

    public decimal? Withdrawable { get; init; }

    public decimal? MonthlyPayIn { get; init; }

    public bool IsOverdraft { get; init; }

    /// <summary>Earned points, beside the balance.</summary>
    public decimal? Rewards { get; init; }
}

public sealed record OpenInvestment
{
    public IReadOnlyList<Figure>? Cash { get; init; }

    public Figure? Cost { get; init; }

    public decimal? Gain { get; init; }

    public bool IsPension { get; init; }

    public bool IsTaxFavoured { get; init; }
}

public sealed record OpenLoan
{
    public decimal? Principal { get; init; }

    public string? RepayMethod { get; init; }

    public DateOnly? NextPaymentOn { get; init; }

    /// <summary>Absent when no schedule can be computed honestly.</summary>
    public decimal? NextPayment { get; init; }

    /// <summary>Id of the shared car, account or policy it belongs to.</summary>
    public string? AttachedTo { get; init; }
}

/// <summary>One position of an investment. Class: shares, bonds, funds, structured, derivatives, cash, gold, guaranteed, performance, other.</summary>
public sealed record OpenHolding(string AccountId, string Name, string Class, Figure Value)
{
    public string? Code { get; init; }

    public decimal? Quantity { get; init; }

    public decimal? Cost { get; init; }

    public decimal? Gain { get; init; }

    /// <summary>Per cent of the cost.</summary>
    public decimal? GainRate { get; init; }
}

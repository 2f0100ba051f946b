using MyDataHub.Domain.Assets.Views;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>
/// Everything one grant shares, as a third party reads it. A member that is absent is not shared; an empty list is shared and empty.
/// All sums are over what is shared and over nothing else.
/// </summary>
public sealed record OpenView(DateOnly Today)
{
    public OpenTotals? Totals { get; init; }

    /// <summary>Accounts of banks, wallets, investments and loans.</summary>
    public IReadOnlyList<OpenAccount>? Accounts { get; init; }

    public IReadOnlyList<OpenHolding>? Holdings { get; init; }

    public IReadOnlyList<OpenCard>? Cards { get; init; }

    public OpenBills? Bills { get; init; }

    public IReadOnlyList<OpenVehicle>? Vehicles { get; init; }

    public IReadOnlyList<OpenPolicy>? Policies { get; init; }

    /// <summary>Whole months since the first shared day, at most the last thirteen.</summary>
    public IReadOnlyList<MonthFlow>? CashFlow { get; init; }

    /// <summary>Spending of this month and the one before.</summary>
    public IReadOnlyList<CategorySpend>? Spending { get; init; }

    /// <summary>What is due in the next 45 days, soonest first.</summary>
    public IReadOnlyList<OpenPayment>? Upcoming { get; init; }

    /// <summary>The institutions of which something is shared, and how fresh they are.</summary>
    public required IReadOnlyList<OpenInstitution> Institutions { get; init; }
}

/// <summary>Sums in won. Absent domains are not shared.</summary>
public sealed record OpenTotals(Figure Net, Figure Assets, Figure Liabilities, IReadOnlyList<OpenLine> Lines)
{
    /// <summary>Beside the sums and never in them: points, lease commitments, claimable dormant money.</summary>
    public required IReadOnlyList<OpenLine> Memo { get; init; }

    /// <summary>What the sums leave out, by reason.</summary>
    public required IReadOnlyList<OpenLeftOut> LeftOut { get; init; }

    /// <summary>False while a shared institution has not answered yet or a figure is carried forward.</summary>
    public bool IsComplete { get; init; }

    public Figure? Bank { get; init; }

    /// <summary>Owed to card companies, without their loans.</summary>
    public Figure? CardPayable { get; init; }

    public Figure? Investment { get; init; }

    public Figure? Vehicle { get; init; }

    public Figure? MonthlyPremium { get; init; }

    public Figure? Loan { get; init; }
}

/// <summary>One line of the balance sheet. Key: deposits, funds, trusts, securities, pensions, wallets, vehicles, card-payable, loans, …</summary>
public sealed record OpenLine(string Key, string Domain, BalanceSide Side, Figure Total);

public sealed record OpenLeftOut(string Reason, int Count);

/// <summary>Kind: card, loan, lease, premium.</summary>
public sealed record OpenPayment(DateOnly On, string Kind, string Name, Figure Amount)
{
    /// <summary>The account, car or policy it is for.</summary>
    public string? ItemId { get; init; }

    public bool IsEstimate { get; init; }
}

/// <summary>State: live, stale, pending, paused, unavailable.</summary>
public sealed record OpenInstitution(string Institution, string Name, string State, DateTimeOffset? LastSuccessAt);

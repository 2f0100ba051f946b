using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>The 360-degree view of one customer: a pure fold of the book, the market's rates and the day. This is what the dashboard shows.</summary>
public sealed record AssetView(long Version, DateTimeOffset BuiltAt, DateOnly Today)
{
    public required NetWorth NetWorth { get; init; }

    public required BankSummary Bank { get; init; }

    public required CardSummary Card { get; init; }

    public required InvestmentSummary Investment { get; init; }

    public required VehicleSummary Vehicle { get; init; }

    public required InsuranceSummary Insurance { get; init; }

    /// <summary>Every loan, also those shown with a car or a card; AttachedTo says where.</summary>
    public required ImmutableArray<LoanItem> Loans { get; init; }

    /// <summary>Months with money in and out, oldest first, at most 60.</summary>
    public required ImmutableArray<MonthFlow> CashFlow { get; init; }

    /// <summary>What is due in the next 45 days, soonest first.</summary>
    public required ImmutableArray<UpcomingPayment> Upcoming { get; init; }

    /// <summary>Net worth at the end of past days that were recorded, oldest first.</summary>
    public required ImmutableArray<NetWorthPoint> History { get; init; }

    /// <summary>Every connection with how fresh it is and what is wrong with it.</summary>
    public required ImmutableArray<SourceState> Sources { get; init; }

    public required ImmutableArray<Notice> Notices { get; init; }
}

public sealed record NetWorth(Figure Net, Figure Assets, Figure Liabilities, ImmutableArray<NetWorthLine> Lines, ImmutableArray<LeftOut> LeftOut)
{
    /// <summary>Shown beside the headline and never in it: points, operating-lease commitments, claimable dormant money.</summary>
    public ImmutableArray<NetWorthLine> Memo { get; init; } = [];

    /// <summary>Whole won per institution, which is what the recorded past keeps.</summary>
    public ImmutableArray<InstitutionPart> ByInstitution { get; init; } = [];

    /// <summary>False while any linked source has not answered yet or is carried forward.</summary>
    public bool IsComplete { get; init; }
}

/// <summary>One institution's part of assets and liabilities; Institution is an org code.</summary>
public sealed record InstitutionPart(string Institution, decimal Assets, decimal Liabilities);

/// <summary>One line of the balance sheet. Key: deposits, funds, trusts, securities, pensions, wallets, vehicles, card-payable, loans, …</summary>
public sealed record NetWorthLine(string Key, string Domain, BalanceSide Side, Figure Total, int Count);

public enum BalanceSide
{
    Asset,
    Liability,
    Memo,
}

public sealed record NetWorthPoint(DateOnly On, decimal Net, decimal Assets, decimal Liabilities, bool IsComplete);

/// <summary>
/// Spending excludes own transfers, settlements, savings, principal; Excluded says how much was left out and why. Out is what was
/// spent, repaid and put away; Saved is In less Spent.
/// </summary>
public sealed record MonthFlow(string Month, decimal In, decimal Out, decimal Spent, decimal Saved, ImmutableArray<ExcludedFlow> Excluded);

public sealed record ExcludedFlow(string Reason, decimal Amount, int Count);

public sealed record UpcomingPayment(DateOnly On, string Kind, string Name, Figure Amount, string? ItemId)
{
    public string? FromAccount { get; init; }

    public bool IsEstimate { get; init; }
}

/// <summary>State: live, stale, pending, paused, consent-ended, unavailable. Reason is the standard's code or our own key.</summary>
public sealed record SourceState(
    string Operator, string Institution, string Name, Sector Sector, string State, DateTimeOffset? LastSuccessAt, string? Reason, DateTimeOffset? NextTryAt, DateOnly? ConsentEndsOn);

using MyDataHub.Sandbox.Households.Borrowing;

namespace MyDataHub.Sandbox.Households.Driving;

/// <summary>A registered car. The plate is null while it has none yet.</summary>
internal sealed record Car(CarModel Model, string? Plate, string Vin, DateOnly Registered)
{
    public required string Owner { get; init; }

    public required string Address { get; init; }

    /// <summary>The loan it is mortgaged for, with the lender as part B of the register names it.</summary>
    public (Loan Loan, string Lender)? Mortgage { get; init; }

    /// <summary>Seizures of part A, each with the day it was lifted.</summary>
    public IReadOnlyList<Seizure> Seizures { get; init; } = [];
}

/// <summary>A seizure for an unpaid fine, until it is lifted.</summary>
internal sealed record Seizure(DateOnly From, DateOnly To, string Creditor);

namespace MyDataHub.Domain.Consents.Grants;

/// <summary>The domains of the asset view that a grant may cover.</summary>
[Flags]
public enum ConsentDomains
{
    None = 0,

    /// <summary>Deposits, wallets, prepaid cards.</summary>
    Bank = 1,
    Card = 2,
    Investment = 4,
    Vehicle = 8,
    Insurance = 16,
    Loan = 32,
}

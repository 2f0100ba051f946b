namespace MyDataHub.Domain.Consents.Grants;

/// <summary>How much of what is covered is shown. None contains another: each is asked for and agreed to by itself.</summary>
[Flags]
public enum ConsentDetails
{
    None = 0,

    /// <summary>One figure a domain.</summary>
    Totals = 1,

    /// <summary>Each account, card, car and loan with its figures.</summary>
    Balances = 2,

    /// <summary>Rows of history, from a day on. Memo lines are never shared.</summary>
    Transactions = 4,

    /// <summary>What is held in each investment account.</summary>
    Holdings = 8,

    /// <summary>Terms and covers of each policy.</summary>
    Policies = 16,
}

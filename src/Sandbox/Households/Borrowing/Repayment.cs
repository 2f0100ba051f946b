namespace MyDataHub.Sandbox.Households.Borrowing;

/// <summary>
/// The instalments of a loan. Interest is rounded down to 1 KRW, an equal payment half to even, and the last
/// instalment takes the rest.
/// </summary>
internal static class Repayment
{
    /// <summary>What is due in the k-th month, counted from 1, on the balance before it.</summary>
    public static (decimal Principal, decimal Interest) Due(LoanTerms terms, int k, decimal balance)
    {
        var interest = Math.Floor(balance * terms.Rate / 1200);
        if (k >= terms.Months)
        {
            return (balance, interest);
        }

        if (k <= terms.Grace)
        {
            return (0, interest);
        }

        var repaying = terms.Months - terms.Grace;
        var principal = terms.Method switch
        {
            "02" or "03" => Math.Floor(terms.Principal / repaying),
            "04" or "05" => Payment(terms.Principal, terms.Rate, repaying) - interest,
            _ => 0,
        };
        return (Math.Min(principal, balance), interest);
    }

    private static decimal Payment(decimal principal, decimal rate, int months)
    {
        var i = rate / 1200;
        if (i == 0)
        {
            return decimal.Round(principal / months);
        }

        var growth = 1m;
        for (var k = 0; k < months; k++)
        {
            growth = decimal.Round(growth * (1 + i), 20);
        }

        return decimal.Round(principal * i * growth / (growth - 1));
    }
}

using System.Text.Json.Nodes;

namespace MyDataHub.Journeys.Tests.Truth;

/// <summary>
/// Cards by what became of every single purchase: what it comes to now, less what bills have asked for it. Added to what is
/// still due of those bills, this is the debt, without any statement period or instalment arithmetic.
/// </summary>
internal static class CardTruth
{
    private static readonly string[] Companies = ["C1HNBT0000", "C1NURI0000"];

    internal static void Tell(Books books, Household home)
    {
        foreach (var company in Companies)
        {
            Company(books, home, company);
        }
    }

    private static void Company(Books books, Household home, string company)
    {
        var cards = books.Rows(company, "/cards").ToList();
        var approvals = cards.SelectMany(card => Approvals(books, company, card)).ToList();
        var month = new DateOnly(books.Today.Year, books.Today.Month, 1);
        home.Add("spent-this-month", approvals.Where(row => row.On >= month).Sum(row => row.Won));
        home.Add("spent-last-month", approvals.Where(row => row.On >= month.AddMonths(-1) && row.On < month).Sum(row => row.Won));

        var dues = books.Rows(company, "/payments").Where(due => due.Day("pay_due_date") >= books.Today).ToList();
        home.Add("card-payable", dues.Sum(due => due.Amount("pay_amt")));
        home.Add("card-payable", Unbilled(books, company, approvals));
        home.Add("card-payable", Carried(books, company, dues));
        home.Add("card-loans", Owed(books, company, "/loans/short-term") - dues.Sum(due => due.Amount("loan_short_amt")));
        home.Add("card-loans", Owed(books, company, "/loans/long-term") - dues.Sum(due => due.Amount("loan_long_amt")));
        home.Add("points", books.Rows(company, "/points").Sum(row => row.Amount("remain_point_amt")));
    }

    // The part of the carried balance that a claim asks for is owed once; a claim that carries more on contains none of it.
    private static decimal Carried(Books books, string company, List<JsonObject> dues) => Math.Max(
        0, books.Rows(company, "/payments/revolving").Sum(row => row.Amount("remained_amt")) - dues.Sum(due => Math.Max(0, due.Amount("revolving_amt"))));

    private static decimal Owed(Books books, string company, string resource) => books.Rows(company, resource).Sum(loan => loan.Amount("balance_amt"));

    private static decimal Unbilled(Books books, string company, List<Approval> approvals)
    {
        var billed = books.Rows(company, "/bills")
            .SelectMany(bill => books.Rows(company, "/bills/detail", "charge_month", bill.Text("charge_month")))
            .Where(line => line.Text("prod_type") is "01" or "02")
            .ToLookup(line => (line.Text("card_id"), line.Text("paid_dtime"), line.Text("trans_no")));
        return approvals.Where(row => row.IsCredit).Sum(row => Left(row, [.. billed[(row.Card, row.At, row.Number)]]));
    }

    // A purchase abroad is billed at the rate of the day it is purchased on: billed once, it is billed.
    private static decimal Left(Approval row, List<JsonObject> billed) =>
        row.IsAbroad && billed.Count > 0 ? 0 : row.Won - billed.Sum(line => line.Amount("paid_amt"));

    private static IEnumerable<Approval> Approvals(Books books, string company, JsonObject card)
    {
        var id = card.Text("card_id");
        var isCredit = card.Text("card_type") == "01";
        foreach (var row in books.Rows(company, "/cards/{card_id}/approval-domestic", "card_id", id))
        {
            yield return new(id, row, isCredit, false, Net(row, row.Amount("approved_amt")));
        }

        foreach (var row in books.Rows(company, "/cards/{card_id}/approval-overseas", "card_id", id))
        {
            yield return new(id, row, isCredit, true, Net(row, row.Amount("krw_amt")));
        }
    }

    private static decimal Net(JsonObject row, decimal approved) => row.Text("status") switch
    {
        "02" => 0,
        "03" => row.Amount("modified_amt"),
        _ => approved,
    };

    private sealed record Approval(string Card, JsonObject Row, bool IsCredit, bool IsAbroad, decimal Won)
    {
        public string At { get; } = Row.Text("approved_dtime");

        public string Number { get; } = Row.Text("approved_num");

        public DateOnly On { get; } = Row.Day("approved_dtime");
    }
}

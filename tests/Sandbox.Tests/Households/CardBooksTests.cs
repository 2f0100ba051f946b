using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households;

namespace MyDataHub.Sandbox.Tests.Households;

public sealed class CardBooksTests
{
    private static readonly HouseholdData Data = new(3);

    public static TheoryData<string, string> Members
    {
        get
        {
            var members = new TheoryData<string, string>();
            foreach (var person in Data.People)
            {
                foreach (var org in (IEnumerable<string>)["C1HNBT0000", "C1NURI0000"])
                {
                    if (Data.Try(org, "/cards", person, Ask.Now) is not null)
                    {
                        members.Add(org, person.LoginId);
                    }
                }
            }

            return members;
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void A_bill_is_the_sum_of_its_lines_and_fees(string org, string login)
    {
        var person = Named(login);
        foreach (var bill in Bills(org, person))
        {
            var lines = Lines(org, person, bill);
            Assert.Equal(bill.Won("charge_amt"), lines.Sum(line => line.Won("paid_amt") + line.Won("credit_fee_amt")));
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void A_bill_is_debited_from_the_account_on_its_payment_day(string org, string login)
    {
        var person = Named(login);
        var payer = org == "C1HNBT0000" ? "한빛카드" : "누리카드";
        var debits = BankRows(person).Where(row => row.Text("trans_memo") == payer && row.Text("trans_type") == "02")
            .Select(row => (Day: row.Text("trans_dtime")[..8], Amount: row.Won("trans_amt"))).ToHashSet();

        foreach (var bill in Bills(org, person).Where(bill => bill.Won("charge_amt") > 0))
        {
            if (string.CompareOrdinal(bill.Text("paid_out_date"), "20261122") < 0)
            {
                Assert.Contains((bill.Text("paid_out_date"), bill.Won("charge_amt")), debits);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Lump_sum_lines_of_domestic_use_are_the_approvals_of_the_period(string org, string login)
    {
        var person = Named(login);
        foreach (var bill in Bills(org, person).Take(6))
        {
            var lines = Lines(org, person, bill);
            var own = lines.Where(line => line.Text("prod_type") is "01" && line["merchant_regno"] is not null && line.Won("paid_amt") > 0).ToList();
            foreach (var line in own)
            {
                var approval = Assert.Single(Approvals(org, person, line), row => row.Text("approved_num") == line.Text("trans_no"));
                Assert.Contains(line.Won("paid_amt"), (decimal[])[
                    approval.Won("approved_amt"), approval["modified_amt"] is null ? -1 : approval.Won("modified_amt")]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Parts_of_an_instalment_purchase_sum_to_it_with_the_remainder_in_the_first(string org, string login)
    {
        var person = Named(login);
        var parts = Bills(org, person).SelectMany(bill => Lines(org, person, bill))
            .Where(line => line.Text("prod_type") == "02")
            .GroupBy(line => line.Text("trans_no") + line.Text("paid_dtime"));
        foreach (var purchase in parts)
        {
            var inOrder = purchase.OrderBy(line => line.Won("cur_install_cnt")).ToList();
            Assert.All(inOrder, line => Assert.True(line.Won("paid_amt") <= inOrder[0].Won("paid_amt")));
            Assert.Equal(Enumerable.Range(1, inOrder.Count), inOrder.Select(line => (int)line.Won("cur_install_cnt")));
            if (inOrder.Count == (int)inOrder[0].Won("total_install_cnt"))
            {
                Assert.Equal(0, inOrder[^1].Won("balance_amt"));
            }
        }
    }

    [Fact]
    public void A_check_card_approval_has_its_debit_at_the_same_second()
    {
        var checkedAny = 0;
        foreach (var person in Data.People)
        {
            var debits = BankRows(person).Where(row => row.Text("trans_class") == "체크카드" && row.Text("trans_type") == "02")
                .Select(row => row.Text("trans_dtime") + row.Text("trans_amt")).ToHashSet();
            foreach (var (org, card) in Cards(person).Where(card => card.Type == "02").Select(card => (card.Org, card.Id)))
            {
                var approvals = Data.Get(org, "/cards/{card_id}/approval-domestic", person, Ask.Now, ("card_id", card)).Rows;
                Assert.All(approvals, row => Assert.Contains(row.Text("approved_dtime") + row.Text("approved_amt"), debits));
                checkedAny += approvals.Count;
            }
        }

        Assert.True(checkedAny > 1_000);
    }

    [Fact]
    public void What_is_due_splits_into_its_parts()
    {
        var due = (from person in Data.People
                   from org in (IEnumerable<string>)["C1HNBT0000", "C1NURI0000"]
                   from day in Enumerable.Range(0, 30)
                   from row in Data.Try(org, "/payments", person, Ask.Now.AddDays(day))?.Rows ?? []
                   select row).ToList();

        Assert.NotEmpty(due);
        Assert.All(due, row => Assert.Equal(
            row.Won("pay_amt"),
            row.Won("lump_sum_amt") + row.Won("monthly_amt") + row.Won("loan_short_amt") + row.Won("revolving_amt")
                + row.Won("loan_long_amt") + row.Won("etc_amt")));
    }

    [Fact]
    public void An_approval_is_seen_as_approved_first_and_as_cancelled_or_corrected_later()
    {
        var statuses = new HashSet<string>();
        var person = Named("seoyeon");
        foreach (var (org, card, _) in Cards(person))
        {
            var before = Data.Get(org, "/cards/{card_id}/approval-domestic", person, Ask.Now.AddDays(-60), ("card_id", card)).Rows
                .ToLookup(row => row.Text("approved_num") + row.Text("approved_dtime"), row => row.Text("status"));
            foreach (var row in Data.Get(org, "/cards/{card_id}/approval-domestic", person, Ask.Now, ("card_id", card)).Rows)
            {
                foreach (var status in before[row.Text("approved_num") + row.Text("approved_dtime")].Where(s => s != row.Text("status")))
                {
                    Assert.Equal("01", status);
                    Assert.NotNull(row["trans_dtime"]);
                    statuses.Add(row.Text("status"));
                }
            }
        }

        Assert.Subset(new HashSet<string> { "02", "03" }, statuses);
        Assert.NotEmpty(statuses);
    }

    private static Person Named(string login) => Data.People.Single(person => person.LoginId == login);

    private static IReadOnlyList<JsonObject> Bills(string org, Person person) => Data.Get(org, "/bills", person, Ask.Now).Rows;

    private static IReadOnlyList<JsonObject> Lines(string org, Person person, JsonObject bill) =>
        Data.Get(org, "/bills/detail", person, Ask.Now, ("charge_month", bill.Text("charge_month"))).Rows;

    private static IReadOnlyList<JsonObject> Approvals(string org, Person person, JsonObject line) => Data.Get(
        org, "/cards/{card_id}/approval-domestic", person, Ask.Now, ("card_id", line.Text("card_id")),
        ("from_date", line.Text("paid_dtime")[..8]), ("to_date", line.Text("paid_dtime")[..8])).Rows;

    private static IEnumerable<(string Org, string Id, string Type)> Cards(Person person) =>
        from org in (IEnumerable<string>)["C1HNBT0000", "C1NURI0000"]
        from card in Data.Try(org, "/cards", person, Ask.Now)?.Rows ?? []
        select (org, card.Text("card_id"), card.Text("card_type"));

    private static IEnumerable<JsonObject> BankRows(Person person) =>
        from org in (IEnumerable<string>)["A1GAON0000", "A1DAON0000"]
        from asset in Data.Assets(org, person.Ci, Ask.Now)
        where asset.Scope == "bank.deposit"
        from row in Data.Get(org, "/accounts/deposit/transactions", person, Ask.Now, ("account_num", asset.Number)).Rows
        select row;
}

using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Tests.Running;

namespace MyDataHub.Providers.Tests.KrMyData;

/// <summary>What rows mean: directions, identities, currencies, kinds.</summary>
public sealed class MappingTests
{
    [Theory]
    [InlineData("bank.deposit.transactions", "01", Flow.In)]
    [InlineData("bank.deposit.transactions", "02", Flow.Out)]
    [InlineData("bank.deposit.transactions", "03", Flow.In)]
    [InlineData("bank.deposit.transactions", "05", Flow.Out)]
    [InlineData("bank.deposit.transactions", "06", Flow.In)]
    [InlineData("bank.deposit.transactions", "07", Flow.Out)]
    [InlineData("bank.deposit.transactions", "98", Flow.In)]
    [InlineData("bank.deposit.transactions", "99", Flow.Out)]
    [InlineData("bank.deposit.transactions", "77", Flow.None)]
    [InlineData("bank.fund.transactions", "03", Flow.Out)]
    [InlineData("bank.fund.transactions", "05", Flow.None)]
    [InlineData("bank.dc.transactions", "02", Flow.In)]
    [InlineData("bank.dc.transactions", "03", Flow.Out)]
    [InlineData("bank.irp.transactions", "02", Flow.Out)]
    [InlineData("bank.loan.transactions", "01", Flow.In)]
    [InlineData("bank.loan.transactions", "02", Flow.Out)]
    [InlineData("invest.transactions", "341", Flow.Out)]
    [InlineData("invest.transactions", "342", Flow.In)]
    [InlineData("invest.transactions", "321", Flow.None)]
    [InlineData("efin.wallet.transactions", "5211", Flow.In)]
    [InlineData("efin.wallet.transactions", "5501", Flow.Out)]
    [InlineData("efin.payments", "6201", Flow.In)]
    public async Task The_type_code_says_which_way_money_went(string dataset, string type, Flow expected)
    {
        var rows = await RowsAsync(dataset, $$"""{"trans_dtime":"20261001120000","trans_no":"1","trans_type":"{{type}}","trans_type_detail":"x","trans_amt":"-500","balance_amt":"1"}""");

        Assert.Equal((expected, Money.Krw(500), type), (rows[0].Flow, rows[0].Amount, rows[0].TypeCode));
    }

    [Fact]
    public async Task Two_equal_rows_without_a_number_stay_two_and_keep_their_identities()
    {
        const string coffee = """{"trans_dtime":"20261001120000","trans_type":"02","trans_amt":"4500","balance_amt":"1"}""";
        const string other = """{"trans_dtime":"20261001120000","trans_type":"02","trans_amt":"4500","balance_amt":"2"}""";

        var first = await RowsAsync("bank.deposit.transactions", coffee, coffee, other);
        var second = await RowsAsync("bank.deposit.transactions", other, coffee, coffee);

        Assert.Equal(3, first.Select(row => row.Id).Distinct().Count());
        Assert.Equal(first.Select(row => row.Id).Order(), second.Select(row => row.Id).Order());
    }

    [Fact]
    public async Task Numbers_that_start_again_every_day_do_not_collide()
    {
        var rows = await RowsAsync(
            "bank.deposit.transactions",
            """{"trans_dtime":"20261001","trans_no":"1","trans_type":"02","trans_amt":"10","balance_amt":"1"}""",
            """{"trans_dtime":"20261002","trans_no":"1","trans_type":"02","trans_amt":"20","balance_amt":"1"}""",
            """{"trans_dtime":"20261002","trans_no":"1","trans_type":"02","trans_amt":"20","balance_amt":"1"}""");

        Assert.Equal([10m, 20m], rows.Select(row => row.Amount.Amount));
        Assert.All(rows, row => Assert.False(row.HasTime));
    }

    [Fact]
    public async Task An_approval_and_its_cancellation_in_one_answer_are_one_cancelled_row()
    {
        const string approved = """{"approved_dtime":"20261001120000","approved_num":"77","status":"01","pay_type":"01","approved_amt":"30000"}""";
        const string cancelled = """{"approved_dtime":"20261001120000","approved_num":"77","status":"02","pay_type":"01","trans_dtime":"20261003090000","approved_amt":"30000"}""";

        foreach (var answer in new[] { new[] { approved, cancelled }, [cancelled, approved] })
        {
            var row = Assert.Single(await RowsAsync("card.approvals.domestic", answer));
            Assert.Equal((CardStatus.Cancelled, true), (row.Card!.Status, row.Card.IsCredit));
        }
    }

    [Fact]
    public async Task An_amount_abroad_without_its_currency_never_passes_for_won()
    {
        var card = Card("approved_list", """{"approved_dtime":"20261001","approved_num":"1","status":"01","pay_type":"01","approved_amt":"20.5","krw_amt":"27000"}""");

        Assert.Equal("approved_list[0].currency_code", Assert.IsType<FetchOutcome.Malformed>(await card.FetchAsync("card.approvals.overseas")).Field);
    }

    [Fact]
    public async Task Accounts_go_to_the_datasets_of_their_type()
    {
        string[] types = ["1001", "2001", "2003", "3220", "3710", "1888", "9999"];
        var rows = types.Select(type => $$"""{"account_num":"{{type}}","is_consent":"true","prod_name":"x","account_type":"{{type}}","account_status":"01","is_minus":"true"}""");
        var list = await FactAsync<AssetList>("bank.accounts", "account_list", [.. rows]);

        Assert.Equal(
            [AssetKind.Deposit, AssetKind.Fund, AssetKind.Trust, AssetKind.Loan, AssetKind.Lease, AssetKind.Deposit, AssetKind.Deposit],
            list.Assets.Select(asset => asset.Key.Kind));
        Assert.All(list.Assets, asset => Assert.True(asset.IsMinus));
    }

    [Fact]
    public async Task A_deposit_in_two_currencies_has_a_balance_in_each()
    {
        var balances = await FactAsync<DepositBalances>(
            "bank.deposit.balances", "detail_list",
            """{"currency_code":"USD","balance_amt":"100.25","withdrawable_amt":"100","offered_rate":"1"}""",
            """{"balance_amt":"5000","withdrawable_amt":"5000","offered_rate":"1"}""");

        Assert.Equal([new Money(100.25m, new("USD")), Money.Krw(5000)], balances.Rows.Select(row => row.Balance));
    }

    [Fact]
    public async Task A_wallet_with_two_accounts_is_two_assets_and_a_limit_of_a_prepaid_card_counts_in_ten_thousands()
    {
        var wallets = await FactAsync<AssetList>(
            "efin.wallets", "fob_list", """{"fob_id":"F","fob_name":"페이","is_consent":true,"account_cnt":2,"account_list":[{"account_id":"a*"},{"account_id":"b*"}]}""");
        var cards = await FactAsync<AssetList>("card.prepaid.cards", "pp_list", """{"pp_id":"P","pp_name":"기프트","is_consent":"true","limit_amt":"50"}""");

        Assert.Equal(["a*", "b*"], wallets.Assets.Select(asset => asset.Key.Seqno));
        Assert.Equal(500_000, cards.Assets.Single().Amount);
    }

    [Fact]
    public async Task A_policy_loan_payment_is_principal_and_interest_together()
    {
        var row = Assert.Single(await RowsAsync("insu.loan.transactions", """{"trans_dtime":"20261001","loan_paid_amt":"300","int_paid_amt":"25.5"}"""));

        Assert.Equal((325.5m, new LoanPart(300, 25.5m)), (row.Amount.Amount, row.Loan));
    }

    [Fact]
    public async Task A_bill_is_named_by_month_and_sequence_in_both_of_its_facts()
    {
        var bills = Card("bill_list", """{"seqno":"3","charge_amt":"10","charge_day":"14","charge_month":"202610","paid_out_date":"20261014"}""");
        var bill = Assert.IsType<FetchOutcome.Fetched>(await bills.FetchAsync("card.bills")).Facts.Single();
        var lines = Card("bill_detail_list", """{"card_id":"1","paid_dtime":"20261001","paid_amt":"10","credit_fee_amt":"0","prod_type":"01"}""");
        var detail = Assert.IsType<FetchOutcome.Fetched>(await lines.FetchAsync("card.bill-lines", part: bill.Key.Part)).Facts.Single();

        Assert.Equal("202610:3", bill.Key.Part);
        Assert.Equal(("202610:3", "card-bill-lines"), (detail.Key.Part, detail.Key.Kind));
        Assert.Contains("seqno=3&charge_month=202610", lines.Calls.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_holding_without_a_currency_is_in_won_unless_the_institution_is_known_to_mean_otherwise()
    {
        const string row = """{"prod_name":"AAPL","prod_type":"402","eval_amt":"100"}""";

        Assert.Equal(Currency.Krw, (await FactAsync<Holdings>("invest.holdings", "prod_list", row)).Rows.Single().Currency);
        var odd = new Scripted { Profile = new() { HoldingsWithoutCurrencyAreWon = false } }.Says(Body("prod_list", row));
        var fetched = Assert.IsType<FetchOutcome.Fetched>(await odd.FetchAsync("invest.holdings"));
        Assert.Null(((Holdings)fetched.Facts.Single().Value).Rows.Single().Currency);
    }

    private static async Task<Transaction[]> RowsAsync(string dataset, params string[] rows)
    {
        var list = dataset.StartsWith("card.approvals", StringComparison.Ordinal) ? "approved_list" : "trans_list";
        return [.. Assert.IsType<FetchOutcome.Fetched>(await Card(list, rows).FetchAsync(dataset)).Transactions];
    }

    private static async Task<TFact> FactAsync<TFact>(string dataset, string list, params string[] rows)
        where TFact : Fact =>
        Assert.IsType<TFact>(Assert.IsType<FetchOutcome.Fetched>(await Card(list, rows).FetchAsync(dataset)).Facts.Single().Value);

    private static Scripted Card(string list, params string[] rows) => new Scripted().Says(Body(list, rows));

    private static string Body(string list, params string[] rows) =>
        $$"""{"rsp_code":"00000","{{list.Replace("_list", "_cnt", StringComparison.Ordinal)}}":"{{rows.Length}}","{{list}}":[{{string.Join(',', rows)}}]}""";
}

using System.Net;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.KrMyData.Datasets;
using MyDataHub.Providers.Tests.Running;

namespace MyDataHub.Providers.Tests.KrMyData;

/// <summary>Questions as they leave, and what becomes of answers that are not what they should be.</summary>
public sealed class FetchTests
{
    private const string Row = """{"account_num":"1","is_consent":"true","prod_name":"통장","account_type":"1001","account_status":"01"}""";

    [Theory]
    [InlineData("00001", typeof(FetchOutcome.Unchanged))]
    [InlineData("40001", typeof(FetchOutcome.OurFault))]
    [InlineData("40002", typeof(FetchOutcome.OurFault))]
    [InlineData("40003", typeof(FetchOutcome.OurFault))]
    [InlineData("40004", typeof(FetchOutcome.OurFault))]
    [InlineData("40101", typeof(FetchOutcome.TokenRefused))]
    [InlineData("40102", typeof(FetchOutcome.OurFault))]
    [InlineData("40103", typeof(FetchOutcome.OurFault))]
    [InlineData("40104", typeof(FetchOutcome.ConsentGone))]
    [InlineData("40105", typeof(FetchOutcome.ConsentGone))]
    [InlineData("40106", typeof(FetchOutcome.ConsentGone))]
    [InlineData("40301", typeof(FetchOutcome.OurFault))]
    [InlineData("40302", typeof(FetchOutcome.Busy))]
    [InlineData("40303", typeof(FetchOutcome.OurFault))]
    [InlineData("40304", typeof(FetchOutcome.OurFault))]
    [InlineData("40305", typeof(FetchOutcome.AssetGone))]
    [InlineData("40401", typeof(FetchOutcome.OurFault))]
    [InlineData("40402", typeof(FetchOutcome.AssetGone))]
    [InlineData("40403", typeof(FetchOutcome.ConsentGone))]
    [InlineData("40501", typeof(FetchOutcome.OurFault))]
    [InlineData("42901", typeof(FetchOutcome.Busy))]
    [InlineData("50001", typeof(FetchOutcome.Unavailable))]
    [InlineData("50002", typeof(FetchOutcome.Unavailable))]
    [InlineData("50003", typeof(FetchOutcome.Unavailable))]
    [InlineData("50004", typeof(FetchOutcome.Unavailable))]
    [InlineData("50005", typeof(FetchOutcome.Unavailable))]
    [InlineData("50006", typeof(FetchOutcome.Unavailable))]
    [InlineData("50007", typeof(FetchOutcome.Unavailable))]
    [InlineData("50008", typeof(FetchOutcome.Busy))]
    [InlineData("50009", typeof(FetchOutcome.Busy))]
    [InlineData("40999", typeof(FetchOutcome.OurFault))]
    [InlineData("50099", typeof(FetchOutcome.Unavailable))]
    public async Task Each_code_has_its_reaction_and_only_passing_failures_are_asked_again(string code, Type expected)
    {
        var bank = new Scripted();
        bank.Answer = (_, _) => Task.FromResult(code == "00001" ? Scripted.Json("""{"rsp_code":"00001"}""") : Scripted.Code(code));

        var outcome = await bank.FetchAsync("bank.accounts");

        Assert.IsType(expected, outcome);
        Assert.Equal(code == "00001" ? 1 : 0, outcome.BilledCalls);
        Assert.Equal(expected == typeof(FetchOutcome.Unavailable) ? 3 : 1, bank.Calls.Count);
        Assert.Equal(bank.TransactionIds.Count, bank.TransactionIds.Distinct().Count());
    }

    [Fact]
    public async Task A_failure_that_passes_is_not_noticed()
    {
        var bank = new Scripted();
        bank.Answer = (_, call) => Task.FromResult(call == 0 ? Scripted.Code("50003") : Scripted.Json($$"""{"rsp_code":"00000","account_cnt":"1","account_list":[{{Row}}]}"""));

        Assert.IsType<FetchOutcome.Fetched>(await bank.FetchAsync("bank.accounts"));
    }

    [Fact]
    public async Task A_scheduled_call_too_many_waits_for_the_next_week_and_one_outside_the_windows_for_the_next_window()
    {
        var bank = new Scripted { Entry = new(new(Scripted.OrgCode), "", Domain.Sector.Bank, new("https://bank.example")) { ScheduledWindows = [new(new(1, 0), new(5, 0))] } };
        bank.Answer = (_, call) => Task.FromResult(Scripted.Code(call == 0 ? "42901" : "50009"));
        var now = TimeProvider.System.GetUtcNow();

        var week = Assert.IsType<FetchOutcome.Busy>(await bank.FetchAsync("bank.accounts", TransferKind.Scheduled)).RetryAt!.Value;
        var window = Assert.IsType<FetchOutcome.Busy>(await bank.FetchAsync("bank.accounts", TransferKind.Scheduled)).RetryAt!.Value;

        Assert.Equal(DayOfWeek.Sunday, week.ToOffset(TimeSpan.FromHours(9)).DayOfWeek);
        Assert.InRange(week - now, TimeSpan.Zero, TimeSpan.FromDays(7));
        Assert.Equal(1, window.ToOffset(TimeSpan.FromHours(9)).Hour);
        Assert.InRange(window - now, TimeSpan.Zero, TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task The_stamp_is_sent_on_the_first_page_and_the_cursor_on_the_others()
    {
        var bank = new Scripted().Says(
            $$"""{"rsp_code":"00000","search_timestamp":"20260101000000","account_cnt":"1","account_list":[{{Row}}],"next_page":"a/b c"}""",
            """{"rsp_code":"00000","account_cnt":"0","next_page":"d"}""",
            """{"rsp_code":"00000","account_cnt":"0","account_list":[]}""");

        var fetched = Assert.IsType<FetchOutcome.Fetched>(await bank.FetchAsync("bank.accounts"));

        Assert.Equal(20260101000000, fetched.Stamp);
        Assert.Equal(3, fetched.BilledCalls);
        Assert.Single(((AssetList)fetched.Facts.Single().Value).Assets);
        Assert.Equal(
            [
                "GET /base/v2/bank/accounts?org_code=A1TEST0000&search_timestamp=0&limit=500",
                "GET /base/v2/bank/accounts?org_code=A1TEST0000&next_page=a%2Fb%20c&limit=500",
                "GET /base/v2/bank/accounts?org_code=A1TEST0000&next_page=d&limit=500",
            ],
            bank.Calls);
    }

    [Fact]
    public async Task Parameters_of_a_post_are_strings_in_a_json_body()
    {
        var bank = new Scripted().Says("""{"rsp_code":"00000","trans_cnt":"0","trans_list":[]}""");

        await bank.FetchAsync("bank.deposit.transactions");

        Assert.Equal(
            """POST /base/v2/bank/accounts/deposit/transactions {"org_code":"A1TEST0000","account_num":"110-123-456","seqno":"1","from_date":"20261001","to_date":"20261031","limit":"500"}""",
            bank.Calls.Single());
    }

    [Fact]
    public async Task A_bill_is_asked_for_by_month_and_sequence_and_a_card_in_the_path()
    {
        var card = new Scripted { Entry = new(new(Scripted.OrgCode), "", Domain.Sector.Card, new("https://card.example")) };

        await card.FetchAsync("card.bill-lines");
        await card.FetchAsync("card.approvals.domestic", subject: new(new(Scripted.OrgCode), AssetKind.Card, "id/1"));

        Assert.Equal("GET /v2/card/bills/detail?org_code=A1TEST0000&seqno=1&charge_month=202610&limit=500", card.Calls[0]);
        Assert.Equal("GET /v2/card/cards/id%2F1/approval-domestic?org_code=A1TEST0000&from_date=20261001&to_date=20261031&limit=500", card.Calls[1]);
    }

    [Theory]
    [InlineData(TransferKind.UserConsent, "202512")]
    [InlineData(TransferKind.Scheduled, "202609")]
    [InlineData(TransferKind.UserSearch, "202511")]
    public async Task Months_are_no_more_than_the_kind_of_transfer_allows(TransferKind kind, string from)
    {
        var card = new Scripted { Entry = new(new(Scripted.OrgCode), "", Domain.Sector.Card, new("https://card.example")) };
        var bills = Scripted.Request((KrDataset)new DatasetCatalogue().Find("card.bills")!) with { Kind = kind, Period = new(new(2025, 11, 23), new(2026, 11, 22)) };

        await card.Institution().FetchAsync(bills, CancellationToken.None);

        Assert.Contains($"from_month={from}&to_month=202611", card.Calls.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_institution_of_version_1_is_asked_by_v1_and_not_for_what_v2_added()
    {
        var bank = new Scripted { Catalogue = """{"rsp_code":"00000","version":"v1"}""" }.Says(
            """{"rsp_code":"00000","balance_amt":1000,"withdrawable_amt":900,"offered_rate":"1.5"}""");

        var flat = Assert.IsType<FetchOutcome.Fetched>(await bank.FetchAsync("bank.deposit.balances"));
        var trust = Assert.IsType<FetchOutcome.Fetched>(await bank.FetchAsync("bank.trust.value"));

        Assert.StartsWith("POST /base/v1/bank/accounts/deposit/detail", bank.Calls.Single(), StringComparison.Ordinal);
        Assert.Equal(1000, ((DepositBalances)flat.Facts.Single().Value).Rows.Single().Balance.Amount);
        Assert.Empty(trust.Facts);
    }

    [Fact]
    public async Task What_the_catalogue_leaves_out_of_v2_is_not_asked_for()
    {
        var bank = new Scripted { Catalogue = """{"rsp_code":"00000","version":"v2","api_cnt":"1","api_list":[{"api_code":"BA01","api_uri":"/accounts"}]}""" };

        var outcome = Assert.IsType<FetchOutcome.Fetched>(await bank.FetchAsync("bank.trust.value"));

        Assert.Empty(bank.Calls);
        Assert.Equal(0, outcome.BilledCalls);
    }

    [Theory]
    [InlineData("""{"rsp_code":"00000"}""", "account_list")]
    [InlineData("""{"rsp_code":"00000","account_cnt":"3"}""", "account_list")]
    [InlineData("""{"rsp_code":"00000","account_cnt":"3","account_list":[]}""", "account_list")]
    [InlineData("""{"rsp_code":"00000","account_cnt":"1","account_list":{}}""", "account_list")]
    [InlineData("""{"rsp_code":"00000","account_cnt":"1","account_list":["x"]}""", "account_list[0]")]
    [InlineData("""{"rsp_code":"00000","account_cnt":"1","account_list":[{"account_num":"1"}]}""", "account_list[0].account_type")]
    [InlineData("""{"rsp_code":"00000","account_list":[""", "$")]
    [InlineData("""{"rsp_code":"00000","account_cnt":"0","account_cnt":"1","account_list":[]}""", "$")]
    [InlineData("""[]""", "rsp_code")]
    [InlineData("""<html>""", "rsp_code")]
    [InlineData("", "rsp_code")]
    [InlineData("""{"rsp_msg":"ok"}""", "rsp_code")]
    public async Task An_answer_that_cannot_be_read_is_malformed_and_names_the_member(string body, string field) =>
        Assert.Equal(field, Assert.IsType<FetchOutcome.Malformed>(await new Scripted().Says(body).FetchAsync("bank.accounts")).Field);

    [Fact]
    public async Task An_answer_to_another_question_is_refused()
    {
        var outcome = await new Scripted { Echoes = false }.Says("""{"rsp_code":"00000","account_cnt":"0","account_list":[]}""").FetchAsync("bank.accounts");

        Assert.Equal(TransactionIds.Header, Assert.IsType<FetchOutcome.Malformed>(outcome).Field);
    }

    [Fact]
    public async Task A_proxy_without_codes_says_nothing_about_the_consent()
    {
        foreach (var status in new[] { HttpStatusCode.Unauthorized, HttpStatusCode.NotFound, HttpStatusCode.BadGateway, HttpStatusCode.Redirect })
        {
            var bank = new Scripted { Answer = (_, _) => Task.FromResult(Scripted.Json("<html>", status)) };

            Assert.Equal($"http-{(int)status}", Assert.IsType<FetchOutcome.Unavailable>(await bank.FetchAsync("bank.accounts")).Reason);
        }
    }
}

using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Tests.Running;

namespace MyDataHub.Providers.Tests.KrMyData;

public sealed class ConsentsTests
{
    private static readonly TokenSet Tokens = new(new("a"), DateTimeOffset.MaxValue, new("r"), DateTimeOffset.MaxValue, ["bank.list", "bank.deposit"]);

    [Fact]
    public async Task What_was_agreed_at_the_institution_is_read_back()
    {
        var bank = new Scripted().Says("""{"rsp_code":"00000","is_scheduled":"true","fnd_cycle":"1/w","add_cycle":"1/3w","end_date":"20270731","purpose":"조회","period":"99991231","is_consent_trans_memo":"true"}""");

        var terms = Assert.IsType<ConsentOutcome.Held>(await Inquiry(bank).ReadConsentAsync(Tokens, CancellationToken.None)).Terms;

        Assert.Equal("GET /base/v2/bank/consents?org_code=A1TEST0000", bank.Calls.Single());
        Assert.Equal((1, 3, true, false), (terms.BasicCycleWeeks, terms.AdditionalCycleWeeks, terms.WithMemo, terms.WithMerchant));
        Assert.Equal((new DateOnly(2027, 7, 31), DateOnly.MaxValue), (terms.EndsOn, terms.KeepUntil));
        Assert.Equal(["bank.list", "bank.deposit"], terms.Scopes.Select(selection => selection.Scope));
    }

    [Theory]
    [InlineData("40106")]
    [InlineData("40101")]
    public async Task A_consent_that_is_over_is_gone(string code)
    {
        var bank = new Scripted { Answer = (_, _) => Task.FromResult(Scripted.Code(code)) };

        Assert.Equal(new ConsentOutcome.Gone(code), await Inquiry(bank).ReadConsentAsync(Tokens, CancellationToken.None));
    }

    [Fact]
    public async Task An_unreadable_consent_is_none()
    {
        var bank = new Scripted().Says("""{"rsp_code":"00000","is_scheduled":"true","end_date":"soon","purpose":"조회"}""");

        Assert.Equal(new ConsentOutcome.Unavailable("malformed:end_date"), await Inquiry(bank).ReadConsentAsync(Tokens, CancellationToken.None));
    }

    private static IConsentInquiry Inquiry(Scripted bank) => (IConsentInquiry)bank.Institution();
}

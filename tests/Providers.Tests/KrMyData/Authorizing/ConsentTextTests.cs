using MyDataHub.Domain;
using MyDataHub.Domain.Consents;
using MyDataHub.Providers.KrMyData.Authorizing;

namespace MyDataHub.Providers.Tests.KrMyData.Authorizing;

public sealed class ConsentTextTests
{
    private static readonly TransferTerms Terms = new(
        [new("bank.deposit", [new("11012345678901", "1"), new("11098765432109", null)]), new("bank.list", [])], "통합조회 <서비스>", new(2027, 7, 31), new(9999, 12, 31))
    {
        IsScheduled = true,
        BasicCycleWeeks = 1,
        AdditionalCycleWeeks = 3,
        WithMemo = true,
    };

    [Fact]
    public void A_consent_is_written_byte_for_byte_as_the_standard_shows_it() => Assert.Equal(
        """{"snd_org_code":"A1BANK0000","rcv_org_code":"D1AAAU0000","is_scheduled":"true","fnd_cycle":"1/w","add_cycle":"1/3w","end_date":"20270731","purpose":"통합조회 <서비스>","period":"99991231","is_consent_trans_memo":"true","is_consent_merchant_name_regno":"false","target_info":[{"scope":"bank.list"},{"scope":"bank.deposit","asset_list":[{"asset":"11012345678901","seqno":"1"},{"asset":"11098765432109"}]}]}""",
        ConsentText.Of(new("D1AAAU0000"), new("A1BANK0000"), Sector.Bank, Terms));

    [Fact]
    public void Only_the_flags_a_sector_can_honour_are_asked_for()
    {
        var card = ConsentText.Of(new("D1AAAU0000"), new("C1CARD0000"), Sector.Card, Terms with { IsScheduled = false });

        Assert.DoesNotContain("memo", card, StringComparison.Ordinal);
        Assert.DoesNotContain("cycle", card, StringComparison.Ordinal);
        Assert.Contains("card.list", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Transaction_numbers_have_the_standard_lengths()
    {
        var now = new DateTimeOffset(2026, 1, 1, 15, 0, 0, TimeSpan.Zero);

        Assert.Matches("^MD_D1AAAU0000_A1BANK0000_0000000000_Z1SIGN0000_20260102000000_[0-9A-Z]{12}$", TransactionNumbers.Consent(new("D1AAAU0000"), new("A1BANK0000"), "Z1SIGN0000", now));
        Assert.Equal(74, TransactionNumbers.Consent(new("D1AAAU0000"), new("A1BANK0000"), "Z1SIGN0000", now).Length);
        Assert.Equal(49, TransactionNumbers.Signing(new("D1AAAU0000"), "Z1SIGN0000", now).Length);
    }
}

using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MyDataHub.Domain;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.ExchangeRates;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.KrMyData.Authorizing;
using MyDataHub.Providers.KrMyData.Directory;
using MyDataHub.Providers.KrMyData.Wire;
using MyDataHub.Providers.Market;
using MyDataHub.Providers.Tests.Running;
using MyDataHub.Providers.VehiclePrices;
using MyDataHub.Providers.VehicleRegister;

namespace MyDataHub.Providers.Tests;

/// <summary>Mutants of what everybody else answers: portal, register, prices, rates, token endpoints and the certificate authority.</summary>
public sealed class OtherMutationTests
{
    private const int Each = 1000;

    private const string Orgs = """
        {"rsp_code":"00000","search_timestamp":"5","org_cnt":"3","org_list":[
        {"op_type":"I","org_code":"A1BANK0000","org_type":"01","org_name":"은행","industry":"bank","domain":"bank.example:8443","auth_type":"03","np_time_cnt":"1","np_time_list":[{"np_time":"2200:0400"}]},
        {"op_type":"I","org_code":"R1RELAY000","org_type":"04","domain":"relay.example"},
        {"op_type":"I","org_code":"A1SMALL000","org_type":"02","relay_org_code":"R1RELAY000","org_name":"저축은행","industry":"bank"}]}
        """;

    internal const string Cars = """
        {"rsp_code":"00000","vehicle_cnt":"1","vehicle_list":[{"vin":"KMHAAAAAAAA123456","car_reg_no":"12가3456","car_name":"아반떼","car_type":"승용 중형","use_type":"자가용",
        "model_year":"2023","made_ym":"202305","displacement_cc":"1598","fuel":"휘발유","first_reg_date":"20230612","inspect_valid_from":"20250612","inspect_valid_to":"20270611",
        "part_a":[{"rank":"1","event":"신규등록","date":"20230612","creditor":"캐피탈"}],"part_b":[{"rank":"1","mortgagee":"캐피탈","amount":"21000000","date":"20230612"}]}]}
        """;

    internal const string Price = """{"rsp_code":"00000","vin":"KMHAAAAAAAA123456","base_date":"20260301","currency":"KRW","wholesale_amt":"13200000","retail_amt":"14630000"}""";

    internal const string Rates = """[{"result":1,"cur_unit":"USD","deal_bas_r":"1,385.5"},{"result":1,"cur_unit":"JPY(100)","deal_bas_r":"925.3"},{"result":1,"cur_unit":"KRW","deal_bas_r":"1"}]""";

    private const string Token = """{"tx_id":"tx-1","token_type":"Bearer","access_token":"access","expires_in":"3600","refresh_token":"refresh","refresh_token_expires_in":"7200","scope":"bank.list"}""";

    private const string Signatures = """{"rsp_code":"00000","signed_consent_cnt":"2","signed_consent_list":[{"tx_id":"tx-1","signed_consent":"one"},{"tx_id":"tx-2","signed_consent":"two"}]}""";

    private static readonly ConnectionId Connection = new(new("D1AAAU0000"), new("REGISTER00"));

    private static readonly SigningTicket Ticket = new(
        new("D1AAAU0000"), "Z1SIGN0000", "sign", "cert", new("https://ca.example"), [new(new("A1BANK0000"), "tx-1", "{}"), new(new("A1SMALL000"), "tx-2", "{}")]);

    [Property(MaxTest = Each)]
    public void A_directory_lists_only_addresses_that_were_sent_over_https(DoNotSize<ulong> seed)
    {
        var body = Mutant(Orgs, seed);
        if (Parsed(body, page => OrgRows.Apply(DirectorySnapshot.Empty, page)) is { } directory)
        {
            var text = string.Join('\n', Mutants.Texts(body));
            Assert.All(directory.Entries.Values, entry => Assert.Equal("https", entry.Address.Scheme));
            Assert.All(directory.Entries.Values, entry => Assert.Contains(entry.Address.Host, text, StringComparison.OrdinalIgnoreCase));
            Assert.Equal(directory.Entries.Keys, DirectorySnapshot.Read(directory.Write())!.Entries.Keys);
        }
    }

    [Property(MaxTest = Each)]
    public void A_register_makes_no_amount_that_was_not_sent(DoNotSize<ulong> seed)
    {
        var body = Mutant(Cars, seed);
        if (Parsed(body, page => RegisterRows.Read(page, Connection, DateTimeOffset.UnixEpoch)) is { IsDefault: false } facts)
        {
            Assert.Empty(facts.SelectMany(fact => Values.AmountsOf(fact.Value)).Where(amount => amount != 0).Select(Math.Abs).Except(Mutants.Sent(body)!));
        }
    }

    [Property(MaxTest = Each)]
    public void A_price_is_one_that_was_sent_for_this_car(DoNotSize<ulong> seed)
    {
        var body = Mutant(Price, seed);
        if (VehiclePriceClient.Read(body, "KMHAAAAAAAA123456") is PriceOutcome.Quoted { Price: var price })
        {
            Assert.Empty(new[] { price.Wholesale, price.Retail }.OfType<decimal>().Where(amount => amount != 0).Except(Mutants.Sent(body)!));
            Assert.True(price.Wholesale is null or >= 0 && price.Retail is null or >= 0);
        }
    }

    [Property(MaxTest = Each)]
    public void A_rate_is_positive_and_one_that_was_sent(DoNotSize<ulong> seed)
    {
        var body = Mutant(Rates, seed);
        if (ExchangeRateClient.Read(body, new(2026, 3, 4)) is RatesOutcome.Published published)
        {
            Assert.All(published.Rates, rate => Assert.True(rate is { Rate: > 0, Unit: > 0 }));
            Assert.Empty(published.Rates.Select(rate => rate.Rate).Except(Mutants.Sent(body)!));
            Assert.Equal(published.Rates.Length, published.Rates.DistinctBy(rate => rate.Currency).Count());
        }
    }

    [Property(MaxTest = Each)]
    public void A_token_is_whole_or_none(DoNotSize<ulong> seed)
    {
        var now = DateTimeOffset.UnixEpoch;
        var outcome = OAuthAnswers.Tokens(new OutboundAnswer.Answered(System.Net.HttpStatusCode.OK, Mutant(Token, seed), null), now, transaction: "tx-1");
        if (outcome is TokenOutcome.Issued { Tokens: var tokens })
        {
            Assert.NotEmpty(tokens.Access.Value);
            Assert.NotEmpty(tokens.Refresh.Value);
            Assert.True(tokens.AccessExpiresAt > now && tokens.RefreshExpiresAt > now);
        }
        else
        {
            Assert.IsType<TokenOutcome.Unavailable>(outcome);
        }
    }

    [Property(MaxTest = Each)]
    public void Signatures_are_taken_for_the_consents_they_name_or_not_at_all(DoNotSize<ulong> seed)
    {
        if (SigningMessages.Signed(Mutant(Signatures, seed), Ticket) is SigningResult.Completed completed)
        {
            Assert.Equal(["tx-1", "tx-2"], completed.Consents.Select(consent => consent.TxId));
            Assert.All(completed.Consents, consent => Assert.NotEmpty(consent.Signature.Value));
        }
    }

    [Property(MaxTest = Each)]
    public void A_revocation_is_confirmed_only_by_its_code(DoNotSize<ulong> seed)
    {
        var body = Mutant("""{"rsp_code":"00000","rsp_msg":"성공"}""", seed);
        var bank = new Scripted { Answer = (_, _) => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(body) }) };
        var outcome = bank.Institution().RevokeAsync(new Secret("access"), RevokeType.ByUser, CancellationToken.None).GetAwaiter().GetResult();
        if (outcome is RevokeOutcome.Revoked)
        {
            Assert.Contains("00000", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        }
    }

    private static byte[] Mutant(string sample, DoNotSize<ulong> seed) => new Mutants(seed.Item).Of(JsonNode.Parse(sample)!);

    internal static T? Parsed<T>(byte[] body, Func<WireObject, T> read)
    {
        try
        {
            using var document = WireDocument.Parse(body);
            return read(new WireObject(document.RootElement, new WireNotes()));
        }
        catch (WireFormatException)
        {
            return default; // the one thing that every caller expects
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Domain.Tests.Consents.Grants;

public class MyDataConsentReadingTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private const string Whole =
        """
        {"type":"mydata_consent","domains":["bank","card"],"institutions":["A1GAON0000"],"accounts":["abc"],"detail":["balances","transactions"],
         "history_from":"2026-01-01","purpose":{"code":"loan-comparison","text":"대출 조건을 비교해요"},"recurring":true,"ends_on":"2027-01-01"}
        """;

    [Fact]
    public void A_whole_element_is_read()
    {
        var consent = Assert.Single(Assert.IsType<ConsentReading.Valid>(Read($"[{Whole}]")).Consents);

        Assert.Equal(ConsentDomains.Bank | ConsentDomains.Card, consent.Domains);
        Assert.Equal(ConsentDetails.Balances | ConsentDetails.Transactions, consent.Details);
        Assert.Equal((Selection.Of(["A1GAON0000"]), Selection.Of(["abc"])), (consent.Institutions, consent.Accounts));
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2027, 1, 1), true), (consent.HistoryFrom!.Value, consent.EndsOn, consent.IsRecurring));
        Assert.Equal(new ConsentPurpose("loan-comparison", "대출 조건을 비교해요"), consent.Purpose);
    }

    [Theory]
    [InlineData("true", "2027-11-22")]
    [InlineData("false", "2026-11-23")]
    public void What_may_be_left_out_means_all_that_is_linked_and_the_usual_end(string recurring, string end)
    {
        var consent = Valid(Changed(element =>
        {
            element.Remove("institutions");
            element.Remove("accounts");
            element.Remove("ends_on");
            element["recurring"] = JsonNode.Parse(recurring);
        }));

        Assert.True(consent is { Institutions.IsAll: true, Accounts.IsAll: true, CustomerChooses: false });
        Assert.Equal(DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture), consent.EndsOn);
    }

    [Fact]
    public void The_customer_may_be_asked_to_choose_the_accounts()
    {
        Assert.True(Valid(Changed(element => element["accounts"] = "choose")).CustomerChooses);
        Assert.False(Valid(Changed(element => element["accounts"] = "all")).CustomerChooses);
    }

    [Theory]
    [InlineData("domains")]
    [InlineData("detail")]
    [InlineData("history_from")]
    [InlineData("purpose")]
    [InlineData("recurring")]
    [InlineData("type")]
    public void A_missing_field_is_named(string field) => Refused(field, Changed(element => element.Remove(field)));

    [Theory]
    [InlineData("type", "\"payment_initiation\"")]
    [InlineData("type", "1")]
    [InlineData("domains", "\"bank\"")]
    [InlineData("domains", "[]")]
    [InlineData("domains", "[\"bank\",\"bank\"]")]
    [InlineData("domains", "[\"bank\",\"crypto\"]")]
    [InlineData("domains", "[1]")]
    [InlineData("domains", "[\"Bank\"]")]
    [InlineData("institutions", "[]")]
    [InlineData("institutions", "\"A1GAON0000\"")]
    [InlineData("institutions", "[\"A1GAON0000\",\"A1GAON0000\"]")]
    [InlineData("institutions", "[\"A1 GAON\"]")]
    [InlineData("institutions", "null")]
    [InlineData("accounts", "\"some\"")]
    [InlineData("accounts", "[]")]
    [InlineData("accounts", "[\"110-222-333\"]")]
    [InlineData("accounts", "{}")]
    [InlineData("detail", "[\"everything\"]")]
    [InlineData("detail", "[\"balances\",\"transactions\",\"holdings\"]")]
    [InlineData("detail", "[\"balances\",\"transactions\",\"policies\"]")]
    [InlineData("history_from", "\"2026-11-23\"")]
    [InlineData("history_from", "\"2021-11-21\"")]
    [InlineData("history_from", "\"2026-1-1\"")]
    [InlineData("history_from", "\"2026-02-30\"")]
    [InlineData("history_from", "20260101")]
    [InlineData("purpose", "\"loan-comparison\"")]
    [InlineData("purpose.code", "{\"code\":\"marketing\",\"text\":\"x\"}")]
    [InlineData("purpose.text", "{\"code\":\"other\"}")]
    [InlineData("purpose.text", "{\"code\":\"other\",\"text\":\"  \"}")]
    [InlineData("purpose.text", "{\"code\":\"other\",\"text\":\"one\\ntwo\"}")]
    [InlineData("purpose.text", "{\"code\":\"other\",\"text\":\"\\u202Etxet\"}")]
    [InlineData("purpose.note", "{\"code\":\"other\",\"text\":\"x\",\"note\":\"y\"}")]
    [InlineData("recurring", "\"true\"")]
    [InlineData("recurring", "1")]
    [InlineData("ends_on", "\"2026-11-21\"")]
    [InlineData("ends_on", "\"2031-11-23\"")]
    [InlineData("ends_on", "\"tomorrow\"")]
    public void A_wrong_field_is_named(string field, string value) =>
        Refused(field, Changed(element => element[field.Split('.')[0]] = JsonNode.Parse(value)));

    [Fact]
    public void Limits_are_limits()
    {
        Valid(Changed(element => element["accounts"] = Many(500)));
        Refused("accounts", Changed(element => element["accounts"] = Many(501)));
        Refused("institutions", Changed(element => element["institutions"] = Many(101)));
        Valid(Changed(element => element["purpose"]!["text"] = new string('가', 200)));
        Refused("purpose.text", Changed(element => element["purpose"]!["text"] = new string('가', 201)));
    }

    [Fact]
    public void The_last_days_that_may_be_asked_for_are_taken()
    {
        Assert.Equal(new DateOnly(2031, 11, 22), Valid(Changed(element => element["ends_on"] = "2031-11-22")).EndsOn);
        Assert.Equal(new DateOnly(2021, 11, 22), Valid(Changed(element => element["history_from"] = "2021-11-22")).HistoryFrom);
        Assert.Equal(Today, Valid(Changed(element => element["ends_on"] = "2026-11-22")).EndsOn);
    }

    [Fact]
    public void An_unknown_field_is_named_and_one_that_is_no_name_is_not_repeated()
    {
        Refused("locations", Changed(element => element["locations"] = new JsonArray("https://x.example")));

        var wrong = Assert.IsType<ConsentReading.Invalid>(Read(Changed(element => element["<script>"] = 1)));
        Assert.DoesNotContain("<", wrong.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_given_twice_is_refused()
    {
        Refused("recurring", $"[{Whole.Replace("\"recurring\":true", "\"recurring\":false,\"recurring\":true", StringComparison.Ordinal)}]");
    }

    [Fact]
    public void Transactions_without_a_first_day_and_a_first_day_without_them_are_refused()
    {
        Refused("history_from", Changed(element => element["detail"] = new JsonArray("balances")));
        Refused("history_from", Changed(element => element.Remove("history_from")));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("[\"mydata_consent\"]")]
    public void What_is_no_list_of_one_object_is_refused(string json) => Refused("authorization_details", json);

    [Fact]
    public void Two_elements_are_refused() => Refused("authorization_details", $"[{Whole},{Whole}]");

    [Fact]
    public void Half_a_character_is_refused() =>
        Refused("authorization_details", $"[{Whole.Replace("대출 조건을 비교해요", "\\ud800", StringComparison.Ordinal)}]");

    [Fact]
    public void A_sentence_never_repeats_a_value()
    {
        var wrong = Assert.IsType<ConsentReading.Invalid>(Read(Changed(element => element["accounts"] = new JsonArray("110-222-333333"))));

        Assert.DoesNotContain("110", wrong.Sentence, StringComparison.Ordinal);
        Assert.StartsWith("accounts ", wrong.Sentence, StringComparison.Ordinal);
    }

    private static JsonArray Many(int count) => new([.. Enumerable.Range(0, count).Select(i => (JsonNode)$"id{i}")]);

    private static string Changed(Action<JsonObject> change)
    {
        var element = JsonNode.Parse(Whole)!.AsObject();
        change(element);
        return new JsonArray(element).ToJsonString();
    }

    private static MyDataConsent Valid(string json) => Assert.Single(Assert.IsType<ConsentReading.Valid>(Read(json)).Consents);

    private static void Refused(string field, string json) => Assert.Equal(field, Assert.IsType<ConsentReading.Invalid>(Read(json)).Field);

    private static ConsentReading Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return MyDataConsentReading.Read(document.RootElement, Today);
    }
}

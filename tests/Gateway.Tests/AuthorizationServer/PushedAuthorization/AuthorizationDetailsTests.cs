using System.Text.Json.Nodes;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.PushedAuthorization;

[Collection(AuthorizationHub.Collection)]
public sealed class AuthorizationDetailsTests(AuthorizationHub hub)
{
    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("\"mydata_consent\"")]
    [InlineData("[]")]
    [InlineData("[{}]")]
    [InlineData("[1]")]
    [InlineData("[{\"type\":1}]")]
    [InlineData("[{\"type\":\"mydata_consent\",\"type\":\"mydata_consent\"}]")]
    [InlineData("not json")]
    public Task L113_Details_that_are_no_array_of_objects_with_a_type_are_refused(string details) => RefusedAsync(details);

    [Fact]
    public Task L114_An_unknown_type_is_refused() => RefusedAsync(consent => consent["type"] = "payment_initiation", "type");

    [Fact]
    public Task L114_An_unknown_field_is_refused_and_named() => RefusedAsync(consent => consent["everything"] = true, "everything");

    [Fact]
    public Task L114_A_field_of_the_wrong_type_is_refused_and_named() => RefusedAsync(consent => consent["recurring"] = "yes", "recurring");

    [Fact]
    public Task L114_A_value_outside_the_list_is_refused_and_named() => RefusedAsync(consent => consent["domains"] = new JsonArray("bank", "medical"), "domains");

    [Fact]
    public Task L114_A_missing_required_field_is_refused_and_named() => RefusedAsync(consent => consent.Remove("purpose"), "purpose");

    [Fact]
    public Task L114_Transactions_without_a_first_day_are_refused() => RefusedAsync(consent => consent.Remove("history_from"), "history_from");

    [Fact]
    public Task L114_An_end_that_has_passed_is_refused() => RefusedAsync(consent => consent["ends_on"] = "2020-01-01", "ends_on");

    [Fact]
    public Task L114_Two_elements_are_refused() => RefusedAsync(new JsonArray(Flow.Consent(), Flow.Consent()).ToJsonString());

    [Fact]
    public async Task L114_A_type_the_client_has_not_registered_is_refused()
    {
        using var client = await hub.RegisterAsync(change: metadata => metadata.Remove("authorization_details_types"));
        using var flow = new Flow(hub, client);

        await (await flow.PushAsync()).OAuthErrorAsync(400, "invalid_authorization_details");
    }

    private async Task RefusedAsync(Action<JsonObject> change, string field)
    {
        var consent = Flow.Consent();
        change(consent);
        Assert.Contains(field, await RefusedAsync(new JsonArray(consent).ToJsonString()), StringComparison.Ordinal);
    }

    private async Task<string> RefusedAsync(string details)
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var error = await (await flow.PushAsync(request => request["authorization_details"] = details)).OAuthErrorAsync(400, "invalid_authorization_details");
        return (string)error["error_description"]!;
    }
}

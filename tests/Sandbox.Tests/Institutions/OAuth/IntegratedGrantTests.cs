using System.Net;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Institutions.OAuth;

public sealed class IntegratedGrantTests : IAsyncLifetime
{
    private TestSandbox _sandbox = null!;
    private Operator _operator = null!;

    public async Task InitializeAsync()
    {
        _sandbox = await TestSandbox.StartAsync();
        _operator = new Operator(_sandbox);
    }

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Fact]
    public async Task A_signed_consent_becomes_tokens_that_open_the_account_list()
    {
        var tokens = await _operator.LinkAsync(TestSandbox.Bank, SmallHouseholds.Haneul, "bank.list", "bank.deposit");

        Assert.Equal(HttpStatusCode.OK, tokens.Status);
        Assert.Equal("bank.list bank.deposit", tokens["scope"]);
        Assert.Equal("7776000", tokens["expires_in"]);
        Assert.Equal("31536000", tokens["refresh_token_expires_in"]);

        var list = await _operator.GetAsync(TestSandbox.Bank, "v2/bank/accounts", tokens["access_token"]!, ("limit", "500"), ("search_timestamp", "0"));

        Assert.Equal("00000", list.Code);
        Assert.Equal("3", list["account_cnt"]);
    }
}

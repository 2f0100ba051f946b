using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Providers.Authorizing;

namespace MyDataHub.Grains.Tests.Customers.Collecting;

public sealed class TokenAgeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 1, 0, 0, TimeSpan.Zero);
    private static readonly TokenSet Before = new(new("access-1"), Now, new("refresh-1"), Now.AddDays(200), ["bank.list", "bank.deposit"]);

    [Fact]
    public void An_answer_without_a_refresh_token_keeps_the_old_one_its_end_and_the_scopes()
    {
        var fresh = new TokenSet(new("access-2"), Now.AddDays(90), new("refresh-1"), Now.AddDays(90), []) { KeepsRefresh = true };

        var renewed = TokenAge.Renewed(Before, fresh);

        Assert.Equal(("access-2", Now.AddDays(90)), (renewed.Access.Value, renewed.AccessExpiresAt));
        Assert.Equal(("refresh-1", Now.AddDays(200)), (renewed.Refresh.Value, renewed.RefreshExpiresAt));
        Assert.Equal(Before.Scopes, renewed.Scopes);
    }

    [Fact]
    public void A_new_refresh_token_and_new_scopes_replace_the_old()
    {
        var fresh = new TokenSet(new("access-2"), Now.AddDays(90), new("refresh-2"), Now.AddDays(365), ["bank.list"]);

        Assert.Equal(fresh, TokenAge.Renewed(Before, fresh));
    }
}

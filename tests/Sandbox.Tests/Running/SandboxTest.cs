namespace MyDataHub.Sandbox.Tests.Running;

/// <summary>A test with a sandbox of its own.</summary>
public abstract class SandboxTest : IAsyncLifetime
{
    internal TestSandbox Sandbox { get; private set; } = null!;

    internal Operator Operator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Sandbox = await TestSandbox.StartAsync(Change);
        Operator = new Operator(Sandbox);
    }

    public async Task DisposeAsync() => await Sandbox.DisposeAsync();

    /// <summary>What a test class sets up differently.</summary>
    private protected virtual void Change(SandboxOptions options)
    {
    }

    /// <summary>An access token of 김하늘 at 가온은행 for all deposits.</summary>
    private protected async Task<string> LinkedAsync(params string[] targets) =>
        (await Operator.LinkAsync(TestSandbox.Bank, SmallHouseholds.Haneul, targets.Length > 0 ? targets : ["bank.list", "bank.deposit"]))["access_token"]!;

    private protected Task<Reply> AccountsAsync(string token, string timestamp = "0") =>
        Operator.GetAsync(TestSandbox.Bank, "v2/bank/accounts", token, ("limit", "500"), ("search_timestamp", timestamp));

    private protected Task<Reply> TransactionsAsync(string token, string limit = "500", string? nextPage = null) =>
        Operator.PostAsync(
            TestSandbox.Bank,
            "v2/bank/accounts/deposit/transactions",
            token,
            [
                ("account_num", SmallHouseholds.Account), ("from_date", "20260101"), ("to_date", "20260112"), ("limit", limit),
                .. nextPage is null ? Array.Empty<(string, string)>() : [("next_page", nextPage)],
            ]);
}

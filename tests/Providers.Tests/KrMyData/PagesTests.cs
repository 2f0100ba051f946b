using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Tests.Running;

namespace MyDataHub.Providers.Tests.KrMyData;

/// <summary>Chains of pages (section 3.4).</summary>
public sealed class PagesTests
{
    private const string Empty = """{"rsp_code":"00000","account_cnt":"0","account_list":[]}""";

    [Fact]
    public async Task The_next_page_is_on_its_way_before_this_one_is_read()
    {
        // What is not a list is noticed by reading, and the second page was asked for before.
        var bank = new Scripted().Says("""{"rsp_code":"00000","account_cnt":"1","account_list":["x"],"next_page":"b"}""", Empty);

        var outcome = Assert.IsType<FetchOutcome.Malformed>(await bank.FetchAsync("bank.accounts"));

        Assert.Equal("account_list[0]", outcome.Field);
        Assert.Equal(2, bank.Calls.Count);
        Assert.Equal(1, outcome.BilledCalls);
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_does_not_wait_for_the_next_one()
    {
        var bank = new Scripted();
        var never = new TaskCompletionSource<HttpResponseMessage>();
        bank.Answer = (_, call) => call == 0
            ? Task.FromResult(Scripted.Json("""{"rsp_code":"00000","account_cnt":"1","account_list":["x"],"next_page":"b"}"""))
            : never.Task;

        var outcome = await bank.FetchAsync("bank.accounts").WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal("account_list[0]", Assert.IsType<FetchOutcome.Malformed>(outcome).Field);
    }

    [Theory]
    [InlineData("""{"rsp_code":"00000","account_cnt":"0","account_list":[],"next_page":"a"}""", "repeats")]
    [InlineData("""{"rsp_code":"00000","account_cnt":"0","account_list":[],"next_page":["a"]}""", "is not a cursor")]
    public async Task A_chain_that_goes_nowhere_is_refused(string page, string problem)
    {
        var outcome = Assert.IsType<FetchOutcome.Malformed>(await new Scripted().Says(page).FetchAsync("bank.accounts"));

        Assert.Equal("next_page", outcome.Field);
        Assert.Contains(problem, outcome.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_in_a_circle_and_one_without_end_are_refused()
    {
        var circle = new Scripted();
        circle.Answer = (_, call) => Task.FromResult(Scripted.Json($$"""{"rsp_code":"00000","account_cnt":"0","account_list":[],"next_page":"{{"abc"[call % 3]}}"}"""));
        var endless = new Scripted();
        endless.Answer = (_, call) => Task.FromResult(Scripted.Json($$"""{"rsp_code":"00000","account_cnt":"0","account_list":[],"next_page":"{{call}}"}"""));

        Assert.Equal("next_page", Assert.IsType<FetchOutcome.Malformed>(await circle.FetchAsync("bank.accounts")).Field);
        Assert.Equal("next_page", Assert.IsType<FetchOutcome.Malformed>(await endless.FetchAsync("bank.accounts")).Field);
        Assert.Equal(4, circle.Calls.Count);
        Assert.Equal(20, endless.Calls.Count);
    }

    [Fact]
    public async Task A_last_page_that_repeats_its_cursor_ends_where_the_profile_says_so()
    {
        const string page = """{"rsp_code":"00000","account_cnt":"0","account_list":[],"next_page":"same"}""";

        Assert.IsType<FetchOutcome.Fetched>(await new Scripted { Profile = new() { LastPageRepeatsCursor = true } }.Says(page).FetchAsync("bank.accounts"));
    }
}

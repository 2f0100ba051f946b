using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.Tests.CustomerApi;

public class IdempotencyTests
{
    private static readonly (string, string) Key = ("Idempotency-Key", "key-1");

    [Fact]
    public async Task The_same_write_with_the_same_key_is_done_once_and_answered_alike()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var first = await browser.PostAsync("/api/collections", new { }, Key);
        hub.Customer.Collection = () => Task.FromResult(new CollectAnswer("run-2", null));
        var second = await browser.PostAsync("/api/collections", new { }, Key);

        Assert.Equal((202, 202), ((int)first.StatusCode, (int)second.StatusCode));
        Assert.Equal("""{"runId":"run-1"}""", await second.Content.ReadAsStringAsync());
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Single(hub.Customer.Asked.OfType<Collect>());
        Assert.Equal("key-1", hub.Customer.Last<Collect>().IdempotencyKey);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        await browser.PostAsync("/api/collections", new { }, Key);

        var answer = await browser.PostTextAsync("/api/collections", """{"institutions":["A1GAON0000"]}""", Key);

        await answer.ProblemAsync(422, "idempotency-key-reused", "Idempotency-Key");
    }

    [Fact]
    public async Task The_same_key_at_another_address_is_refused()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        await browser.PostAsync("/api/consents/D1AAAU0000/A1GAON0000/withdraw", new { erase = true }, Key);

        var answer = await browser.PostAsync("/api/consents/D1AAAU0000/C1HNBT0000/withdraw", new { erase = true }, Key);

        await answer.ProblemAsync(422, "idempotency-key-reused", "Idempotency-Key");
    }

    [Fact]
    public async Task While_the_first_write_runs_the_second_is_told_to_wait()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        var running = new TaskCompletionSource<CollectAnswer>();
        hub.Customer.Collection = () => running.Task;
        var first = browser.PostAsync("/api/collections", new { }, Key);
        while (hub.Customer.Asked.OfType<Collect>().Any() is false)
        {
            await Task.Delay(5);
        }

        await (await browser.PostAsync("/api/collections", new { }, Key)).ProblemAsync(409, "still-running", "Idempotency-Key");

        running.SetResult(new CollectAnswer("run-1", null));
        Assert.Equal(202, (int)(await first).StatusCode);
    }

    [Fact]
    public async Task What_was_refused_may_be_tried_again_with_the_same_key()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        hub.Customer.Collection = () => Task.FromResult(new CollectAnswer(null, new Refusal("nothing-linked", "Link an institution first.")));
        await (await browser.PostAsync("/api/collections", new { }, Key)).ProblemAsync(422, "nothing-linked");
        hub.Customer.Collection = () => Task.FromResult(new CollectAnswer("run-1", null));

        Assert.Equal(202, (int)(await browser.PostAsync("/api/collections", new { }, Key)).StatusCode);
    }

    [Fact]
    public async Task What_failed_may_be_tried_again_with_the_same_key()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        hub.Customer.Collection = () => throw new InvalidOperationException("bug");
        await (await browser.PostAsync("/api/collections", new { }, Key)).ProblemAsync(500, "internal");
        hub.Customer.Collection = () => Task.FromResult(new CollectAnswer("run-1", null));

        Assert.Equal(202, (int)(await browser.PostAsync("/api/collections", new { }, Key)).StatusCode);
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task A_key_of_the_wrong_shape_is_refused(string key)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await browser.PostAsync("/api/collections", new { }, ("Idempotency-Key", key));

        await answer.ProblemAsync(400, "invalid-request", "Idempotency-Key");
    }
}

using MyDataHub.Domain;
using MyDataHub.Storage.Idempotency;
using MyDataHub.Storage.Tests.Customers;

namespace MyDataHub.Storage.Tests.Idempotency;

public sealed class IdempotencyStoreTests(SharedServer server) : DatabaseTest(server)
{
    private CustomerId _id;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _id = await Customer.CreateAsync(Hub);
    }

    [Fact]
    public async Task A_repeated_write_gets_the_first_answer()
    {
        Assert.IsType<IdempotencyOutcome.Begun>(await Begin("key", "request"));
        Assert.IsType<IdempotencyOutcome.Running>(await Begin("key", "request"));
        await Hub.Get<IdempotencyStore>().FinishAsync(_id, "key", 201, Customer.Bytes("answer"), default);

        var answered = Assert.IsType<IdempotencyOutcome.Answered>(await Begin("key", "request"));

        Assert.Equal((201, "answer"), (answered.Status, Customer.Text(answered.Body)));
    }

    [Fact]
    public async Task Another_request_with_the_same_key_is_told_apart()
    {
        await Begin("key", "request");

        Assert.IsType<IdempotencyOutcome.OtherRequest>(await Begin("key", "other"));
        Assert.IsType<IdempotencyOutcome.Begun>(await Begin("other key", "other"));
    }

    [Fact]
    public async Task The_same_key_of_another_customer_is_another_key()
    {
        await Begin("key", "request");
        var other = await Customer.CreateAsync(Hub, ci: "OTHER");

        Assert.IsType<IdempotencyOutcome.Begun>(
            await Hub.Get<IdempotencyStore>().BeginAsync(other, "key", Customer.Bytes("request"), Customer.Noon, default));
    }

    [Fact]
    public async Task An_abandoned_or_long_dead_run_may_be_begun_again()
    {
        await Begin("key", "request");
        await Hub.Get<IdempotencyStore>().AbandonAsync(_id, "key", default);

        Assert.IsType<IdempotencyOutcome.Begun>(await Begin("key", "request"));
        Assert.IsType<IdempotencyOutcome.Running>(await Begin("key", "request", minutes: 4));
        Assert.IsType<IdempotencyOutcome.Begun>(await Begin("key", "request", minutes: 6));
    }

    [Fact]
    public async Task A_run_from_a_time_that_the_clock_went_back_from_may_be_begun_again()
    {
        await Begin("key", "request", minutes: 60);

        Assert.IsType<IdempotencyOutcome.Begun>(await Begin("key", "request"));
    }

    [Fact]
    public async Task Runs_of_a_process_that_is_gone_are_free_and_answers_are_kept()
    {
        await Begin("cut off", "request");
        await Begin("answered", "request");
        await Hub.Get<IdempotencyStore>().FinishAsync(_id, "answered", 200, Customer.Bytes("answer"), default);
        await Begin("running", "request", minutes: 1);

        await Hub.Get<IdempotencyStore>().AbandonAllAsync(Customer.Noon.AddMinutes(1), default);

        Assert.IsType<IdempotencyOutcome.Begun>(await Begin("cut off", "request", minutes: 1));
        Assert.IsType<IdempotencyOutcome.Answered>(await Begin("answered", "request", minutes: 1));
        Assert.IsType<IdempotencyOutcome.Running>(await Begin("running", "request", minutes: 1));
    }

    [Fact]
    public async Task Of_many_at_once_one_begins()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Begin("key", "request")));

        Assert.Single(outcomes.OfType<IdempotencyOutcome.Begun>());
        Assert.Equal(7, outcomes.OfType<IdempotencyOutcome.Running>().Count());
    }

    [Fact]
    public async Task Old_keys_are_purged()
    {
        await Begin("key", "request");

        await Hub.Get<IdempotencyStore>().PurgeAsync(Customer.Noon.AddDays(1), default);

        Assert.Equal(0L, await Hub.ScalarAsync("select count(*) from idempotency_key"));
    }

    private Task<IdempotencyOutcome> Begin(string key, string request, int minutes = 0) =>
        Hub.Get<IdempotencyStore>().BeginAsync(_id, key, Customer.Bytes(request), Customer.Noon.AddMinutes(minutes), default);
}

using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Withdrawing;
using MyDataHub.Grains.Scheduling;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Keys;
using MyDataHub.Storage.Receipts;

namespace MyDataHub.Grains.Tests.Journeys;

public sealed class WithdrawingTests(SharedServer server) : GrainTest(server)
{
    private static readonly ConnectionId Bank = new(FakeWorld.Operator, FakeWorld.Bank);

    [Fact]
    public async Task Withdrawing_and_keeping_revokes_and_keeps_the_last_figures_marked_as_old()
    {
        var id = await LinkedAsync();

        var answer = await Hub.Customer(id).WithdrawAsync(new(Bank, EraseData: false), default);

        Assert.Equal(("confirmed", false), (answer.Revocation, answer.Erased));
        Assert.Equal([RevokeType.ByUser], World[FakeWorld.Bank].Revoked);
        var view = await Hub.ViewAsync(id);
        Assert.Equal("consent-ended", view.SourceState(FakeWorld.Bank));
        Assert.Equal(5_000m, view.BankTotal());
        Assert.Equal("withdrawn", Assert.Single((await Hub.Customer(id).ConnectionsAsync(default)).Connections).State);
    }

    [Fact]
    public async Task Withdrawing_and_erasing_leaves_nothing_of_what_was_collected()
    {
        var id = await LinkedAsync();

        var answer = await Hub.Customer(id).WithdrawAsync(new(Bank, EraseData: true), default);

        Assert.True(answer.Erased);
        Assert.Empty((await Hub.ViewAsync(id)).GetProperty("bank").GetProperty("items").EnumerateArray());
        Assert.Empty((await Hub.Customer(id).TransactionsAsync(new(50), default)).Rows);
        var files = (await Hub.Customer(id).ExportAsync(default)).Files;
        Assert.DoesNotContain("110-1", string.Concat(files.Select(file => System.Text.Encoding.UTF8.GetString(file.Content.Span))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_kept_can_be_erased_later()
    {
        var id = await LinkedAsync();
        await Hub.Customer(id).WithdrawAsync(new(Bank, EraseData: false), default);

        var answer = await Hub.Customer(id).WithdrawAsync(new(Bank, EraseData: true), default);

        Assert.Equal(("not-needed", true), (answer.Revocation, answer.Erased));
        Assert.Empty((await Hub.ViewAsync(id)).GetProperty("bank").GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Withdrawing_twice_or_what_was_never_linked_is_refused()
    {
        var id = await LinkedAsync();
        await Hub.Customer(id).WithdrawAsync(new(Bank, EraseData: false), default);

        Assert.Equal("already-ended", (await Hub.Customer(id).WithdrawAsync(new(Bank, EraseData: false), default)).Refusal?.Key);
        Assert.Equal("not-linked", (await Hub.Customer(id).WithdrawAsync(new(new(FakeWorld.Operator, FakeWorld.OtherBank), true), default)).Refusal?.Key);
    }

    [Fact]
    public async Task A_revocation_without_an_answer_is_pending_and_tried_again_until_it_is_confirmed()
    {
        var id = await LinkedAsync();
        World[FakeWorld.Bank].RevokeAnswer = new RevokeOutcome.Unavailable("no-answer");

        var answer = await Hub.Customer(id).WithdrawAsync(new(Bank, EraseData: false), default);

        Assert.Equal("pending", answer.Revocation);
        Assert.Equal("withdrawing", Assert.Single((await Hub.Customer(id).ConnectionsAsync(default)).Connections).State);
        Assert.Contains(await StepsAsync(id), step => step.Step == ReceiptStep.RevocationPending);
        await Hub.Get<DueRevocations>().RoundAsync(default);
        Assert.Empty(World[FakeWorld.Bank].Revoked);

        World[FakeWorld.Bank].RevokeAnswer = null;
        await RestartAsync();
        Clock.Advance(TimeSpan.FromMinutes(10));
        await Hub.Get<DueRevocations>().RoundAsync(default);

        Assert.Equal([RevokeType.ByUser], World[FakeWorld.Bank].Revoked);
        Assert.Equal("withdrawn", Assert.Single((await Hub.Customer(id).ConnectionsAsync(default)).Connections).State);
        Assert.Contains(await StepsAsync(id), step => step.Step == ReceiptStep.RevocationConfirmed && step.At == Clock.GetUtcNow());
    }

    [Fact]
    public async Task From_the_acknowledgement_on_no_call_uses_the_token()
    {
        var id = await LinkedAsync();
        var gate = new TaskCompletionSource();
        World[FakeWorld.Bank].FetchGate = gate.Task;
        var run = await Hub.Customer(id).CollectAsync(new(null), default);
        World[FakeWorld.Bank].Asked.Clear();

        await Hub.Customer(id).WithdrawAsync(new(Bank, EraseData: true), default);
        gate.SetResult();
        await Hub.WatchAsync(id, run.RunId!);

        Assert.Empty(World[FakeWorld.Bank].Asked);
        Assert.Empty((await Hub.ViewAsync(id)).GetProperty("bank").GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_receipt_is_signed_and_a_changed_one_is_found_out()
    {
        var id = await LinkedAsync();
        await Hub.Customer(id).WithdrawAsync(new(Bank, EraseData: true), default);
        var receipt = Assert.Single(await Hub.Get<ReceiptStore>().ReadAsync(id, default));
        var forged = System.Text.Encoding.UTF8.GetString(receipt.Body.Span).Replace("data-erased", "data-kept!!", StringComparison.Ordinal);

        Assert.True(ReceiptBody.Verify(Hub.Get<SigningKey>(), receipt));
        Assert.False(ReceiptBody.Verify(Hub.Get<SigningKey>(), receipt with { Body = System.Text.Encoding.UTF8.GetBytes(forged) }));
    }

    [Fact]
    public async Task Leaving_revokes_everything_and_erases_the_customer()
    {
        var id = await LinkedAsync();

        var answer = await Hub.Customer(id).LeaveAsync(new(), default);

        Assert.Equal((1, 0), (answer.Revoked, answer.Pending));
        Assert.Empty(World[FakeWorld.Bank].Alive);
        Assert.IsType<ViewAnswer.UnknownCustomer>(await Hub.Customer(id).ViewAsync(default));
        Assert.NotEqual(id, await Hub.EnterAsync());
        var receipt = Assert.Single(await Hub.Get<ReceiptStore>().ReadAsync(id, default));
        Assert.Equal("erasure", receipt.Kind);
        Assert.True((await Hub.Get<AuditLog>().ReadAsync(AuditChain.Of(id), 0, 100, default)).Count > 0);
    }

    [Fact]
    public async Task A_customer_who_left_while_an_institution_was_down_is_still_revoked_there()
    {
        var id = await LinkedAsync();
        World[FakeWorld.Bank].RevokeAnswer = new RevokeOutcome.Unavailable("no-answer");

        var answer = await Hub.Customer(id).LeaveAsync(new(), default);

        Assert.Equal((0, 1), (answer.Revoked, answer.Pending));
        World[FakeWorld.Bank].RevokeAnswer = null;
        await RestartAsync();
        Clock.Advance(TimeSpan.FromMinutes(10));
        await Hub.Get<DueRevocations>().RoundAsync(default);
        Assert.Empty(World[FakeWorld.Bank].Alive);
        Assert.Contains(
            await Hub.Get<AuditLog>().ReadAsync(AuditChain.Of(FakeWorld.Operator), 0, 100, default),
            recorded => recorded.Entry.Action == "token.revoked" && recorded.Entry.Subjects.Contains(id.ToString()));
    }

    [Fact]
    public async Task An_expired_consent_ends_and_its_tokens_are_revoked()
    {
        var id = await LinkedAsync();
        Clock.Advance(TimeSpan.FromDays(365));
        await Hub.Customer(id).VisitAsync(default);
        await Hub.Get<ConsentSweep>().RoundAsync(default);
        Assert.Equal("active", Assert.Single((await Hub.Customer(id).ConnectionsAsync(default)).Connections).State);

        Clock.Advance(TimeSpan.FromDays(1));
        await Hub.Get<ConsentSweep>().RoundAsync(default);

        var consent = Assert.Single((await Hub.Customer(id).ConsentsAsync(default)).Consents);
        Assert.Equal(("expired", "expired"), (consent.State, consent.EndReason));
        Assert.Equal("expiry", Assert.Single(await Hub.Get<ReceiptStore>().ReadAsync(id, default)).Kind);
    }

    [Fact]
    public async Task A_year_without_a_visit_erases_and_a_day_less_does_not()
    {
        var id = await LinkedAsync();
        Clock.Advance(KoreanTime.StartOf(new DateOnly(2027, 3, 3)) - Clock.GetUtcNow());
        await Hub.Get<ConsentSweep>().RoundAsync(default);
        Assert.IsType<ViewAnswer.Ready>(await Hub.Customer(id).ViewAsync(default));

        Clock.Advance(TimeSpan.FromDays(1));
        await Hub.Get<ConsentSweep>().RoundAsync(default);

        Assert.IsType<ViewAnswer.UnknownCustomer>(await Hub.Customer(id).ViewAsync(default));
        Assert.Equal([RevokeType.AbsentForAYear], World[FakeWorld.Bank].Revoked);
    }

    [Fact]
    public async Task A_withdrawal_repeated_with_its_key_gets_its_receipt_again_also_after_a_restart()
    {
        var id = await LinkedAsync();
        var command = new Withdraw(Bank, EraseData: true) { IdempotencyKey = "key-1" };
        var first = await Hub.Customer(id).WithdrawAsync(command, default);
        await RestartAsync();

        var again = await Hub.Customer(id).WithdrawAsync(command, default);

        Assert.Equal(first, again);
        Assert.Single(World[FakeWorld.Bank].Revoked);
        Assert.Equal("already-ended", (await Hub.Customer(id).WithdrawAsync(new(Bank, EraseData: false) { IdempotencyKey = "key-2" }, default)).Refusal?.Key);
    }

    private async Task<CustomerId> LinkedAsync()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 5_000m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        return id;
    }

    private async Task<IEnumerable<ReceiptStep>> StepsAsync(CustomerId id) =>
        (await Hub.Get<ReceiptStore>().ReadAsync(id, default)).SelectMany(receipt => MyDataHub.Grains.Customers.Storing.Json.Read<ReceiptBody>(receipt.Body).Steps);
}

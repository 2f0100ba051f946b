using MyDataHub.Domain.Consents;

namespace MyDataHub.Domain.Tests.Consents;

public class TransferRequestLifecycleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.FromHours(9));

    private static readonly Dictionary<string, Func<TransferRequest, TransferRequest>> Moves = new()
    {
        ["give"] = request => TransferRequestLifecycle.Give(request, Noon),
        ["not-give"] = request => TransferRequestLifecycle.NotGive(request, "refused", Noon),
        ["withdraw"] = request => TransferRequestLifecycle.Withdraw(request, "customer", Noon),
        ["confirm"] = TransferRequestLifecycle.Confirm,
        ["replace"] = request => TransferRequestLifecycle.Replace(request, Noon),
        ["expire"] = request => TransferRequestLifecycle.Expire(request, Noon),
        ["end"] = request => TransferRequestLifecycle.EndByInstitution(request, "40106", Noon),
    };

    private static readonly Dictionary<(TransferRequestState, string), TransferRequestState> Allowed = new()
    {
        [(TransferRequestState.Requested, "give")] = TransferRequestState.Active,
        [(TransferRequestState.Requested, "not-give")] = TransferRequestState.NotGiven,
        [(TransferRequestState.Active, "withdraw")] = TransferRequestState.Withdrawing,
        [(TransferRequestState.Active, "replace")] = TransferRequestState.Withdrawn,
        [(TransferRequestState.Active, "expire")] = TransferRequestState.Expired,
        [(TransferRequestState.Active, "end")] = TransferRequestState.EndedByInstitution,
        [(TransferRequestState.Withdrawing, "confirm")] = TransferRequestState.Withdrawn,
    };

    public static TheoryData<TransferRequestState, string> EveryMove()
    {
        var data = new TheoryData<TransferRequestState, string>();
        foreach (var state in Enum.GetValues<TransferRequestState>())
        {
            foreach (var move in Moves.Keys)
            {
                data.Add(state, move);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryMove))]
    public void Only_the_listed_transitions_happen(TransferRequestState from, string move)
    {
        var request = Request(from);
        if (Allowed.TryGetValue((from, move), out var to))
        {
            Assert.Equal(to, Moves[move](request).State);
        }
        else
        {
            Assert.Throws<InvalidOperationException>(() => Moves[move](request));
        }
    }

    [Fact]
    public void The_end_says_when_and_why_and_confirmation_does_not_move_it()
    {
        var ended = TransferRequestLifecycle.Withdraw(Request(TransferRequestState.Active), "customer", Noon);

        var confirmed = TransferRequestLifecycle.Confirm(ended);

        Assert.Equal((Noon, "customer"), (confirmed.EndedAt, confirmed.EndReason));
    }

    [Fact]
    public void The_institutions_code_is_kept_as_the_reason() =>
        Assert.Equal("institution:40106", Moves["end"](Request(TransferRequestState.Active)).EndReason);

    [Theory]
    [InlineData(TransferRequestState.Requested, false)]
    [InlineData(TransferRequestState.Active, false)]
    [InlineData(TransferRequestState.Withdrawing, false)]
    [InlineData(TransferRequestState.Withdrawn, true)]
    [InlineData(TransferRequestState.Expired, true)]
    [InlineData(TransferRequestState.EndedByInstitution, true)]
    [InlineData(TransferRequestState.NotGiven, true)]
    public void From_a_final_state_nothing_follows(TransferRequestState state, bool isOver)
    {
        Assert.Equal(isOver, TransferRequestLifecycle.IsOver(state));
        Assert.Equal(isOver, !Enum.GetValues<TransferRequestState>().Any(to => TransferRequestLifecycle.Can(state, to)));
    }

    private static TransferRequest Request(TransferRequestState state) =>
        new(new(new("X1HUB00000"), new("A1GAON0000")), 1, state, TermsBuilder.Valid) { RequestedAt = Noon };
}

using Microsoft.Extensions.Options;
using MyDataHub.Grains.Customers.Storing;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>
/// Brings results to their turn. Whoever's turn comes first applies all that wait, in one transaction: however many institutions answered
/// meanwhile, the book is read, read over and written once.
/// </summary>
internal sealed class ResultApplying(CustomerTurns turns, Applying applying, IOptions<CollectingOptions> options, TimeProvider clock)
{
    /// <summary>Rows of one transaction; a result that has more by itself is applied alone.</summary>
    private const int RowsTogether = 50_000;

    /// <summary>False when the consent it was collected under is not in force any more: then nothing of it is kept. Nobody needs to expect it any more.</summary>
    public async Task<bool> ApplyAsync(Customer customer, InstitutionResult result, IDisposable expected)
    {
        var mine = customer.Results.Add(result);
        expected.Dispose();
        // Physical time: it is the machine that is spared, whatever the business clock says.
        await Task.WhenAny(customer.Results.AllHere, Task.Delay(options.Value.GatherMilliseconds, customer.Gone));
        await customer.Turns.OwnAsync(() => TurnAsync(customer), customer.Gone);
        return await mine.Applied;
    }

    // As many turns as results, each taking the oldest: when mine comes, mine has been taken.
    private async Task<bool> TurnAsync(Customer customer)
    {
        var waiting = customer.Results.Take(RowsTogether);
        if (!await TryApplyAsync(customer, waiting, isLast: waiting.Count <= 1))
        {
            // One of them cannot be applied, which must not touch the others.
            foreach (var one in waiting)
            {
                await TryApplyAsync(customer, [one], isLast: true);
            }
        }

        return true;
    }

    private async Task<bool> TryApplyAsync(Customer customer, IReadOnlyList<WaitingResult> waiting, bool isLast)
    {
        if (waiting.Count == 0)
        {
            return true;
        }

        try
        {
            var applied = await turns.WithinAsync(
                customer, (file, edit) => applying.ApplyAsync(file, edit, [.. waiting.Select(one => one.Result)], clock.GetUtcNow(), customer.Gone), keepsView: true);
            foreach (var one in waiting)
            {
                one.End(applied.Contains(one.Result.Connection));
            }

            return true;
        }
        catch (Exception failure) when (isLast || failure is CannotServeException or OperationCanceledException)
        {
            foreach (var one in waiting)
            {
                one.Fail(failure);
            }

            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}

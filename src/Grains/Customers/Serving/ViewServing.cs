using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Hosting;
using MyDataHub.Storage.Customers;

namespace MyDataHub.Grains.Customers.Serving;

/// <summary>
/// Serves the view: warm, as ready bytes without touching anything; cold, after one turn that builds it. While this node does not own
/// the database alone, a warm view is served only when the database says that it is still the newest.
/// </summary>
internal sealed class ViewServing(CustomerTurns turns, ViewBuilding building, CustomerStore store, INodeOwnership ownership, TimeProvider clock)
{
    public ValueTask<ViewAnswer> ViewAsync(Customer customer, CancellationToken ct)
    {
        if (customer.View is not { } warm || !ownership.IsAlone)
        {
            return new(ColdAsync(customer, ct));
        }

        if (clock.GetUtcNow() >= warm.FreshUntil)
        {
            RefreshSoon(customer, static () => { });
        }

        return new(warm.Answer);
    }

    /// <summary>Builds beside the turns what has changed, once however often it is asked for meanwhile. Only for customers who are looking.</summary>
    public void RefreshSoon(Customer customer, Action refreshed)
    {
        if (customer.View is not null)
        {
            customer.Refresh.Request(async () =>
            {
                try
                {
                    await customer.Turns.OwnAsync(() => BuildAsync(customer), customer.Gone);
                    refreshed();
                }
                catch (Exception failure) when (failure is not (CannotServeException or ChangedMeanwhileException or OperationCanceledException))
                {
                    // Nothing to serve for long on: the next read meets the same trouble where it can be told.
                    customer.View = null;
                }
            });
        }
    }

    /// <summary>After a run: the day's net worth goes into the book, and the view that it was taken from is ready. False when nobody is looking.</summary>
    public async Task<bool> RecordDayAsync(Customer customer)
    {
        await customer.Refresh.WhenIdleAsync();
        var isLooking = false;
        await turns.OwnAsync(
            customer,
            async (file, edit) =>
            {
                var before = await file.BookAsync(customer.Gone);
                var book = await file.PaintedBookAsync(customer.Gone);
                var view = await building.BuildAsync(file, book, customer.Gone);
                var recorded = BookUpdate.RecordNetWorth(book, view);
                edit.Put(BookChange.None(recorded), before);
                return ViewFold.Recorded(view, recorded, edit.NextViewVersion);
            },
            customer.Gone,
            keepsView: true,
            view =>
            {
                isLooking = customer.View is not null;
                if (isLooking)
                {
                    customer.View = ViewBuilding.Render(view, view.Version);
                }
            });
        return isLooking;
    }

    private async Task<ViewAnswer> ColdAsync(Customer customer, CancellationToken ct)
    {
        try
        {
            return await customer.Turns.CallAsync<ViewAnswer>(() => CheckedAsync(customer), static () => new ViewAnswer.Busy(), ct);
        }
        catch (CannotServeException failure)
        {
            return failure.Refusal.Key switch
            {
                RefusalKeys.UnknownCustomer => new ViewAnswer.UnknownCustomer(),
                RefusalKeys.Busy => new ViewAnswer.Busy(),
                _ => new ViewAnswer.Unavailable(),
            };
        }
    }

    private async Task<ViewAnswer> CheckedAsync(Customer customer)
    {
        if (customer.View is { } warm && clock.GetUtcNow() < warm.FreshUntil)
        {
            // Another call built it while this one waited, or another node may have changed it.
            if (ownership.IsAlone || (await store.VersionAsync(customer.Id, customer.Gone))?.ViewVersion == warm.ViewVersion)
            {
                return warm.Answer;
            }
        }

        return (await BuildAsync(customer)).Answer;
    }

    private async Task<ReadyView> BuildAsync(Customer customer)
    {
        var file = await turns.NewestAsync(customer);
        var view = await building.BuildAsync(file, await file.PaintedBookAsync(customer.Gone), customer.Gone);
        return customer.View = ViewBuilding.Render(view, file.Stored.ViewVersion);
    }
}

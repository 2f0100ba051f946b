using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Grains.Customers;
using MyDataHub.Grains.Enrolling;

namespace MyDataHub.Bench.People;

/// <summary>Customers made from a linked person: the same connections and facts, with other transactions.</summary>
internal static class MadeCustomers
{
    /// <summary>A book of the person's facts and these transactions alone.</summary>
    public static BookChange BookOf(LinkedPerson person, ImmutableArray<Transaction> rows)
    {
        var bare = person.Book with { Chunks = BookState.Empty.Chunks, Months = BookState.Empty.Months };
        var change = BookUpdate.Apply(bare, [], new(person.Connections[0].Id, TimeProvider.System.GetUtcNow(), [], rows));
        return change with { State = BookUpdate.Paint(change.State, change.Changed) };
    }

    /// <summary>Another customer with the person's whole book but the months' transactions themselves, which a warm one does not hold.</summary>
    public static Task<CustomerId> CopyAsync(InProcessHub hub, LinkedPerson person, string ci, CancellationToken ct)
    {
        var book = person.Book with { Chunks = BookState.Empty.Chunks };
        return StoreAsync(hub, person, BookChange.None(book), ci, ct);
    }

    public static async Task<CustomerId> StoreAsync(InProcessHub hub, LinkedPerson person, BookChange book, string ci, CancellationToken ct)
    {
        var id = await hub.Get<IEnrolment>().EnterAsync(new(ci, "홍길동", null), ct);
        return await hub.Get<CustomerTurns>().OwnAsync(
            hub.Customer(id),
            (_, edit) =>
            {
                edit.Put(book, BookState.Empty);
                foreach (var connection in person.Connections)
                {
                    edit.Put(connection);
                }

                foreach (var (connection, log) in person.Asked)
                {
                    edit.Put(connection, log);
                }

                return Task.FromResult(id);
            },
            ct);
    }
}

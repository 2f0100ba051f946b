using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Storage.Customers;

namespace MyDataHub.Grains.Customers.Storing;

/// <summary>The first documents of a customer: the profile, and an empty book that knows its owner's name.</summary>
internal static class NewBook
{
    public static ImmutableArray<DocumentChange> Of(CustomerProfile profile)
    {
        var book = BookUpdate.Rename(BookState.Empty, profile.Name).State;
        return
        [
            DocumentChange.Put(DocumentNames.Profile.Kind, DocumentNames.Profile.Key, Json.Write(profile)),
            DocumentChange.Put(DocumentNames.Book.Kind, DocumentNames.Book.Key, BookJson.Write(book)),
        ];
    }
}

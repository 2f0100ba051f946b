using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Storage.Customers;

namespace MyDataHub.Grains.Tests.Customers.Storing;

public class RememberedDocumentsTests
{
    private static readonly DocumentName Book = new("book", "");
    private readonly DocumentRoom _room = new(100);
    private readonly RememberedDocuments _documents;

    public RememberedDocumentsTests() => _documents = new(_room);

    [Fact]
    public void A_document_is_known_by_the_version_that_wrote_it_and_by_no_other()
    {
        using var use = _documents.Begin();
        _documents.Keep(Book, 3, "three", 10);

        Assert.Equal("three", _documents.Find<string>(Head(3)));
        Assert.Null(_documents.Find<string>(Head(2)));
        Assert.Null(_documents.Find<string>(Head(4)));
    }

    [Fact]
    public void Nothing_is_kept_while_nobody_asked_for_it()
    {
        _documents.Keep(Book, 3, "three", 10);

        Assert.Null(_documents.Find<string>(Head(3)));
    }

    [Fact]
    public void Everything_is_let_go_with_the_last_who_asked()
    {
        var first = _documents.Begin();
        var second = _documents.Begin();
        _documents.Keep(Book, 3, "three", 100);
        first.Dispose();
        first.Dispose();
        Assert.NotNull(_documents.Find<string>(Head(3)));

        second.Dispose();

        Assert.Null(_documents.Find<string>(Head(3)));
        Assert.True(_room.TryTake(100));
    }

    [Fact]
    public void A_newer_version_takes_the_place_of_the_older()
    {
        using var use = _documents.Begin();
        _documents.Keep(Book, 3, "three", 60);

        _documents.Keep(Book, 4, "four", 70);

        Assert.Equal("four", _documents.Find<string>(Head(4)));
        Assert.False(_room.TryTake(31));
        Assert.True(_room.TryTake(30));
    }

    [Fact]
    public void What_there_is_no_room_for_is_not_kept_and_hides_nothing_old()
    {
        using var use = _documents.Begin();
        _documents.Keep(Book, 3, "three", 60);

        _documents.Keep(Book, 4, "four", 101);

        Assert.Null(_documents.Find<string>(Head(3)));
        Assert.Null(_documents.Find<string>(Head(4)));
        Assert.True(_room.TryTake(100));
    }

    private static DocumentHead Head(long version) => new(Book.Kind, Book.Key, version);
}

using MyDataHub.Domain;
using MyDataHub.Storage.Encryption;
using MyDataHub.Storage.Keys;

namespace MyDataHub.Storage.Tests.Keys;

public sealed class KeyCacheTests
{
    private static readonly RowIdentity Row = new("t", "k", 1);

    [Fact]
    public void The_key_used_longest_ago_leaves_and_is_wiped()
    {
        using var cache = new KeyCache(capacity: 2);
        var keys = Enumerable.Range(0, 3).Select(i => Enumerable.Repeat((byte)(i + 1), 32).ToArray()).ToArray();
        var ids = keys.Select((_, i) => new CustomerId(new Guid(i, 0, 0, new byte[8]))).ToArray();
        cache.Keep(ids[0], keys[0]).Dispose();
        cache.Keep(ids[1], keys[1]).Dispose();
        cache.Find(ids[0])!.Dispose();

        cache.Keep(ids[2], keys[2]).Dispose();

        Assert.Equal(2, cache.Count);
        Assert.Null(cache.Find(ids[1]));
        Assert.Equal(new byte[32], keys[1]);
        Assert.NotEqual(new byte[32], keys[0]);
    }

    [Fact]
    public void A_forgotten_key_is_wiped_but_not_under_the_hands_of_its_user()
    {
        using var cache = new KeyCache(capacity: 2);
        var bytes = Enumerable.Repeat((byte)7, 32).ToArray();
        using var inUse = cache.Keep(default, bytes);
        var stored = inUse.Seal(Row, "body"u8);

        cache.Forget(default);

        Assert.Equal(new byte[32], bytes);
        Assert.Null(cache.Find(default));
        Assert.Equal("body"u8.ToArray(), inUse.Open(Row, stored));
    }

    [Fact]
    public void Disposing_wipes_every_key()
    {
        var bytes = Enumerable.Repeat((byte)7, 32).ToArray();
        var cache = new KeyCache(capacity: 2);
        cache.Keep(default, bytes).Dispose();

        cache.Dispose();

        Assert.Equal(new byte[32], bytes);
    }
}

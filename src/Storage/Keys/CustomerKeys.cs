using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using MyDataHub.Domain;

namespace MyDataHub.Storage.Keys;

/// <summary>
/// Each customer's own data key: made with the customer, wrapped at rest, destroyed with the customer.
/// </summary>
internal sealed class CustomerKeys(IKeyEncryption encryption, IOptions<KeysOptions> options) : IDisposable
{
    private readonly KeyCache _cache = new(options.Value.CachedKeys);

    internal async Task<(DataKey Key, WrappedKey Wrapped)> CreateAsync(CustomerId customer, CancellationToken ct)
    {
        var key = RandomNumberGenerator.GetBytes(DataKey.Size);
        var wrapped = await encryption.WrapAsync(key, Context(customer), ct);
        return (_cache.Keep(customer, key), wrapped);
    }

    internal async ValueTask<DataKey> OpenAsync(CustomerId customer, WrappedKey wrapped, CancellationToken ct) =>
        _cache.Find(customer) ?? _cache.Keep(customer, await encryption.UnwrapAsync(wrapped, Context(customer), ct));

    internal void Forget(CustomerId customer) => _cache.Forget(customer);

    internal static string Context(CustomerId customer) => $"customer {customer}";

    public void Dispose() => _cache.Dispose();
}

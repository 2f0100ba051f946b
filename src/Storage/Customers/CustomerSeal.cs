using System.Numerics;
using MyDataHub.Domain;
using MyDataHub.Storage.Encryption;
using MyDataHub.Storage.Keys;

namespace MyDataHub.Storage.Customers;

/// <summary>
/// Which encrypted rows a customer has, at which versions, as one number: the sum (mod 2^256) of a keyed digest of each
/// row's identity. Stored encrypted under the customer's version. An old row put back, a row removed or one added no
/// longer sums up.
/// </summary>
internal sealed class CustomerSeal
{
    private const int Size = 32;
    private static readonly BigInteger Modulus = BigInteger.One << (8 * Size);
    private BigInteger _sum;

    internal void Add(DataKey key, RowIdentity row) => _sum = (_sum + Mark(key, row)) % Modulus;

    internal void Remove(DataKey key, RowIdentity row) => _sum = (_sum - Mark(key, row) + Modulus) % Modulus;

    internal bool Matches(CustomerSeal other) => _sum == other._sum;

    internal byte[] Close(DataKey key, CustomerId customer, string state, long version, long viewVersion)
    {
        var bytes = new byte[Size];
        _sum.TryWriteBytes(bytes, out _, isUnsigned: true);
        return key.Seal(Row(customer, version), bytes, BoundColumns.Of(state, viewVersion));
    }

    internal static CustomerSeal Open(DataKey key, CustomerId customer, CustomerRow row)
    {
        var columns = BoundColumns.Of(row.State, row.ViewVersion);
        return new CustomerSeal { _sum = new BigInteger(key.Open(Row(customer, row.Version), row.Seal, columns), isUnsigned: true) };
    }

    internal static RowIdentity Row(CustomerId customer, long version) => new("customer", customer.ToString(), version);

    private static BigInteger Mark(DataKey key, RowIdentity row) => new(key.Mark(row.ToBytes()), isUnsigned: true);
}

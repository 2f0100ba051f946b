using MyDataHub.Grains.Customers;

namespace MyDataHub.Grains.Hosting;

/// <summary>One warm customer and how many calls are inside it.</summary>
internal sealed class Activation(Customer customer, ICustomerGrain grain)
{
    private const int Retired = int.MinValue;
    private int _inside;
    private long _lastUsed;

    public Customer Customer => customer;

    public ICustomerGrain Grain => grain;

    /// <summary>Timestamp of the clock.</summary>
    public long LastUsed => Volatile.Read(ref _lastUsed);

    /// <summary>False when it was let go.</summary>
    public bool TryEnter(long now)
    {
        Volatile.Write(ref _lastUsed, now);
        while (true)
        {
            var inside = Volatile.Read(ref _inside);
            if (inside == Retired || customer.IsEnded)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _inside, inside + 1, inside) == inside)
            {
                return true;
            }
        }
    }

    public void Leave() => Interlocked.Decrement(ref _inside);

    /// <summary>Only when nobody is inside and nothing goes on beside.</summary>
    public bool TryRetire()
    {
        if (!customer.IsIdle || Interlocked.CompareExchange(ref _inside, Retired, 0) != 0)
        {
            return false;
        }

        if (customer.IsIdle)
        {
            return true;
        }

        // A call came and went in between and left work behind.
        Volatile.Write(ref _inside, 0);
        return false;
    }
}

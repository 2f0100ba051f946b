using MyDataHub.Domain;
using MyDataHub.Grains.Customers;

namespace MyDataHub.Grains;

/// <summary>Finds grains. One activation a key, one turn at a time; the host behind it decides where it runs.</summary>
public interface IGrains
{
    ICustomerGrain Customer(CustomerId id);
}

using MyDataHub.Domain;
using MyDataHub.Grains.Customers;

namespace MyDataHub.Grains.Hosting;

/// <summary>The grains of this process.</summary>
internal sealed class InProcessGrains(CustomerActivations activations) : IGrains
{
    public ICustomerGrain Customer(CustomerId id) => new CustomerHandle(id, activations);
}

namespace MyDataHub.Grains.Tests.Failing;

/// <summary>Faults take real time: these tests run beside the others, on a database server of their own.</summary>
[CollectionDefinition(Collection)]
public sealed class OwnServer : ICollectionFixture<SharedServer>
{
    internal const string Collection = "failing";
}

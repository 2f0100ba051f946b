namespace MyDataHub.Grains.Tests.Failing;

/// <summary>Faults take real time: tests of the linked people run one after the other, and beside the others.</summary>
[CollectionDefinition(Collection)]
public sealed class LinkedPeopleTests : ICollectionFixture<LinkedPeople>
{
    internal const string Collection = "linked people";
}

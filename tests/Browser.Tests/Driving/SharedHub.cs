using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Browser.Tests.Driving;

/// <summary>One hub for all browser tests: on a small machine several would slow each other down. Each test has a person of its own.</summary>
[CollectionDefinition(Name)]
public sealed class SharedHub : ICollectionFixture<RunningHub>
{
    internal const string Name = "one hub";
}

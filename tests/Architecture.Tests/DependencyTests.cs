using System.Reflection;

namespace MyDataHub.Architecture.Tests;

/// <summary>The dependency table of the design, written down once more, executable.</summary>
public class DependencyTests
{
    [Theory]
    [InlineData("Domain")]
    [InlineData("Providers", "Domain")]
    [InlineData("Storage", "Domain")]
    [InlineData("Grains", "Domain", "Providers", "Storage")]
    [InlineData("Gateway", "Domain", "Grains", "Storage", "Providers")]
    [InlineData("Sandbox")]
    public void A_project_sees_only_what_the_layout_allows(string project, params string[] allowed)
    {
        var seen = Assembly.Load($"MyDataHub.{project}").GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => name.StartsWith("MyDataHub.", StringComparison.Ordinal))
            .Select(name => name["MyDataHub.".Length..]);

        Assert.Empty(seen.Except(allowed));
    }

    [Fact]
    public void The_domain_knows_no_framework()
    {
        var seen = Assembly.Load("MyDataHub.Domain").GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name != "netstandard");

        Assert.Empty(seen);
    }
}

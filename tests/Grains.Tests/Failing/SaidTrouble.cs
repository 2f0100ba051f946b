using System.Text.Json;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Tests.Failing;

/// <summary>What a view has to say while institutions are in trouble.</summary>
internal static class SaidTrouble
{
    /// <summary>Every figure has the value it had; those of institutions in trouble say that they are carried, all others that they are as ever.</summary>
    public static void AssertSays(this JsonElement view, List<ProgressEvent> events, IReadOnlySet<string> hit, JsonElement clean)
    {
        var done = events.Where(one => one.Kind == "institution-done").ToDictionary(one => one.Institution!);
        var troubled = done.Values.Where(one => one.Outcome is not ("fetched" or "unchanged")).ToList();
        Assert.All(troubled, one => Assert.Contains(one.Institution!, hit));
        Assert.All(troubled, one => Assert.Equal(("unavailable", one.Reason), view.Source(one.Institution!)));
        Assert.All(done.Values.Except(troubled), one => Assert.Equal("live", view.Source(one.Institution!).State));
        Assert.Equal(troubled.Select(one => one.InstitutionName!).ToHashSet(), view.NamedUnavailable());
        Assert.Equal([], ShownView.Differences(clean, view));

        var inTrouble = troubled.Select(one => one.Institution!).ToHashSet();
        foreach (var (was, now) in clean.Figures().Zip(view.Figures()).Where(pair => pair.First.Source is not null))
        {
            var expected = was.State == "live" && inTrouble.Contains(was.Source!) ? ("carriedForward", "institution-down") : (was.State, was.Reason);
            Assert.Equal((was.Path, expected), (now.Path, (now.State, now.Reason)));
        }
    }
}

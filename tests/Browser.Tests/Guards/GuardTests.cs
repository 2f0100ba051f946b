using MyDataHub.Browser.Tests.Driving;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Browser.Tests.Guards;

/// <summary>The guards themselves: each finds what it is there to find.</summary>
[Collection(SharedHub.Name)]
public sealed class GuardTests(RunningHub hub)
{
    [Fact]
    public async Task A_picture_without_words_is_found()
    {
        await using var visitor = await Visitor.ArriveAsync(hub.Address);
        await visitor.Page.OpenSignInAsync();
        await visitor.Page.EvaluateAsync("() => document.body.append(document.createElement('img'))");

        Assert.Contains(await Accessibility.ProblemsAsync(visitor.Page), problem => problem.StartsWith("image-alt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chart_that_says_nothing_is_found()
    {
        await using var visitor = await Visitor.ArriveAsync(hub.Address);
        await visitor.Page.OpenSignInAsync();
        await visitor.Page.EvaluateAsync(
            "() => document.body.insertAdjacentHTML('beforeend', '<figure data-chart=\"line\"><figcaption></figcaption><canvas></canvas></figure>')");

        Assert.Equal(["line: has no sentence", "line: has no table behind it", "line: is not one tab stop"], await Charts.ProblemsAsync(visitor.Page));
    }

    [Fact]
    public async Task An_inline_script_is_refused_by_the_policy_and_found()
    {
        await using var visitor = await Visitor.ArriveAsync(hub.Address);
        await visitor.Page.OpenSignInAsync();
        await visitor.Page.EvaluateAsync("() => { const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.body.append(script); }");

        Assert.False(await visitor.Page.EvaluateAsync<bool>("() => window.ran === true"));
        Assert.Contains(visitor.Faults, fault => fault.Contains("script", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_to_another_site_is_refused_by_the_policy_and_found()
    {
        await using var visitor = await Visitor.ArriveAsync(hub.Address);
        await visitor.Page.OpenSignInAsync();
        await visitor.Page.EvaluateAsync("() => fetch('http://127.0.0.1:9/').catch(() => undefined)");

        Assert.NotEmpty(visitor.Faults);
    }
}

using MyDataHub.Gateway.AuthorizationServer.Pages;

namespace MyDataHub.Gateway.AuthorizationServer.Consent;

/// <summary>What is wrong with the form: at the top with links to the fields, and at each field (WCAG 3.3.1).</summary>
internal static class ConsentErrors
{
    internal static Markup Summary(ConsentView view) => Markup.When(view.Problems.Length > 0, () => Markup.Of(
        $"""
        <div class="notice danger" role="alert" tabindex="-1" autofocus>
        <p><strong>{view.In("아직 전달되지 않았어요. 아래를 확인해 주세요.", "Nothing was shared yet. Please check the following.")}</strong></p>
        <ul>{Markup.Each(view.Problems, problem => Markup.Of($"""<li><a href="#{problem.Field}">{view.In(problem.Text)}</a></li>"""))}</ul>
        </div>
        """));

    internal static Markup At(ConsentView view, string field) => Markup.Each(
        view.Problems.Where(problem => problem.Field == field),
        problem => Markup.Of($"""<p class="problem" id="{field}-problem">{view.In(problem.Text)}</p>"""));

    internal static Markup Described(ConsentView view, string field, string? otherwise = null) =>
        view.Problems.Any(problem => problem.Field == field)
            ? Markup.Of($""" aria-invalid="true" aria-describedby="{field}-problem" """)
            : otherwise is null ? Markup.None : Markup.Of($""" aria-describedby="{otherwise}" """);
}

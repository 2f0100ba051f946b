using MyDataHub.Sandbox.Clock;
using MyDataHub.Sandbox.Pages;
using MyDataHub.Sandbox.Wire;
using static MyDataHub.Sandbox.Pages.Page;

namespace MyDataHub.Sandbox.Institutions.Login;

/// <summary>An institution's own pages (개별인증): sign in, choose what is sent, agree or refuse.</summary>
internal sealed class LoginPages(LoginDesk desk, Residents residents, SandboxClock clock)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{org}/login", ShowLogin);
        routes.MapPost("/{org}/login", SignIn);
        routes.MapGet("/{org}/consent", ShowConsent);
        routes.MapPost("/{org}/consent", Decide);
    }

    private IResult ShowLogin(string org, string? request) =>
        Find(org, request) is { } pending ? LoginForm(pending, null) : Gone();

    private async Task<IResult> SignIn(string org, string? request, HttpContext http)
    {
        if (Find(org, request) is not { } pending || await OwnFormAsync(http, pending) is not { } form)
        {
            return Gone();
        }

        var (person, problem) = PersonPicker.Read(form, residents, pending.OneTimeNumber);
        if (person is null)
        {
            return LoginForm(pending, problem);
        }

        return Results.Redirect(desk.SignIn(pending, person) ?? $"/{org}/consent?request={pending.Id}");
    }

    private IResult ShowConsent(string org, string? request) =>
        Find(org, request) is { Person: not null } pending ? ConsentForm(pending) : Gone();

    private async Task<IResult> Decide(string org, string? request, HttpContext http)
    {
        if (Find(org, request) is not { Person: not null } pending || await OwnFormAsync(http, pending) is not { } form)
        {
            return Gone();
        }

        if (form["decision"] != "agree")
        {
            return Results.Redirect(desk.Refuse(pending));
        }

        var asked = ConsentForms.Read(form, pending, residents.Assets(org, pending.Person.Ci), clock.SeoulToday);
        return asked is not null && desk.Agree(pending, asked) is { } callback
            ? Results.Redirect(callback)
            : ConsentForm(pending);
    }

    private PendingAuthorization? Find(string org, string? request) =>
        desk.Find(request) is { } pending && pending.Institution.OrgCode == org ? pending : null;

    private static async Task<IFormCollection?> OwnFormAsync(HttpContext http, PendingAuthorization pending)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        return Secret.Matches(form?["form_token"], pending.FormToken) ? form : null;
    }

    private IResult LoginForm(PendingAuthorization pending, string? problem) => Of(
        $"{pending.Institution.Name} 로그인",
        $"""
        <p>{Encode(pending.Client.Name)}에 정보를 보내려면 먼저 로그인해 주세요.</p>
        {Error(problem)}
        <form method="post">
        {Hidden("form_token", pending.FormToken)}
        {PersonPicker.Fields(residents.All, pending.OneTimeNumber, residents.Find(pending.ExpectedCi))}
        <button class="main" type="submit">로그인</button>
        </form>
        """);

    private IResult ConsentForm(PendingAuthorization pending) => Of(
        $"{pending.Institution.Name} 정보 전송요구",
        $"""
        <p>{Encode(pending.Person!.Name)}님, <strong>{Encode(pending.Client.Name)}</strong>에 보낼 정보를 골라 주세요.</p>
        <form method="post">
        {Hidden("form_token", pending.FormToken)}
        {ConsentForms.Fields(pending, residents.Assets(pending.Institution.OrgCode, pending.Person.Ci), clock.SeoulToday)}
        <button class="main" type="submit" name="decision" value="agree">동의하고 보내기</button>
        <button type="submit" name="decision" value="refuse" formnovalidate>거절</button>
        </form>
        """);
}

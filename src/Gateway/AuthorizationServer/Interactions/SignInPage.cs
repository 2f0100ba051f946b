using MyDataHub.Gateway.AuthorizationServer.Pages;

namespace MyDataHub.Gateway.AuthorizationServer.Interactions;

/// <summary>Signing in on the way to a decision: name and password, or identity verification. Says for whom, so that nobody signs in unawares.</summary>
internal static class SignInPage
{
    internal const string Step = "sign-in";
    internal const string LoginField = "loginId";
    internal const string PasswordField = "password";

    internal static PageResult Show(OpenInteraction interaction, string? identityPath, SignInProblem? problem = null, string? typedLogin = null)
    {
        var language = interaction.Language;
        var title = Title.In(language);
        return new(problem is null ? 200 : 422, PageFrame.Around(language, problem is null ? title : $"{Error.In(language)}: {title}", interaction.Path, Markup.Of(
            $"""
            <section class="card">
            <h1>{title}</h1>
            <p>{(language == Language.Korean ? $"‘{interaction.ClientName}’에서 데이터를 보여 달라고 요청했어요. 로그인한 뒤 무엇을 보여줄지 직접 정할 수 있어요. 로그인만으로는 아무것도 전달되지 않아요." : $"“{interaction.ClientName}” asks to see your data. After signing in you decide what it may see. Signing in alone shares nothing.")}</p>
            {Problem(problem, language)}
            <form method="post" action="{interaction.PathOf(Step)}">
            <input type="hidden" name="{FormToken.Field}" value="{interaction.FormToken}">
            <div class="field"><label for="login">{Login.In(language)}</label>
            <input id="login" name="{LoginField}" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="64" required value="{typedLogin}"{Described(problem)}></div>
            <div class="field"><label for="password">{Password.In(language)}</label>
            <input id="password" name="{PasswordField}" type="password" autocomplete="current-password" maxlength="256" required{Described(problem)}></div>
            <button class="button primary" type="submit">{Enter.In(language)}</button>
            </form>
            {Identity(identityPath, language)}
            <p class="under">{Until(interaction)}</p>
            </section>
            """)));
    }

    private static string Until(OpenInteraction interaction) => interaction.Language == Language.Korean
        ? $"이 요청은 {Wording.Time(interaction.Stored.ExpiresAt)}까지 이어갈 수 있어요."
        : $"This request can be continued until {Wording.Time(interaction.Stored.ExpiresAt)}.";

    private static Markup Described(SignInProblem? problem) => problem is null ? Markup.None : new(" aria-invalid=\"true\" aria-describedby=\"problem\"");

    private static Markup Problem(SignInProblem? problem, Language language) => problem is null
        ? Markup.None
        : Markup.Of($"""<p id="problem" class="notice danger" role="alert">{problem.Text.In(language)}</p>""");

    private static Markup Identity(string? path, Language language) => path is null
        ? Markup.None
        : Markup.Of($"""<p class="or">{Or.In(language)}</p><a class="button" href="{path}">{Verify.In(language)}</a>""");

    private static readonly Phrase Title = new("로그인해 주세요", "Please sign in");
    private static readonly Phrase Error = new("오류", "Error");
    private static readonly Phrase Login = new("로그인 이름", "Login name");
    private static readonly Phrase Password = new("비밀번호", "Password");
    private static readonly Phrase Enter = new("로그인하기", "Sign in");
    private static readonly Phrase Or = new("또는", "or");
    private static readonly Phrase Verify = new("본인확인으로 로그인하기", "Sign in by identity verification");
}

/// <summary>Why nobody was let in.</summary>
internal sealed record SignInProblem(Phrase Text)
{
    internal static readonly SignInProblem Wrong = new(new Phrase("로그인 이름이나 비밀번호가 맞지 않아요.", "The login name or the password is wrong."));
    internal static readonly SignInProblem TooOften = new(new Phrase("너무 여러 번 시도했어요. 잠시 뒤 다시 해 주세요.", "Too many attempts. Please wait a while and try again."));
    internal static readonly SignInProblem Busy = new(new Phrase("지금은 처리할 수 없어요. 잠시 뒤 다시 해 주세요.", "We cannot do this right now. Try again in a moment."));
}

namespace MyDataHub.Gateway.AuthorizationServer.Pages;

/// <summary>Where a flow ends that must not go back to anybody. Says what happened and what to do, never what exists.</summary>
internal static class ErrorPage
{
    internal static PageResult UnknownClient(Language language) => Of(
        400, language,
        ("연결할 서비스를 알 수 없어요", "We don't know this service"),
        ("이 주소로 온 서비스가 등록되어 있지 않아요. 아무것도 전달되지 않았어요. 원래 쓰던 서비스로 돌아가 다시 시작해 주세요.",
            "The service that sent you here is not registered. Nothing was shared. Go back to the service you came from and start again."));

    internal static PageResult RequestOver(Language language) => Of(
        400, language,
        ("요청을 이어갈 수 없어요", "This request cannot go on"),
        ("요청 시간이 지났거나 이미 끝난 요청이에요. 아무것도 전달되지 않았어요. 원래 쓰던 서비스로 돌아가 다시 시작해 주세요.",
            "The request timed out or has been completed. Nothing was shared here. Go back to the service you came from and start again."));

    internal static PageResult NotFromHere(Language language) => Of(
        403, language,
        ("이 요청은 받을 수 없어요", "We cannot take this"),
        ("우리 화면에서 보낸 것이 아니거나, 그사이 다른 분이 로그인했어요. 아무것도 바뀌지 않았어요. 이전 화면을 다시 열어 주세요.",
            "It did not come from our page, or somebody else has signed in meanwhile. Nothing was changed. Open the previous page again."));

    internal static PageResult Unavailable(Language language) => Of(
        503, language,
        ("잠시 뒤 다시 시도해 주세요", "Try again in a moment"),
        ("지금은 답할 수 없어요. 아무것도 전달되지 않았어요. 화면을 새로 고치면 이어서 할 수 있어요.",
            "We cannot answer right now. Nothing was shared. Reload the page to go on."));

    internal static PageResult TooOften(Language language, int seconds) => Of(
        429, language,
        ("너무 여러 번 시도했어요", "Too many attempts"),
        ($"{seconds}초 뒤에 다시 시도해 주세요. 아무것도 전달되지 않았어요.", $"Try again in {seconds} seconds. Nothing was shared."));

    private static PageResult Of(int status, Language language, (string Korean, string English) title, (string Korean, string English) text)
    {
        var (heading, body) = language == Language.Korean ? (title.Korean, text.Korean) : (title.English, text.English);
        return new(status, PageFrame.Around(language, heading, null, Markup.Of(
            $"""
            <section class="card">
            <h1>{heading}</h1>
            <p>{body}</p>
            </section>
            """)));
    }
}

using MyDataHub.Gateway.AuthorizationServer.Pages;

namespace MyDataHub.Gateway.AuthorizationServer.Consent;

/// <summary>What happens with the data, and how to stop it: before the buttons, not behind a link.</summary>
internal static class ConsentAftermath
{
    internal static Markup Section(ConsentView view) => Markup.Of(
        $"""
        <section class="card" aria-labelledby="after">
        <h2 id="after">{view.In("동의하면 이렇게 돼요", "What happens if you allow it")}</h2>
        <ul class="plain">{Markup.Each(Facts(view.Open.ClientName), fact => Markup.Of($"<li>{view.In(fact)}</li>"))}</ul>
        </section>
        """);

    private static IEnumerable<Phrase> Facts(string client) =>
    [
        new($"‘{client}’ 측은 체크한 것만 우리를 거쳐 조회해요. 볼 때마다 기록이 남고, 그 기록을 볼 수 있어요.",
            $"{client} looks up only what you tick, through us. Each look leaves a record that you can read."),
        new("돈을 옮기거나 계약을 바꿀 수는 없어요. 보는 것만 할 수 있어요.", "It can only look. It cannot move money or change a contract."),
        new($"이미 조회한 데이터는 ‘{client}’ 측에 남고, 그쪽 개인정보 처리방침을 따라요.", $"What it has looked up stays with {client}, under its own privacy policy."),
        new("언제든 ‘내 정보를 보는 곳’ 화면에서 두 번 눌러 멈출 수 있어요. 멈추면 바로 더 볼 수 없어요.",
            "You can stop it any time in two taps under “Who can see my data”. From that moment it sees nothing more."),
        new("동의하지 않아도 우리 서비스는 그대로 쓸 수 있어요.", "If you do not allow it, nothing changes for you here."),
    ];
}

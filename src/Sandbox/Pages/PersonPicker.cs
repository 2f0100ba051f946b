using System.Security.Cryptography;
using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Institutions;
using static MyDataHub.Sandbox.Pages.Page;

namespace MyDataHub.Sandbox.Pages;

/// <summary>
/// Signing in by picking one of the demo people, or entering any login id, and the number that the page shows in place
/// of a message.
/// </summary>
internal static class PersonPicker
{
    private const int Shown = 12;

    public static string NewOneTimeNumber() => RandomNumberGenerator.GetString("0123456789", 6);

    /// <summary>
    /// The form's fields; the buttons follow after them. Whoever is expected comes first and is picked already.
    /// </summary>
    public static string Fields(IEnumerable<Person> people, string oneTimeNumber, Person? expected = null) =>
        $"""
        <fieldset><legend>누구로 로그인할까요?</legend>
        {string.Concat((expected is null ? people : people.Prepend(expected).Distinct()).Take(Shown).Select(Choice))}
        <label class="field" for="other">목록에 없는 사람의 로그인 아이디</label>
        <input id="other" name="other" autocomplete="off" maxlength="40">
        </fieldset>
        <p>문자 대신 여기에 보여 드리는 인증번호: <strong class="one-time" id="one-time">{oneTimeNumber}</strong></p>
        <label class="field" for="number">인증번호 6자리</label>
        <input id="number" name="number" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{"{6}"}" maxlength="6" required>
        """;

    /// <summary>Who was picked; the second answer says what to mend.</summary>
    public static (Person? Person, string? Problem) Read(IFormCollection form, Residents residents, string oneTimeNumber)
    {
        if (form["number"] != oneTimeNumber)
        {
            return (null, "인증번호가 다릅니다. 화면에 보이는 여섯 자리를 입력해 주세요.");
        }

        var login = form["other"].ToString() is { Length: > 0 } other ? other : form["person"].ToString();
        return residents.FindByLogin(login) is { } person
            ? (person, null)
            : (null, "그런 사람이 없습니다. 한 사람을 고르거나 아이디를 입력해 주세요.");
    }

    private static string Choice(Person person, int index) =>
        $"""
        <label class="choice"><input type="radio" name="person" value="{Encode(person.LoginId)}"{(index == 0 ? " checked" : "")}>
        {Encode(person.Name)} <span>({Encode(person.LoginId)})</span><small>{Encode(person.Summary)}</small></label>
        """;
}

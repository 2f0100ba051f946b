using MyDataHub.Domain.Assets.Views;
using MyDataHub.Gateway.AuthorizationServer.Pages;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Pages;

public sealed class MarkupTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\" onfocus=\"alert(1)")]
    [InlineData("' onfocus='alert(1)")]
    [InlineData("&lt;")]
    public void Text_is_never_markup(string text)
    {
        var html = Markup.Of($"<p title=\"{text}\">{text}</p>").Html;

        Assert.DoesNotContain(text, html, StringComparison.Ordinal);
        Assert.Equal(2, html.Count(letter => letter == '<'));
        Assert.Equal(2, html.Count(letter => letter == '"'));
    }

    [Fact]
    public void A_piece_of_markup_within_another_stays_what_it_is() => Assert.Equal("<ul><li>은행</li><li>카드 &amp; 보험</li></ul>", Markup.Of(
        $"<ul>{Markup.Each(["은행", "카드 & 보험"], name => Markup.Of($"<li>{name}</li>"))}</ul>").Html);

    [Theory]
    [InlineData(1234567, "KRW", "1,234,567원", "₩1,234,567")]
    [InlineData(-1500, "KRW", "−1,500원", "−₩1,500")]
    [InlineData(0, "KRW", "0원", "₩0")]
    [InlineData(1234.5, "USD", "USD 1,234.50", "USD 1,234.50")]
    public void Amounts_are_written_as_people_write_them(decimal amount, string currency, string korean, string english)
    {
        var figure = new Figure(amount, currency, null, FigureState.Live);

        Assert.Equal((korean, english), (Wording.Amount(figure, Language.Korean), Wording.Amount(figure, Language.English)));
    }

    [Fact]
    public void A_missing_amount_is_not_zero() => Assert.Null(Wording.Amount(Figure.Missing("KRW", "not-sent"), Language.Korean));

    [Fact]
    public void Korean_names_on_an_english_page_say_that_they_are_korean()
    {
        Assert.Equal(" lang=\"ko\"", Language.English.MarkOther("월급통장").Html);
        Assert.Equal("", Language.English.MarkOther("Savings").Html);
        Assert.Equal("", Language.Korean.MarkOther("월급통장").Html);
    }
}

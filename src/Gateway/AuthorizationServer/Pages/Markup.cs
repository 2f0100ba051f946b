using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace MyDataHub.Gateway.AuthorizationServer.Pages;

/// <summary>A piece of HTML. What is put into its text is encoded unless it is a piece of HTML itself, so nothing a client or an institution has named becomes markup.</summary>
internal readonly record struct Markup(string Html)
{
    internal static readonly Markup None = new("");

    internal static Markup Of(MarkupText text) => new(text.ToString());

    internal static Markup When(bool shown, Func<Markup> piece) => shown ? piece() : None;

    internal static Markup Each<T>(IEnumerable<T> items, Func<T, Markup> piece) => new(string.Concat(items.Select(item => piece(item).Html)));

    public override string ToString() => Html;
}

/// <summary>Text and attribute values (always in double quotes) are encoded as the compiler puts the pieces together.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupText(int literalLength, int formattedCount)
{
    // Hangul stays readable in the source; everything HTML gives a meaning is always encoded.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new(literalLength + formattedCount * 16);

    public void AppendLiteral(string markup) => _html.Append(markup);

    public void AppendFormatted(string? text) => _html.Append(Encoder.Encode(text ?? ""));

    public void AppendFormatted(int number) => _html.Append(number);

    public void AppendFormatted(Markup piece) => _html.Append(piece.Html);

    public override string ToString() => _html.ToString();
}

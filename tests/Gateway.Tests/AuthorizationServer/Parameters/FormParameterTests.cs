using System.Net;
using System.Text;
using MyDataHub.Gateway.AuthorizationServer.Parameters;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Parameters;

[Collection(AuthorizationHub.Collection)]
public sealed class FormParameterTests(AuthorizationHub hub)
{
    [Theory]
    [InlineData("a=b", "b")]
    [InlineData("a=b+c%20d", "b c d")]
    [InlineData("a=%EA%B0%80", "가")]
    [InlineData("a=가", "가")]
    [InlineData("a=b=c", "b=c")]
    [InlineData("A=x&a=b", "b")]
    [InlineData("&&a=b&", "b")]
    [InlineData("a=%2b%2B", "++")]
    public void A_form_is_read_as_it_was_written(string body, string value) => Assert.Equal(value, Read(body)["a"]);

    [Theory]
    [InlineData("a=")]
    [InlineData("a")]
    [InlineData("b=a")]
    public void L110_What_is_empty_was_not_sent(string body) => Assert.False(Read(body).ContainsKey("a"));

    [Theory]
    [InlineData("a=b&a=b")]
    [InlineData("a=b&a=")]
    [InlineData("a=&a=b")]
    [InlineData("a=b&%61=c")]
    public void L098_L110_A_parameter_that_stands_twice_is_refused(string body) => Assert.NotNull(FormFields.Read(Encoding.UTF8.GetBytes(body), []));

    [Theory]
    [InlineData("a=%")]
    [InlineData("a=%2")]
    [InlineData("a=%zz")]
    [InlineData("a=%ff")]
    [InlineData("%c0%80=a")]
    public void What_is_not_encoded_as_a_form_is_refused(string body) => Assert.NotNull(FormFields.Read(Encoding.UTF8.GetBytes(body), []));

    [Fact]
    public void More_parameters_than_anything_needs_are_refused() =>
        Assert.NotNull(FormFields.Read(Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, 20_000).Select(number => $"p{number}=1"))), []));

    [Fact]
    public async Task L110_Nothing_is_taken_from_the_query()
    {
        using var client = await hub.RegisterAsync();
        var query = await new FormUrlEncodedContent(client.Authenticated()).ReadAsStringAsync();

        await (await client.SendAsync($"{Probes.Client}?{query}", [])).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/plain")]
    public async Task L098_Another_content_type_is_refused(string type)
    {
        using var http = hub.NewClient();
        using var body = new StringContent("grant_type=client_credentials", Encoding.UTF8);
        body.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

        await (await http.PostAsync("/oauth/token", body)).ErrorAsync(HttpStatusCode.BadRequest, "invalid_request");
    }

    [Theory]
    [InlineData(70_000)]
    [InlineData(1_500_000)]
    public async Task A_body_over_the_limit_is_refused_and_the_client_learns_it(int length)
    {
        using var http = hub.NewClient();
        using var body = new FormUrlEncodedContent([new("client_assertion", new string('a', length))]);

        await (await http.PostAsync("/oauth/token", body)).ErrorAsync(HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task A_body_without_end_is_cut_off()
    {
        using var http = hub.NewClient();
        var endless = new EndlessStream();
        using var body = new StreamContent(endless);
        body.Headers.ContentType = new("application/x-www-form-urlencoded");

        try
        {
            using var answer = await http.PostAsync("/oauth/token", body);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
        catch (HttpRequestException)
        {
            // Closed while it was still sending.
        }

        Assert.InRange(endless.Sent, 64 * 1024, 32 * 1024 * 1024);
    }

    private static Dictionary<string, string> Read(string body)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Assert.Null(FormFields.Read(Encoding.UTF8.GetBytes(body), values));
        return values;
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override bool CanSeek => false;

        internal long Sent { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'a');
            Sent += buffer.Length;
            return new(buffer.Length);
        }
    }
}

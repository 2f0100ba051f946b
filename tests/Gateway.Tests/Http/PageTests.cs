using System.IO.Compression;

namespace MyDataHub.Gateway.Tests.Http;

public sealed class PageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pages").FullName;

    public PageTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "assets"));
        File.WriteAllText(Path.Combine(_folder, "index.html"), "<!doctype html><title>MyDataHub</title>");
        File.WriteAllText(Path.Combine(_folder, "assets", "app-1a2b3c.js"), new string('x', 5000));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/link/abc")]
    [InlineData("/progress/run-1")]
    [InlineData("/settings")]
    public async Task A_page_of_the_dashboard_is_its_index(string path)
    {
        await using var hub = await StartAsync();
        using var browser = hub.Open();

        var answer = await browser.GetAsync(path);

        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("MyDataHub", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task What_the_build_named_after_its_content_is_kept_for_good()
    {
        await using var hub = await StartAsync();
        using var browser = hub.Open();

        var answer = await browser.GetAsync("/assets/app-1a2b3c.js", ("Accept-Encoding", "gzip, br"));

        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
        await using var unpacked = new BrotliStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.Equal(new string('x', 5000), await new StreamReader(unpacked).ReadToEndAsync());
    }

    [Fact]
    public async Task A_page_that_has_not_changed_is_not_sent_again()
    {
        await using var hub = await StartAsync();
        using var browser = hub.Open();
        var tag = (await browser.GetAsync("/")).Headers.ETag!.Tag;

        Assert.Equal(304, (int)(await browser.GetAsync("/", ("If-None-Match", tag))).StatusCode);
    }

    [Theory]
    [InlineData("/assets/missing.js")]
    [InlineData("/appsettings.json")]
    [InlineData("/../appsettings.json")]
    [InlineData("/..%2fappsettings.json")]
    [InlineData("/%2e%2e/appsettings.json")]
    public async Task A_file_that_was_not_built_is_not_there(string path)
    {
        await using var hub = await StartAsync();
        using var browser = hub.Open();

        await (await browser.GetAsync(path)).ProblemAsync(404, "not-found");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<TestHub> StartAsync() => TestHub.StartAsync($"--Gateway:PagesPath={_folder}");
}

using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Settings;

namespace MyDataHub.Sandbox.Tests.Running;

/// <summary>The operator as a test plays it: it makes well-formed calls, in which a test changes one thing.</summary>
internal sealed class Operator(TestSandbox sandbox)
{
    private int _serial;

    public Secrets Secrets { get; } = sandbox.Host.Services.GetRequiredService<Secrets>();

    public HttpClient Http { get; init; } = sandbox.Http;

    public string NextTransactionId() => $"D1AAAU0000M{++_serial:D14}";

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using var answer = await Http.SendAsync(request);
        return await Reply.ReadAsync(answer);
    }

    public HttpRequestMessage Request(HttpMethod method, string org, string path)
    {
        var request = new HttpRequestMessage(method, sandbox.At(org, path));
        request.Headers.Add("x-api-tran-id", NextTransactionId());
        return request;
    }

    public Task<Reply> PostFormAsync(string org, string path, IEnumerable<KeyValuePair<string, string>> form)
    {
        var request = Request(HttpMethod.Post, org, path);
        request.Content = new FormUrlEncodedContent(form);
        return SendAsync(request);
    }

    public Dictionary<string, string> ClientForm(string org, string grantType) => new()
    {
        ["org_code"] = org,
        ["grant_type"] = grantType,
        ["client_id"] = Secrets.OperatorClientId,
        ["client_secret"] = Secrets.OperatorClientSecret,
    };

    public async Task<string> AuthorityTokenAsync()
    {
        var reply = await PostFormAsync("Z1SIGN0000", "oauth/2.0/token", new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = Secrets.AuthorityClientId,
            ["client_secret"] = Secrets.AuthorityClientSecret,
            ["scope"] = "ca",
        });
        return reply["access_token"]!;
    }

    /// <summary>A consent for everything of these scopes, or for the assets named after a colon.</summary>
    public static JsonObject Consent(string org, params string[] targets) => new()
    {
        ["snd_org_code"] = org,
        ["rcv_org_code"] = "D1AAAU0000",
        ["is_scheduled"] = "true",
        ["fnd_cycle"] = "1/w",
        ["add_cycle"] = "1/w",
        ["end_date"] = "20270112",
        ["purpose"] = "통합조회 서비스",
        ["period"] = "99991231",
        ["is_consent_trans_memo"] = "true",
        ["is_consent_merchant_name_regno"] = "true",
        ["is_consent_trans_category"] = "true",
        ["target_info"] = new JsonArray([.. targets.Select(Target)]),
    };

    /// <summary>Has the person sign, and answers the form for the token endpoint (통합인증-002).</summary>
    public async Task<Dictionary<string, string>> SignedFormAsync(string org, Person person, JsonObject consent)
    {
        using (await sandbox.ControlPort.PostAsJsonAsync("control/ca/auto-sign", new { ci = person.Ci }))
        {
            var txId = $"MD_D1AAAU0000_{org}_0000000000_Z1SIGN0000_20260112120000_{++_serial:D12}";
            var text = consent.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            var (certTxId, signTxId) = await AskForSignatureAsync(person, text, txId);
            var result = await CallAuthorityAsync("v1/ca/sign_result", new JsonObject { ["cert_tx_id"] = certTxId, ["sign_tx_id"] = signTxId });
            var signed = (string)result.Json!["signed_consent_list"]![0]!["signed_consent"]!;
            return new Dictionary<string, string>(ClientForm(org, "password"))
            {
                ["tx_id"] = txId,
                ["ca_code"] = "Z1SIGN0000",
                ["username"] = person.Ci,
                ["request_type"] = "1",
                ["password_len"] = Length(signed),
                ["password"] = signed,
                ["auth_type"] = "1",
                ["consent_type"] = "1",
                ["consent_len"] = Length(text),
                ["consent"] = text,
                ["cert_tx_id"] = certTxId,
            };
        }
    }

    /// <summary>
    /// Connects a person to an institution by integrated authentication; the answer carries the tokens.
    /// </summary>
    public async Task<Reply> LinkAsync(string org, Person person, params string[] targets) =>
        await PostFormAsync(org, "v2/oauth/2.0/token", await SignedFormAsync(org, person, Consent(org, targets)));

    public async Task<Reply> CallAuthorityAsync(string path, JsonObject body)
    {
        var request = Request(HttpMethod.Post, "Z1SIGN0000", path);
        request.Headers.Authorization = new("Bearer", await AuthorityTokenAsync());
        request.Content = JsonContent.Create(body);
        return await SendAsync(request);
    }

    /// <summary>A data call; GET members go into the query, POST members into the body.</summary>
    public HttpRequestMessage DataRequest(HttpMethod method, string org, string path, string token, params (string Name, string Value)[] members)
    {
        (string Name, string Value)[] all = [("org_code", org), .. members];
        var query = string.Join('&', all.Select(member => $"{member.Name}={Uri.EscapeDataString(member.Value)}"));
        var request = Request(method, org, method == HttpMethod.Get ? $"{path}?{query}" : path);
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.Add("x-api-type", "user-refresh");
        if (method == HttpMethod.Post)
        {
            request.Content = JsonContent.Create(all.ToDictionary(member => member.Name, member => member.Value));
        }

        return request;
    }

    public Task<Reply> GetAsync(string org, string path, string token, params (string Name, string Value)[] members) =>
        SendAsync(DataRequest(HttpMethod.Get, org, path, token, members));

    public Task<Reply> PostAsync(string org, string path, string token, params (string Name, string Value)[] members) =>
        SendAsync(DataRequest(HttpMethod.Post, org, path, token, members));

    public static string Length(string text) => Encoding.UTF8.GetByteCount(text).ToString(CultureInfo.InvariantCulture);

    private static JsonNode Target(string target)
    {
        var parts = target.Split(':');
        var node = new JsonObject { ["scope"] = parts[0] };
        if (parts.Length > 1)
        {
            node["asset_list"] = new JsonArray([.. parts[1].Split(',').Select(asset => (JsonNode)new JsonObject { ["asset"] = asset })]);
        }

        return node;
    }

    private async Task<(string CertTxId, string SignTxId)> AskForSignatureAsync(Person person, string consent, string txId)
    {
        var signTxId = $"D1AAAU0000_Z1SIGN0000_20260112120000_{++_serial:D12}";
        var reply = await CallAuthorityAsync("v1/ca/sign_request", new JsonObject
        {
            ["sign_tx_id"] = signTxId,
            ["user_ci"] = person.Ci,
            ["request_title"] = "전송요구",
            ["return_app_scheme_url"] = "mydatahub://signed",
            ["consent_type"] = "1",
            ["consent_cnt"] = "1",
            ["consent_list"] = new JsonArray(new JsonObject
            {
                ["consent_len"] = Length(consent),
                ["consent_title"] = "가온은행",
                ["consent"] = consent,
                ["tx_id"] = txId,
            }),
        });
        return (reply["cert_tx_id"]!, signTxId);
    }
}

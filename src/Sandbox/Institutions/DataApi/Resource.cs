namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>
/// One API of chapter 6: how it is called, what it needs, and how its answer is cut. The answer's members are the
/// household's.
/// </summary>
/// <param name="Id">정보제공 number, such as 은행-004.</param>
/// <param name="ApiCode">API type code (9.11); a made-up one where attachment 12 names none.</param>
/// <param name="Path">Path after version and industry, with its templates.</param>
/// <param name="Scope">The scope a token needs (4.2).</param>
internal sealed record Resource(string Id, string ApiCode, string Path, string Scope)
{
    public bool IsPost { get; init; } = true;

    /// <summary>추가정보, the class with the second cycle; otherwise 기본정보.</summary>
    public bool IsAdditional { get; init; }

    /// <summary>The request member that names the asset; null when the API is about all of them.</summary>
    public string? Asset { get; init; }

    /// <summary>
    /// The row member by which an asset list names an asset; such a list also carries <c>is_consent</c>.
    /// </summary>
    public string? ListKey { get; init; }

    /// <summary>Further members that a request must have.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Further members that a request may have.</summary>
    public IReadOnlyList<string> Optional { get; init; } = [];

    public Period Period { get; init; }

    public bool IsPaged { get; init; }

    /// <summary>Whether <c>limit</c> may be left out.</summary>
    public bool LimitIsOptional { get; init; }

    /// <summary>
    /// Whether <c>search_timestamp</c> belongs to the request; it is required where there are no pages (3.5).
    /// </summary>
    public bool HasTimestamp { get; init; }

    /// <summary>Whether a scheduled call may cover three months instead of 31 days (3.6).</summary>
    public bool HasLongWindow { get; init; }

    public string Method => IsPost ? HttpMethods.Post : HttpMethods.Get;

    /// <summary>
    /// What the account_num, insu_num, … of a request is called there; none for a resource about everything.
    /// </summary>
    public bool IsAboutAsset => Asset is not null;

    /// <summary>A list of assets: GET, paged, with a time stamp.</summary>
    public static Resource List(string id, string apiCode, string path, string scope, string key) =>
        new(id, apiCode, path, scope) { IsPost = false, ListKey = key, IsPaged = true, HasTimestamp = true };

    /// <summary>What there is to know of one asset: POST, with a time stamp.</summary>
    public static Resource One(string id, string apiCode, string path, string scope, string asset) =>
        new(id, apiCode, path, scope) { Asset = asset, HasTimestamp = true };

    /// <summary>What happened to one asset: POST, a period, pages.</summary>
    public static Resource History(string id, string apiCode, string path, string scope, string asset) =>
        new(id, apiCode, path, scope) { Asset = asset, Period = Period.Dates, IsPaged = true, IsAdditional = true };

    /// <summary>What there is to know about everything of a kind, such as all points: GET, with a time stamp.</summary>
    public static Resource All(string id, string apiCode, string path, string scope) =>
        new(id, apiCode, path, scope) { IsPost = false, HasTimestamp = true };
}

/// <summary>How a request states its period (3.6).</summary>
internal enum Period
{
    None,
    Dates,
    Months,
    ChargeMonth,
}

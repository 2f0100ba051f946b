namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>Why a call is made (<c>x-api-type</c>, 3.6). Any other <c>user…</c> counts as on demand.</summary>
internal sealed record ApiType(string Name)
{
    public const string Header = "x-api-type";

    private const int LongestName = 12;

    public bool IsScheduled => Name == "scheduled";

    /// <summary>A search through the history of one asset, five years back.</summary>
    public bool IsSearch => Name == "user-search";

    public static ApiType? Parse(string? header) =>
        header is "scheduled" || (header is { Length: <= LongestName } && header.StartsWith("user", StringComparison.Ordinal))
            ? new ApiType(header)
            : null;
}

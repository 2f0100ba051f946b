namespace MyDataHub.Sandbox.Institutions;

/// <summary>One institution that the sandbox plays, as the portal publishes it (지원-002).</summary>
public sealed record Institution(string OrgCode, string Name, string EnglishName, Industry Industry)
{
    /// <summary>Version of the sector APIs that is current here (공통-001 <c>version</c>).</summary>
    public string Version { get; init; } = "v2";

    /// <summary>Oldest version still accepted (공통-001 <c>min_version</c>).</summary>
    public string MinVersion { get; init; } = "v2";

    /// <summary>When scheduled calls are taken, <c>hhmm:hhmm</c>, Seoul time (3.6).</summary>
    public IReadOnlyList<TransferWindow> Windows { get; init; } =
    [
        new(new TimeOnly(0, 0), new TimeOnly(6, 0)),
        new(new TimeOnly(19, 0), new TimeOnly(23, 30)),
    ];

    /// <summary>01 integrated authentication only, 03 individual and integrated (지원-002 <c>auth_type</c>).</summary>
    public string AuthType { get; init; } = "03";

    /// <summary>사업자등록번호, which is also the Subject serialNumber of the institution's certificate.</summary>
    public string BusinessNumber { get; init; } = "100-81-00000";

    /// <summary>Whether answers carry <c>search_timestamp</c>; a provider may do without (3.5).</summary>
    public bool KeepsTimestamps { get; init; } = true;

    /// <summary>
    /// The code by which other institutions' data name this one: without the two sector characters (3.1).
    /// </summary>
    public string InstitutionCode => OrgCode[2..];
}

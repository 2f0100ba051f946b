using System.Collections.Frozen;
using System.Globalization;

namespace MyDataHub.Sandbox.Wire;

/// <summary>
/// A <c>rsp_code</c> of section 5.1. The first three digits are the HTTP status, but for the three successes.
/// </summary>
internal sealed record RspCode(string Value, string Message)
{
    public static readonly RspCode Success = new("00000", "성공");
    public static readonly RspCode UpToDate = new("00001", "변경된 정보가 없습니다");
    public static readonly RspCode TokenWasInvalid = new("99999", "유효하지 않은 토큰이었습니다");
    public static readonly RspCode BadParameter = new("40001", "요청 파라미터가 올바르지 않습니다");
    public static readonly RspCode BadHeader = new("40002", "헤더 값이 없거나 올바르지 않습니다");
    public static readonly RspCode VersionNotAllowed = new("40003", "허용되지 않은 API 버전입니다");
    public static readonly RspCode PeriodTooLong = new("40004", "조회 기간이 전송 기준을 초과하였습니다");
    public static readonly RspCode InvalidToken = new("40101", "유효하지 않은 접근토큰입니다");
    public static readonly RspCode AddressNotAllowed = new("40102", "허용되지 않은 원격지 IP입니다");
    public static readonly RspCode CertificateMismatch = new("40103", "TLS 인증서 SERIALNUMBER 검증에 실패하였습니다");
    public static readonly RspCode NoScope = new("40104", "API 호출 권한이 없습니다");
    public static readonly RspCode NotConsented = new("40105", "자산에 대한 전송요구가 없습니다");
    public static readonly RspCode ConsentEnded = new("40106", "전송요구 종료시점이 지났습니다");
    public static readonly RspCode WrongCall = new("40301", "올바르지 않은 API 호출입니다");
    public static readonly RspCode Restricted = new("40302", "일시적으로 제한된 이용자입니다");
    public static readonly RspCode UnknownOrg = new("40303", "기관코드를 확인할 수 없습니다");
    public static readonly RspCode TooOld = new("40304", "5년을 초과한 정보는 제공하지 않습니다");
    public static readonly RspCode AssetNotNormal = new("40305", "정상 상태의 자산이 아닙니다");
    public static readonly RspCode NoEndpoint = new("40401", "존재하지 않는 API입니다");
    public static readonly RspCode NoAsset = new("40402", "유효하지 않은 자산입니다");
    public static readonly RspCode NoCustomer = new("40403", "존재하지 않는 고객입니다");
    public static readonly RspCode MethodNotAllowed = new("40501", "허용되지 않은 메소드입니다");
    public static readonly RspCode QuotaExceeded = new("42901", "정보제공 요청 한도를 초과하였습니다");
    public static readonly RspCode Failure = new("50001", "시스템 장애입니다");
    public static readonly RspCode ProcessingFailed = new("50002", "API 처리에 실패하였습니다");
    public static readonly RspCode TimedOut = new("50003", "처리 시간을 초과하였습니다");
    public static readonly RspCode Unknown = new("50004", "알 수 없는 오류입니다");
    public static readonly RspCode ProviderDown = new("50005", "정보제공자 시스템 장애입니다");
    public static readonly RspCode MemberDown = new("50006", "중계 대상 기관 시스템 장애입니다");
    public static readonly RspCode ConversionFailed = new("50007", "전문 변환에 실패하였습니다");
    public static readonly RspCode Maintenance = new("50008", "정기 점검 중입니다");
    public static readonly RspCode OutsideWindow = new("50009", "정기적 전송 허용 시간이 아닙니다");

    private static readonly FrozenDictionary<string, RspCode> ByValue = new[]
    {
        Success, UpToDate, TokenWasInvalid, BadParameter, BadHeader, VersionNotAllowed, PeriodTooLong, InvalidToken, AddressNotAllowed,
        CertificateMismatch, NoScope, NotConsented, ConsentEnded, WrongCall, Restricted, UnknownOrg, TooOld, AssetNotNormal, NoEndpoint,
        NoAsset, NoCustomer, MethodNotAllowed, QuotaExceeded, Failure, ProcessingFailed, TimedOut, Unknown, ProviderDown, MemberDown,
        ConversionFailed, Maintenance, OutsideWindow,
    }.ToFrozenDictionary(code => code.Value, StringComparer.Ordinal);

    /// <summary>The HTTP status that goes with the code.</summary>
    public int Status { get; } = Value[0] is '4' or '5'
        ? int.Parse(Value.AsSpan(0, 3), CultureInfo.InvariantCulture)
        : 200;

    public bool IsSuccess => Status == 200;

    public static IEnumerable<RspCode> All => ByValue.Values;

    public static RspCode? Find(string value) => ByValue.GetValueOrDefault(value);
}

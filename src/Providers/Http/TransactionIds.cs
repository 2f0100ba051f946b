using System.Globalization;

namespace MyDataHub.Providers.Http;

/// <summary>
/// x-api-tran-id (attachment 14): the operator's org code, M, and 14 characters that no other call of the day has.
/// Seven of them count, seven are the start's time, so that a restart within the day does not repeat any.
/// </summary>
internal sealed class TransactionIds(TimeProvider time)
{
    internal const string Header = "x-api-tran-id";

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int Tail = 7;

    private readonly string _start = Base36(time.GetUtcNow().ToUnixTimeMilliseconds() / 10);
    private long _count;

    internal string Next(string orgCode) =>
        string.Create(CultureInfo.InvariantCulture, $"{orgCode}M{_start}{Base36(Interlocked.Increment(ref _count))}");

    private static string Base36(long value) => string.Create(Tail, value, static (span, left) =>
    {
        for (var i = span.Length - 1; i >= 0; i--, left /= 36)
        {
            span[i] = Digits[(int)(left % 36)];
        }
    });
}

using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using MyDataHub.Sandbox.Households;

namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>
/// Answers that are ready to be cut into pages. Rows are read as of the beginning of a minute, so that all calls of
/// that minute, and all pages that follow from it, see the same ones.
/// </summary>
internal sealed class AnswerCache(IHouseholdData households, IOptions<SandboxOptions> options) : IDisposable
{
    private const long Megabyte = 1024 * 1024;

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(2);

    private readonly MemoryCache _ready = new(new MemoryCacheOptions { SizeLimit = options.Value.AnswerCacheMegabytes * Megabyte });

    /// <summary>The rows at a moment; null when the customer or the asset has nothing there.</summary>
    public ReadyRows? Read(DataCall call, DateTimeOffset moment)
    {
        var key = (call.Institution.OrgCode, call.Resource!.Id, call.Ci, Question.Of(call), moment, call.Grant!.GivenAt);
        if (_ready.TryGetValue<ReadyRows>(key, out var ready))
        {
            return ready;
        }

        if (households.Read(call.Institution.OrgCode, call.Resource.Path, call.Ci, call.Args, moment) is not { } held)
        {
            return null;
        }

        ready = ReadyRows.From(held, call);
        return _ready.Set(key, ready, new MemoryCacheEntryOptions { Size = ready.Size, SlidingExpiration = Idle });
    }

    public static DateTimeOffset MomentOf(DateTimeOffset now) =>
        new(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

    public void Dispose() => _ready.Dispose();
}

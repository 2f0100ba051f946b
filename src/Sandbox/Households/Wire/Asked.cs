using System.Globalization;
using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households.Wire;

/// <summary>A request to one institution about one household at a moment of Seoul wall time.</summary>
internal sealed record Asked(Household Home, string OrgCode, IReadOnlyDictionary<string, string> Args, DateTime Now)
{
    public DateOnly Today => DateOnly.FromDateTime(Now);

    /// <summary>The period asked for; without one, everything up to now.</summary>
    public DateOnly From => Date("from_date") ?? DateOnly.MinValue;

    public DateOnly To => Date("to_date") ?? Today;

    public string FromMonth => Args.GetValueOrDefault("from_month", "000000");

    public string ToMonth => Args.GetValueOrDefault("to_month", "999912");

    /// <summary>Answers about the asset whose number is asked for (account_num unless said otherwise).</summary>
    public HeldRows? With<T>(IEnumerable<T> assets, Func<Asked, T, HeldRows> answer, string key = "account_num")
        where T : class, IAsset =>
        assets.Numbered(this[key], Now) is { } asset ? answer(this, asset) : null;

    public HeldRows? With<T>(IEnumerable<T> assets, Func<T, HeldRows> answer, string key = "account_num")
        where T : class, IAsset => With(assets, (_, asset) => answer(asset), key);

    public string? this[string name] => Args.GetValueOrDefault(name);

    private DateOnly? Date(string name) =>
        Args.TryGetValue(name, out var text)
        && DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
}

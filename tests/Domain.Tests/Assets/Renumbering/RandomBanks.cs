using FsCheck;
using FsCheck.Fluent;
using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Tests.Assets.Renumbering;

/// <summary>A bank that gives what it holds other numbers on some days: few numbers, birthdays and rows, so that everything collides.</summary>
internal static class RandomBanks
{
    private static readonly string[] Numbers = ["11012340001", "11012340002", "77700000009", "77700000008"];

    /// <summary>Days on which any of the numbers is listed, with any birthday: many of them cannot be told apart.</summary>
    internal static Gen<List<Delivery>> Deliveries() =>
        from days in Day().ListOf(4)
        select days.Select((accounts, day) => Bank.Says(day + 1, [.. accounts.DistinctBy(told => told.Number)])).ToList();

    /// <summary>One day's accounts, each with another birthday, and the same under other numbers and with other numbers of rows.</summary>
    internal static Gen<(Told[] Before, Told[] After)> Renumbered() =>
        from rows in Rows().ListOf(3)
        from balance in Gen.Choose(1, 1_000)
        from moves in Gen.Elements(true, false).ListOf(3)
        let before = rows.Select((some, index) => new Told($"1101234000{index}", balance * (index + 1), $"2021-05-0{index + 1}", Numbered(some, "old"))).ToArray()
        select (before, before.Select((told, index) => told with { Number = moves[index] ? $"7770000000{index}" : told.Number, Rows = Numbered(rows[index], "new") }).ToArray());

    private static Gen<List<Told>> Day() =>
        from told in Account().ListOf()
        select told.Take(3).ToList();

    private static Gen<Told> Account() =>
        from number in Gen.Elements(Numbers)
        from birthday in Gen.Elements("2021-05-03", "2021-05-03", "2022-01-01", null)
        from balance in Gen.Choose(1, 5)
        from prefix in Gen.Elements("a", "b")
        from rows in Rows()
        select new Told(number, balance * 100, birthday, Numbered(rows, prefix));

    private static Gen<List<int>> Rows() => Gen.Choose(1, 4).ListOf().Select(rows => rows.Take(5).ToList());

    private static (string, string, decimal)[] Numbered(IEnumerable<int> rows, string prefix) =>
        [.. rows.Select((row, index) => ($"{prefix}-{index}", $"2026-11-0{(row % 3) + 1} 09:00:00", row * 1_000m))];
}

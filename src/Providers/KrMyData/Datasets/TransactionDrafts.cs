using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MyDataHub.Domain.Assets;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>
/// Gives the rows of one answer identities that are the same in every later answer. A row with a number (trans_no, approved_num …) is known by
/// its day and number, because some institutions number within the day. A row without one is known by a hash of day and time, type, amount and
/// balance after, and by its place among identical rows: two equal coffees in one minute stay two.
/// </summary>
internal sealed class TransactionDrafts
{
    private readonly Dictionary<string, Transaction> _byId = new(StringComparer.Ordinal);

    internal int Count => _byId.Count;

    /// <summary>Id of the draft is the institution's number for the row, or empty.</summary>
    internal void Add(Transaction draft)
    {
        if (draft.Id.Length == 0)
        {
            AddBeside(draft, Hash(draft));
        }
        else
        {
            AddNumbered(draft, string.Create(CultureInfo.InvariantCulture, $"{draft.At:yyyyMMdd}-{draft.Id}"));
        }
    }

    internal ImmutableArray<Transaction> ToImmutable() => [.. _byId.Values];

    private void AddNumbered(Transaction draft, string id)
    {
        var row = draft with { Id = id };
        if (!_byId.TryGetValue(id, out var earlier))
        {
            _byId.Add(id, row);
        }
        else if (row.Card is not null && earlier.Card is not null)
        {
            _byId[id] = Later(earlier, row);
        }
        else if (row != earlier)
        {
            AddBeside(draft, id);
        }
    }

    // An approval and its cancellation may both be in one answer (선불-004, 카드-008): what happened last holds.
    private static Transaction Later(Transaction left, Transaction right) =>
        Comparer<DateTime>.Default.Compare(right.Card!.ChangedAt ?? right.At, left.Card!.ChangedAt ?? left.At) switch
        {
            > 0 => right,
            < 0 => left,
            _ => Rank(right) >= Rank(left) ? right : left,
        };

    private static int Rank(Transaction row) => row.Card!.Status switch
    {
        CardStatus.Cancelled => 2,
        CardStatus.Corrected => 1,
        CardStatus.Approved or CardStatus.PurchaseWithoutApproval or CardStatus.Unknown => 0,
    };

    private void AddBeside(Transaction draft, string id)
    {
        var ordinal = 1;
        var free = id;
        while (_byId.ContainsKey(free))
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{id}-{++ordinal}");
        }

        _byId.Add(free, draft with { Id = free });
    }

    private static string Hash(Transaction row)
    {
        var content = string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Account.Number}|{row.Account.Seqno}|{row.At:yyyyMMddHHmmss}|{row.TypeCode}|{row.Amount.Amount:G29}|{row.Amount.Currency}|{row.BalanceAfter:G29}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 16));
    }
}

using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Assets.Matching;

/// <summary>
/// Money between the customer's own accounts. Equal amount and currency 0.50; within ten minutes 0.35, same day 0.20, three days 0.05;
/// the other account or the customer is named 0.15; a standing order says so 0.15. From 0.85 the two rows are linked, unless
/// rows of different accounts fit equally: then nothing is guessed.
/// </summary>
internal static class OwnTransfers
{
    private const decimal Link = 0.85m;
    private const int MaxDays = 3;

    internal static void Read(LedgerPass pass)
    {
        var outs = Moving(pass, Flow.Out);
        var ins = Moving(pass, Flow.In);
        var byAmount = ins.ToLookup(row => row.Amount);
        var links = outs.SelectMany(left => byAmount[left.Amount].Select(right => (Left: left, Right: right, Score: Score(pass, left, right))))
            .Where(pair => pair.Score >= Link)
            .Take(Pairing.MostCandidates)
            .ToList();
        var ambiguous = Ambiguous(links);
        var sure = links.Where(pair => pass.Ground.Decided(pair.Left, pair.Right) == true
                || (!ambiguous.Contains(pair.Left) && !ambiguous.Contains(pair.Right)))
            .OrderByDescending(pair => pair.Score)
            .ThenBy(pair => (pair.Left.At - pair.Right.At).Duration());
        foreach (var (left, right, _) in sure)
        {
            if (!pass.IsRead(left) && !pass.IsRead(right))
            {
                pass.Say(left, new(OutClass(pass, right), "own-transfer"));
                pass.Say(right, new(InClass(pass, left), "own-transfer"));
            }
        }

        Exchanges(pass, outs, ins);
        SelfNamed(pass);
    }

    /// <summary>The score of a pair, 0 when it cannot be one; 1 or 0 where the customer has decided.</summary>
    internal static decimal Score(LedgerPass pass, Transaction left, Transaction right)
    {
        if (pass.Ground.Decided(left, right) is { } decided)
        {
            return decided ? 1 : 0;
        }

        if (left.Account == right.Account || Pairing.DaysBetween(left, right) > MaxDays)
        {
            return 0;
        }

        return 0.50m + Nearness(left, right)
            + (IsNamed(pass, left, right) || IsNamed(pass, right, left) ? 0.15m : 0)
            + (IsOrdered(pass, left, right) ? 0.15m : 0);
    }

    private static decimal Nearness(Transaction left, Transaction right)
    {
        if (left.HasTime && right.HasTime && (left.At - right.At).Duration() <= TimeSpan.FromMinutes(10))
        {
            return 0.35m;
        }

        return Pairing.DaysBetween(left, right) == 0 ? 0.20m : 0.05m;
    }

    private static bool IsNamed(LedgerPass pass, Transaction row, Transaction other) =>
        (pass.Ground.Owner is { } owner && row.Memo?.Contains(owner, StringComparison.Ordinal) == true)
        || (row.CounterpartyId is { } id && LedgerGround.Digits(id) is { Length: >= 6 } digits && digits == LedgerGround.Digits(other.Account.Number))
        || (row.CounterpartyOrg is { Length: 8 } org && other.Account.Institution.OrgCode.EndsWith(org, StringComparison.Ordinal));

    private static bool IsOrdered(LedgerPass pass, Transaction left, Transaction right)
    {
        var payee = LedgerGround.Digits(right.Account.Number);
        return pass.Ground.Orders.Any(order => order.Amount == left.Amount.Amount
            && order.Currency == left.Amount.Currency.Code
            && order.PayeeDigits == payee
            && order.From == BookJson.Text(left.Account));
    }

    // A row that fits rows of two different accounts equally well could be either.
    private static HashSet<Transaction> Ambiguous(List<(Transaction Left, Transaction Right, decimal Score)> links)
    {
        var ambiguous = new HashSet<Transaction>(ReferenceEqualityComparer.Instance);
        foreach (var group in links.GroupBy(pair => pair.Left, ReferenceEqualityComparer.Instance))
        {
            Note(group.Select(pair => (pair.Left, Other: pair.Right, pair.Score)));
        }

        foreach (var group in links.GroupBy(pair => pair.Right, ReferenceEqualityComparer.Instance))
        {
            Note(group.Select(pair => (pair.Right, Other: pair.Left, pair.Score)));
        }

        return ambiguous;

        void Note(IEnumerable<(Transaction Row, Transaction Other, decimal Score)> group)
        {
            var best = group.GroupBy(pair => pair.Score).MaxBy(pairs => pairs.Key)!;
            if (best.Select(pair => pair.Other.Account).Distinct().Skip(1).Any())
            {
                ambiguous.Add(best.First().Row);
            }
        }
    }

    // 환전: won out and currency in at one bank at one moment, or the reverse. The amounts differ by the rate.
    private static void Exchanges(LedgerPass pass, List<Transaction> outs, List<Transaction> ins)
    {
        // Only what moved in another currency than won, or beside such, can be one: looked up, or every row would meet every other.
        var insAt = ins.Where(row => row.HasTime).ToLookup(row => (row.Account.Institution, IsWon(row)));
        var outsAt = outs.Where(row => row.HasTime).ToLookup(row => row.Account.Institution);
        foreach (var left in outs.Where(row => row.HasTime && !pass.IsRead(row)))
        {
            var rights = Others(left).Where(right => !pass.IsRead(right) && IsExchange(left, right)).ToList();
            var lefts = rights.Count > 1
                ? outsAt[left.Account.Institution].Where(other => !pass.IsRead(other) && rights.TrueForAll(right => IsExchange(other, right))).ToList()
                : [left];
            // As many paid as bought: which paid for which makes no difference.
            if (rights.Count > 0 && lefts.Count == rights.Count)
            {
                lefts.Concat(rights).ToList().ForEach(row => pass.Say(row, new(FlowClass.OwnTransfer, "exchange")));
            }
        }

        IEnumerable<Transaction> Others(Transaction left) => IsWon(left)
            ? insAt[(left.Account.Institution, false)]
            : insAt[(left.Account.Institution, true)].Concat(insAt[(left.Account.Institution, false)]);
    }

    private static bool IsWon(Transaction row) => row.Amount.Currency == Currency.Krw;

    private static bool IsExchange(Transaction left, Transaction right) => left.HasTime
        && right.HasTime
        && right.Amount.Currency != left.Amount.Currency
        && right.Account.Institution == left.Account.Institution
        && Pairing.IsSameMoment(left, right);

    // The memo is the customer's own name and nothing else: the other side is at an institution that is not linked.
    private static void SelfNamed(LedgerPass pass)
    {
        if (pass.Ground.Owner is not { Length: > 1 } owner)
        {
            return;
        }

        foreach (var row in pass.Of(TransactionKind.Deposit).Where(row => !pass.IsRead(row) && row.Memo?.Trim() == owner))
        {
            pass.Say(row, new(FlowClass.OwnTransfer, "own-name"));
        }
    }

    private static List<Transaction> Moving(LedgerPass pass, Flow flow) =>
        [.. pass.BesideCards.Where(row => IsMoney(row) && row.Flow == flow && row.Amount.Amount > 0 && !pass.IsRead(row))];

    private static bool IsMoney(Transaction row) => row.Kind switch
    {
        TransactionKind.Deposit or TransactionKind.Fund or TransactionKind.Trust or TransactionKind.Pension => true,
        TransactionKind.Securities => row.TypeCode is "301" or "302",
        TransactionKind.Wallet => row.TypeCode.StartsWith("52", StringComparison.Ordinal),
        _ => false,
    };

    private static FlowClass OutClass(LedgerPass pass, Transaction to) =>
        IsPutAway(pass, to) ? FlowClass.Contribution : FlowClass.OwnTransfer;

    private static FlowClass InClass(LedgerPass pass, Transaction from) =>
        IsPutAway(pass, from) ? FlowClass.Withdrawal : FlowClass.OwnTransfer;

    private static bool IsPutAway(LedgerPass pass, Transaction row) =>
        row.Kind is not (TransactionKind.Deposit or TransactionKind.Wallet) || pass.Ground.IsSavings(row.Account);
}

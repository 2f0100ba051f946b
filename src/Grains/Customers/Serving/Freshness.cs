using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Grains.Customers.Collecting;

namespace MyDataHub.Grains.Customers.Serving;

/// <summary>
/// How fresh each fact really is. An answer that says "unchanged", an answer equal to the last one, and an answer from which it follows
/// that something cannot have moved all confirm a fact without the book being written. Pure; the book in memory is stamped anew.
/// </summary>
internal static class Freshness
{
    public static BookState Stamp(BookState book, IEnumerable<AskLog> logs)
    {
        var facts = book.Facts.ToBuilder();
        foreach (var log in logs)
        {
            foreach (var (key, at) in Confirmed(log))
            {
                if (facts.TryGetValue(key, out var fact) && at > fact.At)
                {
                    facts[key] = fact with { At = at };
                }
            }
        }

        return book with { Facts = facts.ToImmutable() };
    }

    private static IEnumerable<(FactKey Key, DateTimeOffset At)> Confirmed(AskLog log) =>
        from record in log.Records.Values
        where record.HasAnswered
        let at = ConfirmedAt(record, log)
        from key in record.FactKeys
        select (key, at);

    // A balance whose transactions showed nothing new is as fresh as the transactions.
    private static DateTimeOffset ConfirmedAt(AskRecord record, AskLog log)
    {
        if (ReAskRules.Named(record.Key.Dataset) is not ReAsk.AfterChange rule)
        {
            return record.At;
        }

        var others = log.Records.Values
            .Where(other => other.HasAnswered && rule.Of.Contains(ReAskRules.WithoutSector(other.Key.Dataset)))
            .Where(other => other.Key.Subject is null || record.Key.Subject is null || other.Key.Subject == record.Key.Subject)
            .ToList();
        return others.Count == 0 || others.Exists(other => other.ChangedAt > record.At) ? record.At : Later(record.At, others.Min(other => other.At));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

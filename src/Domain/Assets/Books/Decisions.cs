namespace MyDataHub.Domain.Assets.Books;

internal static class Decisions
{
    internal static BookState With(BookState state, MatchDecision decision)
    {
        var ordered = Order(decision);
        var known = state.Decisions.FirstOrDefault(other => IsAboutSame(other, ordered));
        if (known is not null && (known.At > ordered.At || known == ordered))
        {
            return state;
        }

        var others = state.Decisions.Where(other => !IsAboutSame(other, ordered)).Append(ordered);
        return state with { Decisions = [.. others.OrderBy(Text, StringComparer.Ordinal)] };
    }

    private static MatchDecision Order(MatchDecision decision) =>
        string.CompareOrdinal(Text(decision.Left), Text(decision.Right)) <= 0
            ? decision
            : decision with { Left = decision.Right, Right = decision.Left };

    private static bool IsAboutSame(MatchDecision one, MatchDecision other) =>
        one.Left == other.Left && one.Right == other.Right;

    private static string Text(MatchDecision decision) => Text(decision.Left) + Text(decision.Right);

    private static string Text(MatchSubject subject) => BookJson.Text(subject);
}

namespace MyDataHub.Domain.Assets;

/// <summary>Transaction.At is Korean local time; these keep it from being taken for the machine's.</summary>
internal static class TransactionTime
{
    internal static DateOnly Day(this Transaction row) => DateOnly.FromDateTime(row.At);

    internal static Month Month(this Transaction row) => Domain.Month.Of(row.Day());
}

namespace MyDataHub.Domain;

/// <summary>An exact amount in one currency. Adding two currencies is a bug, so it throws.</summary>
public readonly record struct Money(decimal Amount, Currency Currency)
{
    public static Money Krw(decimal amount) => new(amount, Currency.Krw);

    public static Money operator +(Money left, Money right) => left with { Amount = left.Amount + right.In(left.Currency) };

    public static Money operator -(Money left, Money right) => left with { Amount = left.Amount - right.In(left.Currency) };

    private decimal In(Currency currency) => Currency == currency
        ? Amount
        : throw new InvalidOperationException($"An amount in {Currency} does not combine with one in {currency}.");
}

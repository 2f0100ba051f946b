using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Insuring;

/// <summary>An insurance policy whose premiums are debited from a bank account.</summary>
internal sealed class Policy : IRoutine, IAsset
{
    private int _paid;

    public Policy(Household home, PolicyTerms terms)
    {
        Terms = terms;
        while (Due(_paid) is { } due && due < home.Begins)
        {
            Book(due.At(9, 10), "02");
        }
    }

    public PolicyTerms Terms { get; }

    public Timeline<Premium> Premiums { get; } = new(premium => premium.At);

    public string Number => Terms.Number;

    public string Name => Terms.Name;

    public DateTime OpenedAt => Terms.Issued.At(9);

    public DateTime? ClosedAt => null;

    /// <summary>insu_status: 02 in force, 05 matured.</summary>
    public string StatusAt(DateTime now) => now.Date() > Terms.Expires ? "05" : "02";

    public DateTime ChangedAt(DateTime now) =>
        now.Date() > Terms.Expires ? Terms.Expires.AddDays(1).At(0) : OpenedAt;

    public void Live(Day day)
    {
        if (Due(_paid) == day.Date)
        {
            var at = day.At(9, 10);
            Terms.Account.Pay(at, Terms.Premium, Terms.Insurer, Channels.DirectDebit);
            Book(at, "02");
        }
    }

    private void Book(DateTime at, string method)
    {
        var month = Terms.Issued.AddMonths(_paid * Terms.CycleMonths);
        Premiums.Add(new Premium(at, new DateOnly(month.Year, month.Month, 1), ++_paid, Terms.Premium, method));
    }

    /// <summary>The day of the next premium: the first with the contract, the others on the payment day.</summary>
    private DateOnly? Due(int paid)
    {
        if (paid >= Terms.PaymentCount)
        {
            return null;
        }

        var month = Terms.Issued.AddMonths(paid * Terms.CycleMonths);
        var day = paid == 0
            ? Terms.Issued
            : KoreanCalendar.DayOf(month.Year, month.Month, Terms.PayDay);
        return (day < Terms.Issued ? Terms.Issued : day).OrNextBusinessDay();
    }
}

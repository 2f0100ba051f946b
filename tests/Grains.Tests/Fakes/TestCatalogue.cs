using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Tests.Fakes;

/// <summary>A bank's deposits and loans, a card company, and the register: enough to meet every rule of a plan.</summary>
internal sealed class TestCatalogue : IDatasetCatalogue
{
    internal static readonly Dataset Accounts = new TestDataset("bank.accounts", Sector.Bank, "bank.list") { IsList = true, HasStamp = true };
    internal static readonly Dataset IrpAccounts = new TestDataset("bank.irp.accounts", Sector.Bank, "bank.list") { IsList = true, HasStamp = true };
    internal static readonly Dataset Terms = Deposit("bank.deposit.terms") with { Class = DatasetClass.Basic };
    internal static readonly Dataset Balances = Deposit("bank.deposit.balances");
    internal static readonly Dataset Transactions = Deposit("bank.deposit.transactions") with { HasStamp = false, Period = PeriodKind.Days };
    internal static readonly Dataset Irp = new TestDataset("bank.irp.value", Sector.Bank, "bank.irp") { Subjects = [AssetKind.Irp], HasStamp = true };
    internal static readonly Dataset LoanTransactions = new TestDataset("bank.loan.transactions", Sector.Bank, "bank.loan")
    {
        Subjects = [AssetKind.Loan],
        Period = PeriodKind.Days,
        ScheduledWindowDays = 89,
    };

    internal static readonly Dataset Cards = new TestDataset("card.cards", Sector.Card, "card.list") { IsList = true, HasStamp = true };
    internal static readonly Dataset Approvals = new TestDataset("card.approvals.domestic", Sector.Card, "card.card") { Subjects = [AssetKind.Card], Period = PeriodKind.Days };
    internal static readonly Dataset Dues = new TestDataset("card.dues", Sector.Card, "card.bill") { HasStamp = true };
    internal static readonly Dataset Bills = new TestDataset("card.bills", Sector.Card, "card.bill") { Period = PeriodKind.Months };
    internal static readonly Dataset BillLines = new TestDataset("card.bill-lines", Sector.Card, "card.bill") { Period = PeriodKind.OneMonth, PartSource = PartSource.BilledMonths };
    internal static readonly Dataset Registrations = new TestDataset("vehicle.registrations", Sector.VehicleRegister, "vehicle.list") { IsList = true };

    private static readonly ImmutableArray<Dataset> All =
        [Accounts, IrpAccounts, Terms, Balances, Transactions, Irp, LoanTransactions, Cards, Approvals, Dues, Bills, BillLines, Registrations];

    public ImmutableArray<Dataset> Of(Sector sector) => [.. All.Where(dataset => dataset.Sector == sector)];

    public Dataset? Find(string id) => All.FirstOrDefault(dataset => dataset.Id == id);

    private static TestDataset Deposit(string id) => new(id, Sector.Bank, "bank.deposit") { Subjects = [AssetKind.Deposit], HasStamp = true };

    private sealed record TestDataset(string Id, Sector Sector, string Scope) : Dataset(Id, Sector, Id, Scope, DatasetClass.Additional);
}

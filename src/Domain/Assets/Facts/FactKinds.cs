using System.Collections.Frozen;

namespace MyDataHub.Domain.Assets.Facts;

/// <summary>The closed list of facts by the name they are stored under, which is also FactKey.Kind: the record's name in kebab case.</summary>
public static class FactKinds
{
    public static readonly FrozenDictionary<string, Type> All = new Dictionary<string, Type>
    {
        ["account-value"] = typeof(AccountValue),
        ["asset-list"] = typeof(AssetList),
        ["auto-charges"] = typeof(AutoCharges),
        ["car-covers"] = typeof(CarCovers),
        ["card-bill"] = typeof(CardBill),
        ["card-bill-lines"] = typeof(CardBillLines),
        ["card-dues"] = typeof(CardDues),
        ["card-loans"] = typeof(CardLoans),
        ["card-points"] = typeof(CardPoints),
        ["card-revolving"] = typeof(CardRevolving),
        ["card-terms"] = typeof(CardTerms),
        ["coverages"] = typeof(Coverages),
        ["db-pension-held"] = typeof(DbPensionHeld),
        ["deposit-balances"] = typeof(DepositBalances),
        ["deposit-terms"] = typeof(DepositTerms),
        ["dormant-balance"] = typeof(DormantBalance),
        ["fund-terms"] = typeof(FundTerms),
        ["holdings"] = typeof(Holdings),
        ["lease-terms"] = typeof(LeaseTerms),
        ["loan-balance"] = typeof(LoanBalance),
        ["loan-terms"] = typeof(LoanTerms),
        ["payment-methods"] = typeof(PaymentMethods),
        ["pension-paid-in"] = typeof(PensionPaidIn),
        ["policy-riders"] = typeof(PolicyRiders),
        ["policy-terms"] = typeof(PolicyTerms),
        ["premium-plan"] = typeof(PremiumPlan),
        ["securities-cash"] = typeof(SecuritiesCash),
        ["standing-orders"] = typeof(StandingOrders),
        ["telecom-bill"] = typeof(TelecomBill),
        ["telecom-payment"] = typeof(TelecomPayment),
        ["vehicle-price"] = typeof(VehiclePrice),
        ["vehicle-registration"] = typeof(VehicleRegistration),
        ["wallet-balance"] = typeof(WalletBalance),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> Names = All.ToFrozenDictionary(kind => kind.Value, kind => kind.Key);

    public static string Of(Fact fact) => Names[fact.GetType()];
}

using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>Rows that policies share, whether the customer holds them or is insured by them.</summary>
internal static class PolicyRows
{
    internal static readonly StartReading Riders = Reads.Rows(
        "contract_list",
        static (row, _) => new Rider(
            row.Text("contract_name"), row.Text("contract_status"), row.DayOrNull("contract_exp_date"), row.Money("contract_face_amt"), row.FlagOrFalse("is_required")),
        static (rows, _) => new PolicyRiders(rows));

    internal static readonly StartReading CarCovers = Reads.Rows("car_insu_list", CarCover, static (rows, _) => new CarCovers(rows));

    internal static readonly StartReading Coverages = Reads.Rows(
        "coverage_list",
        static (row, _) => new Coverage(
            row.Text("coverage_code"), row.Text("status"), row.TextOr("coverage_num", ""), row.TextOrNull("coverage_name"), row.Amount("coverage_amt"))
        {
            SubjectCode = row.TextOrNull("subject"),
            RelationCode = row.TextOrNull("relation"),
            Characteristic = row.TextOrNull("type"),
            StartsOn = row.DayOrNull("start_date"),
            EndsOn = row.DayOrNull("end_date"),
        },
        static (rows, _) => new Coverages(rows));

    internal static Func<WireObject, ReadContext, ListedAsset> Listed(AssetKind kind) => (row, context) =>
        new(context.Key(kind, row.Text("insu_num")), row.Text("prod_name"), row.Text("insu_type"), row.Flag("is_consent"))
        {
            StatusCode = row.TextOrNull("insu_status"),
        };

    internal static PolicyTerms Terms(WireObject row, ReadContext _)
    {
        row.Ignore("insu_num", "pension_rcv_cycle");
        return new(row.DayOrNull("issue_date"), row.DayOrNull("exp_date"), row.Money("face_amt"))
        {
            IsRenewable = row.FlagOrFalse("is_renewable"),
            IsVariable = row.FlagOrFalse("is_variable"),
            IsUniversal = row.FlagOrFalse("is_universal"),
            IsLoanable = row.FlagOrFalse("is_loanable"),
            PensionStartsOn = row.DayOrNull("pension_rcv_start_date"),
            Policyholder = row.TextOrNull("issuer_name"),
            Insured = [.. row.RowsOrNone("insured_list").Select(static person =>
                new Insured(person.Text("insured_no"), person.Text("insured_name"), person.FlagOrFalse("is_primary")))],
        };
    }

    internal static PremiumPlan Premium(WireObject row, ReadContext _)
    {
        row.Ignore("is_auto_pay");
        return new(row.Text("pay_due"), row.Text("pay_cycle"), row.WholeOrNull("pay_cnt"), row.DayOrNull("pay_end_date"), row.Money("pay_amt"))
        {
            PayOrg = row.TextOrNull("pay_org_code"),
            PayAccount = row.TextOrNull("pay_account_num"),
            PayDay = row.TextOrNull("pay_date"),
        };
    }

    /// <summary>보험-006 and 보증보험-003 number payments by instalment.</summary>
    internal static Transaction PremiumPaid(WireObject row, ReadContext context) =>
        context.Draft(row.Moment("trans_date"), TransactionKind.Premium, Flow.Out, row.Magnitude("paid_amt")) with
        {
            Id = "p" + row.Text("paid_in_cnt"),
            TypeCode = row.TextOr("pay_method", ""),
            Title = row.TextOrNull("trans_applied_month"),
        };

    private static CarCover CarCover(WireObject row, ReadContext context) =>
        new(row.TextOrNull("car_number"), row.Text("car_insu_type"), row.TextOrNull("car_name"), row.Day("start_date"), row.Day("end_date"))
        {
            AgeRider = row.TextOrNull("contract_age"),
            DriverRider = row.TextOrNull("contract_driver"),
            HasOwnDamage = row.FlagOrFalse("is_own_dmg_coverage"),
            DeductibleCode = row.TextOrNull("self_pay_rate"),
            DeductibleAmount = row.AmountOrNull("self_pay_amt"),
        };
}

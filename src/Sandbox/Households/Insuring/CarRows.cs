using MyDataHub.Sandbox.Households.Time;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Insuring;

/// <summary>Car policies on the wire: 보험-004, 005, 007. A policy may cover several cars, one row each.</summary>
internal static class CarRows
{
    public static HeldRows Cars(CarPolicy policy) => Answer.List(
        "car_insu_list",
        policy.Cars.Select(car => Of(
            ("car_number", car.Cover.CarNumber),
            ("car_insu_type", "11"),
            ("car_name", car.Cover.Car.Model.Name),
            ("start_date", policy.Starts),
            ("end_date", policy.Ends),
            ("contract_age", car.Cover.Age),
            ("contract_driver", car.Cover.Drivers),
            ("is_own_dmg_coverage", car.Cover.OwnDamage),
            ("self_pay_rate", car.Cover.OwnDamage ? car.Cover.DeductibleRate : null),
            ("self_pay_amt", car.Cover.OwnDamage ? car.Cover.Deductible : null))),
        policy.OpenedAt);

    public static HeldRows Payment(CarPolicy policy) => Answer.Flat(
        Of(
            ("pay_due", "01"),
            ("pay_cycle", "99"),
            ("pay_cnt", 1),
            ("pay_org_code", policy.PayOrg),
            ("pay_account_num", policy.PayAccount),
            ("pay_end_date", policy.OpenedAt.Date()),
            ("pay_amt", policy.Cars.Sum(car => car.Premium)),
            ("currency_code", "KRW"),
            ("is_auto_pay", false)),
        policy.OpenedAt);

    public static HeldRows Transactions(Asked asked, CarPolicy policy)
    {
        var paidOn = policy.OpenedAt.Date();
        return Answer.List(
            "trans_list",
            from car in policy.Cars.Select((car, index) => (car.Cover, car.Premium, No: index + 1))
            where paidOn >= asked.From && paidOn <= asked.To
            where asked["car_number"] is null || asked["car_number"] == car.Cover.CarNumber
            select Of(
                ("trans_dtime", policy.OpenedAt),
                ("trans_no", car.No.AsDigits(4)),
                ("face_amt", car.Premium),
                ("paid_in_cnt", 1),
                ("paid_amt", car.Premium),
                ("pay_method", policy.PayMethod),
                ("pay_org_code", policy.PayOrg),
                ("pay_account_num", policy.PayAccount)),
            policy.OpenedAt);
    }
}

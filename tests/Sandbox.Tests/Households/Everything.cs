using MyDataHub.Sandbox.Households;

namespace MyDataHub.Sandbox.Tests.Households;

/// <summary>All that institutions say about a person, as lines of text.</summary>
internal static class Everything
{
    public static readonly IReadOnlyList<string> Orgs =
    [
        "A1GAON0000", "A1DAON0000", "C1HNBT0000", "C1NURI0000", "S1MIRE0000", "I1DNDN0000", "I1NLBM0000",
        "F1BARO0000", "E1MOAP0000", "T1HNRO0000", "G1SEOU0000", "register",
    ];

    /// <summary>Resources about one asset, by the asset's scope, with the member that names the asset.</summary>
    private static readonly Dictionary<string, (string Key, string[] Resources)> ByAsset = new()
    {
        ["bank.deposit"] = ("account_num",
            ["/accounts/deposit/basic", "/accounts/deposit/detail", "/accounts/deposit/transactions", "/accounts/deposit/scheduled"]),
        ["bank.loan"] = ("account_num", ["/accounts/loan/basic", "/accounts/loan/detail", "/accounts/loan/transactions"]),
        ["bank.invest"] = ("account_num", ["/accounts/invest/basic", "/accounts/invest/detail", "/accounts/invest/transactions"]),
        ["bank.isa"] = ("account_num", ["/accounts/isa/basic", "/accounts/isa/detail", "/accounts/isa/transactions"]),
        ["bank.irp"] = ("account_num", ["/irps/basic", "/irps/detail", "/irps/transactions"]),
        ["bank.prepaid"] = ("pp_id", ["/prepaid/balance", "/prepaid/transactions", "/prepaid/approval"]),
        ["bank.list"] = ("account_num", ["/sleep_noncont/deposit"]),
        ["card.card"] = ("card_id",
            ["/cards/{card_id}", "/cards/{card_id}/approval-domestic", "/cards/{card_id}/approval-overseas",
             "/cards/{card_id}/purchase-domestic", "/cards/{card_id}/purchase-overseas"]),
        ["card.prepaid"] = ("pp_id", ["/prepaid/balance", "/prepaid/transactions", "/prepaid/approval"]),
        ["invest.account"] = ("account_num",
            ["/accounts/basic", "/accounts/transactions", "/accounts/products", "/accounts/pension", "/accounts/scheduled"]),
        ["bank.dc"] = ("dc_num", ["/dc/basic", "/dc/transactions", "/dc/detail"]),
        ["invest.dc"] = ("dc_num", ["/dc/basic", "/dc/transactions", "/dc/detail"]),
        ["insu.dc"] = ("dc_num", ["/dc/basic", "/dc/transactions", "/dc/detail"]),
        ["invest.irp"] = ("account_num", ["/irps/basic", "/irps/detail", "/irps/transactions"]),
        ["insu.irp"] = ("account_num", ["/irps/basic", "/irps/detail", "/irps/transactions"]),
        ["insu.insurance"] = ("insu_num",
            ["/insurances/basic", "/insurances/contracts", "/insurances/payment", "/insurances/transactions",
             "/insurances/coverages", "/insurances/car", "/insurances/car/transactions", "/general/basic",
             "/general/contracts", "/general/payment", "/general/transactions", "/general/coverages"]),
        ["insu.insured"] = ("insu_num", ["/insured/basic", "/insured/contracts", "/insured/car", "/insured/coverages"]),
        ["insu.loan"] = ("account_num", ["/loans/basic", "/loans/detail", "/loans/transactions"]),
        ["efin.prepaid"] = ("fob_id", ["/prepaid/balance", "/prepaid/charge", "/prepaid/transactions"]),
        ["efin.paid"] = ("sub_key", ["/paid/methods", "/paid/transactions"]),
        ["capital.loan"] = ("account_num",
            ["/loans/basic", "/loans/detail", "/loans/transactions", "/loans/oplease/basic", "/loans/oplease/transactions"]),
        ["ginsu.insurance"] = ("insu_num", ["/insurances/basic", "/insurances/transactions"]),
        ["telecom.mgmt"] = ("mgmt_id", ["/telecoms/bills", "/telecoms/transactions", "/telecoms/paid-transactions"]),
    };

    /// <summary>Resources about the person as a whole, by industry (the first letter of the org_code).</summary>
    private static readonly Dictionary<char, string[]> ByPerson = new()
    {
        ['A'] = ["/accounts", "/irps", "/prepaid", "/dc", "/db/basic", "/sleep_noncont"],
        ['C'] = ["/cards", "/prepaid", "/points", "/bills", "/payments", "/payments/revolving", "/loans",
                 "/loans/short-term", "/loans/long-term"],
        ['S'] = ["/accounts", "/irps", "/dc", "/db/basic"],
        ['I'] = ["/insurances", "/loans", "/insured", "/irps", "/dc", "/db/basic", "/sleep_noncont"],
        ['F'] = ["/loans"],
        ['E'] = ["/prepaid", "/paid"],
        ['T'] = ["/telecoms"],
        ['G'] = ["/insurances"],
        ['r'] = ["/vehicles"],
    };

    public static IEnumerable<string> Of(HouseholdData data, Person person, DateTimeOffset now) =>
        from answer in Answers(data, person, now)
        select $"{answer.Line}{answer.Rows.Written()} {answer.Rows?.ChangedAt:O}";

    public static IReadOnlyList<string> History(HouseholdData data, Person person, DateTimeOffset now, string first, string last) =>
    [
        .. from answer in Answers(
               data, person, now,
               ("from_date", first), ("to_date", last), ("from_month", first[..6]), ("to_month", last[..6]))
           where answer.Rows is { ListName: not null, Rows.Count: > 0 }
              && (answer.Resource.Contains("transactions", StringComparison.Ordinal)
                  || answer.Resource.Contains("purchase", StringComparison.Ordinal))
           select answer.Line + answer.Rows.Written(),
    ];

    /// <summary>Every resource of every institution about a person: with its asset, the whole history, or a period.</summary>
    public static IEnumerable<Answered> Answers(
        HouseholdData data,
        Person person,
        DateTimeOffset now,
        params (string, string)[] period)
    {
        foreach (var org in Orgs.Where(org => data.Try(org, ByPerson[org[0]][0], person, now) is not null))
        {
            foreach (var resource in ByPerson[org[0]])
            {
                yield return new(org, "", resource, data.Try(org, resource, person, now, period));
            }

            foreach (var month in Months(data, org, person, now))
            {
                yield return new(org, month, "/bills/detail", data.Try(org, "/bills/detail", person, now, ("charge_month", month)));
            }

            foreach (var asset in data.Assets(org, person.Ci, now))
            {
                var (key, resources) = ByAsset.GetValueOrDefault(asset.Scope, ("", []));
                foreach (var resource in resources)
                {
                    yield return new(
                        org, asset.Number, resource, data.Try(org, resource, person, now, [(key, asset.Number), .. period]));
                }
            }
        }

        foreach (var loan in CardLoans(data, person, now))
        {
            yield return new(loan.Org, loan.Number, "/loans/long-term/transactions", data.Try(
                loan.Org, "/loans/long-term/transactions", person, now, [("loan_num", loan.Number), .. period]));
        }
    }

    private static IEnumerable<string> Months(HouseholdData data, string org, Person person, DateTimeOffset now) =>
        org[0] == 'C' ? data.Get(org, "/bills", person, now).Rows.Select(row => row.Text("charge_month")) : [];

    private static IEnumerable<(string Org, string Number)> CardLoans(HouseholdData data, Person person, DateTimeOffset now) =>
        from org in Orgs
        where org[0] == 'C'
        from row in data.Try(org, "/loans/long-term", person, now)?.Rows ?? []
        select (org, row.Text("loan_num"));
}

/// <summary>One answer, and what was asked.</summary>
internal sealed record Answered(string Org, string Number, string Resource, HeldRows? Rows)
{
    public string Line => $"{Org} {Number} {Resource} ";
}

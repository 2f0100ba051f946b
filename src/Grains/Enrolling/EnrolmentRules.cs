using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Enrolling;

/// <summary>What the operator's command may enrol. Pure.</summary>
internal static class EnrolmentRules
{
    private const int LongestCi = 100;
    private const int ShortestPassword = 12;
    private const int LongestPassword = 200;

    public static Refusal? Problem(NewCustomer customer) =>
        (string.IsNullOrWhiteSpace(customer.Ci) || customer.Ci.Length > LongestCi, string.IsNullOrWhiteSpace(customer.Name) || customer.Name.Length > 100,
            customer.LoginId.Length is < 3 or > 64 || customer.LoginId.Any(char.IsWhiteSpace), customer.Password.Length) switch
        {
            (true, _, _, _) => new("bad-ci", $"The CI is 1 to {LongestCi} characters.", "ci"),
            (_, true, _, _) => new("bad-name", "The name is 1 to 100 characters.", "name"),
            (_, _, true, _) => new("bad-login", "The login id is 3 to 64 characters without spaces.", "loginId"),
            (_, _, _, < ShortestPassword or > LongestPassword) => new("bad-password", $"The password is {ShortestPassword} to {LongestPassword} characters.", "password"),
            _ => null,
        };
}

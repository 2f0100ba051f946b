using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MyDataHub.Sandbox.Households.People;

/// <summary>Made-up connecting information: 64 bytes as 88 characters of Base64, as a real CI is.</summary>
internal static class Identity
{
    public static string Ci(ulong seed, int index) => Convert.ToBase64String(
        SHA512.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"ci/{seed}/{index}"))));
}

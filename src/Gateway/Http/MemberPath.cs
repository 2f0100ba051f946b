using System.Text.Json;
using System.Text.RegularExpressions;

namespace MyDataHub.Gateway.Http;

/// <summary>
/// Where in a body something is wrong. A name that was sent is said again only where it looks like one: whoever makes a slip may have put
/// a value in its place.
/// </summary>
internal static partial class MemberPath
{
    internal static string Of(JsonException wrong) => wrong.Path is { Length: > 2 and <= 100 } path && Names().IsMatch(path) ? path[2..] : "$";

    [GeneratedRegex(@"^\$(\.[A-Za-z_]{1,40}(\[\d{1,6}\])*)+\z")]
    private static partial Regex Names();
}

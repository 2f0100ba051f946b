using System.Text;

namespace MyDataHub.Gateway.Http;

/// <summary>An exception as the log may hold it: types and stacks. Messages stay out, since they quote values such as names and numbers.</summary>
internal static class FailureText
{
    internal static string Of(Exception failure)
    {
        var text = new StringBuilder();
        for (var current = failure; current is not null; current = current.InnerException)
        {
            text.Append(current.GetType().FullName).Append('\n').Append(current.StackTrace).Append('\n');
        }

        return text.ToString();
    }
}

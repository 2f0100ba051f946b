using System.Security.Cryptography;
using System.Text;
using MyDataHub.Gateway.Http;

namespace MyDataHub.Gateway.Commands;

/// <summary>A customer's first password. It never stands on the command line, where every process of the machine could read it.</summary>
internal static class FirstPassword
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>16 letters that are not mistaken for each other: about 79 bits.</summary>
    internal static string Generate() => string.Join('-', RandomNumberGenerator.GetString(Letters, 16).Chunk(4).Select(part => new string(part)));

    /// <summary>From standard input when that is a pipe or a file, else asked for twice without showing it.</summary>
    internal static string Read()
    {
        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine() is { Length: > 0 } line ? line : throw new HostingException("No password came on standard input.");
        }

        var password = Ask("First password: ");
        return Ask("Once more: ") == password ? password : throw new HostingException("The two passwords are not the same.");
    }

    private static string Ask(string question)
    {
        Console.Error.Write(question);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}

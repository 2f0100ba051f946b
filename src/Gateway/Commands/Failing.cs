using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using MyDataHub.Gateway.Http;
using MyDataHub.Storage;
using Npgsql;

namespace MyDataHub.Gateway.Commands;

/// <summary>Turns what stops a command into one sentence that says what to do.</summary>
internal static class Failing
{
    internal static async Task<int> InOneSentenceAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            return 130; // 128 + SIGINT, as shells count.
        }
        catch (Exception failure)
        {
            await Console.Error.WriteLineAsync($"hub: {SentenceOf(failure).ReplaceLineEndings(" ")}");
            return 1;
        }
    }

    internal static string SentenceOf(Exception failure) => failure switch
    {
        OptionsValidationException settings => $"The settings are not right: {string.Join(" ", settings.Failures)}",
        HostingException or StorageException => failure.Message,
        AggregateException { InnerExceptions: [var only] } => SentenceOf(only),
        IOException { InnerException: AddressInUseException } => PortInUse(failure),
        AddressInUseException => PortInUse(failure),
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "The system does not allow listening on this port; choose one above 1023 (Gateway:HttpPort, Gateway:HttpsPort, Gateway:MtlsPort).",
        NpgsqlException => $"The database cannot be used: {failure.Message}",
        UnauthorizedAccessException or IOException => failure.Message,
        _ => $"It could not start: {failure.Message} ({failure.GetType().Name})",
    };

    // Kestrel's sentence names the address.
    private static string PortInUse(Exception failure) => $"{failure.Message.TrimEnd('.')}; end what listens there or choose another (Gateway:HttpPort, Gateway:HttpsPort, Gateway:MtlsPort).";
}

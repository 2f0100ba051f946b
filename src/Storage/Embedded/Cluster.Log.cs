using Microsoft.Extensions.Logging;

namespace MyDataHub.Storage.Embedded;

internal sealed partial class Cluster
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A PostgreSQL server (process {ProcessId}) was left running by a hub that ended; stopping it.")]
    private partial void LogLeftover(int processId);

    [LoggerMessage(Level = LogLevel.Error, Message = "PostgreSQL (process {ProcessId}) ended unexpectedly; starting it again.")]
    private partial void LogEnded(int processId);

    [LoggerMessage(
        Level = LogLevel.Error, Message = "PostgreSQL could not be started again: {Reason} Trying once a second.")]
    private partial void LogRestartFailed(string reason);
}

namespace MyDataHub.Sandbox;

/// <summary>The sandbox cannot start as it is set up; the message is one sentence that says what to do.</summary>
public sealed class SandboxSetupException(string message, Exception? cause = null) : Exception(message, cause);

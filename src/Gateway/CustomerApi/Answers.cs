namespace MyDataHub.Gateway.CustomerApi;

/// <summary>Problems an endpoint may answer beside those that every one of its kind may; for the OpenAPI document.</summary>
internal sealed record Answers(int[] Statuses)
{
    internal static Answers Of(params int[] statuses) => new(statuses);
}
